// How far off a released number may be, as it is said beside it.
import { describe, expect, test } from "vitest";
import { errorNineteenInTwenty } from "#app/domain/figures/noise-error.ts";
import { rational } from "#app/domain/figures/rational.ts";

describe("the error of a table", () => {
  test.each([
    [1n, 1n, 3],
    [1n, 2n, 6],
    [2n, 5n, 7],
    [1n, 4n, 12],
    [1n, 5n, 15],
    [1n, 10n, 30],
    [1n, 20n, 60],
    [2n, 1n, 1],
  ])("of epsilon %d/%d is %d, nineteen times in twenty", (num, den, within) => {
    expect(errorNineteenInTwenty(rational(num, den))).toBe(within);
  });

  test("is the smallest distance the noise keeps nineteen times in twenty", () => {
    for (let den = 1n; den <= 60n; den += 1n) {
      const within = errorNineteenInTwenty(rational(1n, den));
      const q = Math.exp(-1 / Number(den));
      const beyond = (distance: number) => (2 * q ** (distance + 1)) / (1 + q);
      expect(beyond(within)).toBeLessThanOrEqual(0.05);
      if (within > 0) expect(beyond(within - 1)).toBeGreaterThan(0.05);
    }
  });

  test("is refused for a budget of nothing", () => {
    expect(() => errorNineteenInTwenty(rational(0n))).toThrow(RangeError);
    expect(() => errorNineteenInTwenty(rational(1n, 100_000n))).toThrow(RangeError);
  });
});
