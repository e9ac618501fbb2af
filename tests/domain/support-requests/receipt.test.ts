// The code a person keeps: even, without doubles, and forgiving of how it is typed.
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  receiptFrom,
  receiptGroups,
  receiptLength,
  typedReceipt,
} from "#app/domain/support-requests/receipt.ts";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const tenBytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

describe("a receipt", () => {
  test("is not given twice in a hundred thousand, and every symbol is as likely at every place", () => {
    const drawn = 100_000;
    const counts = Array.from({ length: receiptLength }, () => new Map<string, number>());
    const seen = new Set<string>();
    for (let nth = 0; nth < drawn; nth += 1) {
      const code = receiptFrom(randomBytes(10));
      seen.add(code);
      [...code].forEach((symbol, at) => {
        const here = counts[at];
        here?.set(symbol, (here.get(symbol) ?? 0) + 1);
      });
    }
    expect(seen.size).toBe(drawn);
    const expected = drawn / alphabet.length;
    const chiSquared = counts.map((here) =>
      [...alphabet].reduce(
        (sum, symbol) => sum + ((here.get(symbol) ?? 0) - expected) ** 2 / expected,
        0,
      ),
    );
    // 31 degrees of freedom. Beyond 87 lies one run in four million per place: 1 in 250,000 for all 16.
    expect(Math.max(...chiSquared)).toBeLessThan(87);
    expect(chiSquared.every(Number.isFinite)).toBe(true);
  });

  test("holds every one of its eighty bits: different bytes, different code", () => {
    fc.assert(
      fc.property(tenBytes, fc.nat({ max: 79 }), (bytes, bit) => {
        const other = Uint8Array.from(bytes);
        other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(receiptFrom(other)).not.toBe(receiptFrom(bytes));
      }),
    );
  });

  test("has sixteen signs of the alphabet, without the look-alikes I, L, O and U", () => {
    fc.assert(
      fc.property(tenBytes, (bytes) => {
        expect(receiptFrom(bytes)).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
        expect(receiptGroups(receiptFrom(bytes)).map((group) => group.length)).toEqual([
          4, 4, 4, 4,
        ]);
      }),
    );
  });

  test("is made from ten bytes and no other number", () => {
    for (const count of [0, 9, 11]) {
      expect(() => receiptFrom(new Uint8Array(count))).toThrow(RangeError);
    }
  });
});

describe("a receipt as typed", () => {
  const separators = fc.constantFrom(
    "",
    " ",
    "-",
    "  ",
    "\t",
    "\u00a0",
    "\u2013",
    "\u2212",
    ".",
    "_",
    "\n",
  );
  const lookAlikes: Record<string, string[]> = {
    "0": ["0", "O", "o"],
    "1": ["1", "I", "i", "L", "l"],
  };

  /** One of the ways a person writes one sign: small, look-alike, full width as some keyboards do. */
  const waysToWrite = (symbol: string) =>
    fc.constantFrom(
      ...(lookAlikes[symbol] ?? [symbol, symbol.toLowerCase()]),
      String.fromCharCode(symbol.charCodeAt(0) + 0xfee0),
    );

  test("is read whatever the case, spaces, dashes and look-alikes", () => {
    const written = tenBytes.chain((bytes) => {
      const code = receiptFrom(bytes);
      const parts = [...code].map((symbol) => fc.tuple(separators, waysToWrite(symbol)));
      return fc.tuple(fc.constant(code), fc.tuple(...parts), separators);
    });
    fc.assert(
      fc.property(written, ([code, parts, end]) => {
        const text = parts.map((part) => part.join("")).join("") + end;
        expect(typedReceipt(text)).toEqual({ is: "receipt", code });
      }),
    );
  });

  test("of another length is told how many signs were typed", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 60 }),
        (signs) => {
          fc.pre(signs.length !== receiptLength);
          expect(typedReceipt(signs.join(""))).toEqual({ is: "wrong-length", typed: signs.length });
        },
      ),
    );
  });

  test("with a sign that no receipt has is told which", () => {
    fc.assert(
      fc.property(
        tenBytes,
        fc.constantFrom("U", "u", "?", "Ä", "€", "字", "😀"),
        fc.nat({ max: 16 }),
        (bytes, sign, at) => {
          const code = receiptFrom(bytes);
          const typed = typedReceipt(code.slice(0, at) + sign + code.slice(at));
          expect(typed.is).toBe("wrong-sign");
        },
      ),
    );
    expect(typedReceipt("ABCU")).toEqual({ is: "wrong-sign", sign: "U" });
  });

  test("that is nothing, or nothing but spaces and dashes, is empty", () => {
    fc.assert(
      fc.property(fc.array(separators), (parts) => {
        expect(typedReceipt(parts.join(""))).toEqual({ is: "empty" });
      }),
    );
  });

  test("is answered whatever was typed, and never with an error", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        expect(["receipt", "empty", "wrong-length", "wrong-sign"]).toContain(typedReceipt(text).is);
      }),
    );
  });
});
