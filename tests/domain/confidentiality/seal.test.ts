// Sealed values open only where they were put, only with their key, only whole, and do not show how long
// what they hold is.
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  keyIdOf,
  type Place,
  SealBroken,
  type SealingKey,
  seal,
  unseal,
} from "#app/domain/confidentiality/seal.server.ts";
import type { Sealed } from "#app/domain/ids.ts";

const key: SealingKey = { id: "m-1", secret: randomBytes(32) };
const place: Place = { table: "support_cases", column: "sealed_contact", row: "case 1" };
const bytesOf = (sealed: Sealed) => Buffer.from(sealed, "base64url");

const places = fc.record({ table: fc.string(), column: fc.string(), row: fc.string() });

test("any text comes back as it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 2_000 }), places, (text, anywhere) => {
      expect(unseal(key, anywhere, seal(key, anywhere, text))).toBe(
        Buffer.from(text, "utf8").toString("utf8"),
      );
    }),
  );
});

describe("a sealed value does not open", () => {
  test.each([
    ["in another row", { row: "case 2" }],
    ["in another column", { column: "sealed_request" }],
    ["in another table", { table: "encounters" }],
  ])("%s", (_where, elsewhere) => {
    const sealed = seal(key, place, "0664 1234");
    expect(() => unseal(key, { ...place, ...elsewhere }, sealed)).toThrow(SealBroken);
  });

  test("anywhere but in its place, whatever the places are called", () => {
    fc.assert(
      fc.property(places, places, (here, there) => {
        fc.pre(
          [here.table, here.column, here.row].join("|") !==
            [there.table, there.column, there.row].join("|"),
        );
        expect(() => unseal(key, there, seal(key, here, "x"))).toThrow(SealBroken);
      }),
    );
  });

  test("with another key of the same name, nor with the same key under another name", () => {
    const sealed = seal(key, place, "x");
    expect(() => unseal({ ...key, secret: randomBytes(32) }, place, sealed)).toThrow(SealBroken);
    expect(() => unseal({ ...key, id: "m-2" }, place, sealed)).toThrow(SealBroken);
  });

  test("after its stored key name was changed to that of another key with the same secret", () => {
    const bytes = bytesOf(seal(key, place, "x"));
    bytes.write("m-2", 2);
    const renamed = bytes.toString("base64url") as Sealed;
    expect(() => unseal({ ...key, id: "m-2" }, place, renamed)).toThrow(SealBroken);
  });

  test("after any single bit was flipped", () => {
    const sealed = seal(key, place, "a name, a number");
    const size = bytesOf(sealed).length;
    for (let bit = 0; bit < size * 8; bit += 1) {
      const bytes = bytesOf(sealed);
      bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => unseal(key, place, bytes.toString("base64url") as Sealed), `bit ${bit}`).toThrow(
        SealBroken,
      );
    }
  });

  test("cut short, drawn out, or when it is something else altogether", () => {
    const whole = bytesOf(seal(key, place, "x"));
    fc.assert(
      fc.property(
        fc.nat({ max: whole.length - 1 }),
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        (end, more) => {
          for (const bytes of [
            whole.subarray(0, end),
            Buffer.concat([whole, more]),
            Buffer.from(more),
          ]) {
            expect(() => unseal(key, place, bytes.toString("base64url") as Sealed)).toThrow(
              SealBroken,
            );
          }
        },
      ),
    );
    expect(() => unseal(key, place, "" as Sealed)).toThrow(SealBroken);
    expect(() => keyIdOf("" as Sealed)).toThrow(SealBroken);
  });
});

describe("what can be seen of a sealed value", () => {
  test("is the same length for every text of up to 252 bytes, and then grows in steps of 256", () => {
    const lengthFor = (bytes: number) => bytesOf(seal(key, place, "x".repeat(bytes))).length;
    const first = lengthFor(0);
    for (let bytes = 0; bytes <= 252; bytes += 1) expect(lengthFor(bytes)).toBe(first);
    expect(lengthFor(253)).toBe(first + 256);
    expect(lengthFor(508)).toBe(first + 256);
    expect(lengthFor(509)).toBe(first + 512);
  });

  test("is always the same length where the length is fixed, and what does not fit is refused", () => {
    const lengthFor = (text: string) => bytesOf(seal(key, place, text, 1_024)).length;
    fc.assert(
      fc.property(fc.string({ maxLength: 250 }), (text) => {
        expect(lengthFor(text)).toBe(lengthFor(""));
      }),
    );
    expect(() => seal(key, place, "x".repeat(1_021), 1_024)).toThrow(RangeError);
  });

  test("differs every time, for the same text in the same place", () => {
    const sealed = Array.from({ length: 1_000 }, () => bytesOf(seal(key, place, "x")));
    const nonces = sealed.map((bytes) => bytes.subarray(2 + key.id.length, 14 + key.id.length));
    expect(new Set(nonces.map((nonce) => nonce.toString("hex"))).size).toBe(1_000);
  });

  test("says nothing in its refusal of what was asked for", () => {
    const broken = new SealBroken();
    expect(`${broken.message} ${JSON.stringify(broken)}`).not.toMatch(/support_cases|case 1|m-1/);
    expect(broken.cause).toBeUndefined();
  });
});
