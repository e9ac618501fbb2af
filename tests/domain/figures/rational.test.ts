// Epsilon is exact in store and plain on pages.
import { expect, test } from "vitest";
import { amountShown, rational, rationalShown } from "#app/domain/figures/rational.ts";

test("a reader sees decimals where they are exact, and the fraction where they would round", () => {
  expect(rationalShown(rational(2n, 5n))).toBe("0.4");
  expect(rationalShown(rational(2n))).toBe("2");
  expect(rationalShown(rational(1n, 8n))).toBe("0.125");
  expect(rationalShown(rational(1n, 16n))).toBe("1/16");
  expect(rationalShown(rational(1n, 3n))).toBe("1/3");
});

test("a stored amount is shown in the same way, and anything else is left as it is", () => {
  expect(amountShown("4/5")).toBe("0.8");
  expect(amountShown("much")).toBe("much");
});
