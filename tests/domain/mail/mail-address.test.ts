import fc from "fast-check";
import { expect, test } from "vitest";
import { addressShape, isAddress, normalAddress } from "#app/domain/mail/mail-address.ts";

test("an address is compared without case, without outer spaces and in one Unicode form", () => {
  expect(normalAddress("  Maria.Ｌópez@Example.ORG ")).toBe("maria.lópez@example.org");
  expect(addressShape.parse(" A.Nurse@Hospital.example")).toBe("a.nurse@hospital.example");
});

test("bringing an address to its normal form twice changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (typed) => {
      const once = normalAddress(typed);
      if (isAddress(once)) expect(normalAddress(once)).toBe(once);
    }),
  );
});

test.each([
  "two@example.org, three@example.org",
  "a@example.org\r\nBcc: b@example.org",
  "a@example.org\nX: y",
  "Name <a@example.org>",
  '"a b"@example.org',
  "a@b@example.org",
  "a b@example.org",
  "nobody",
  "@example.org",
  "a@",
  "a@.org",
  `${"x".repeat(65)}@example.org`,
  `x@${"y".repeat(300)}.org`,
])("what could be more than one recipient, or none, is refused: %j", (typed) => {
  expect(addressShape.safeParse(typed).success).toBe(false);
});
