// Root of an increasing function by bisection: slow, and it cannot be fooled by a flat tail, which
// Newton steps on distribution functions can.

/**
 * @param distance increasing function, negative at `from` (or zero)
 * @param from left end, finite
 * @param firstTo first guess of the right end; doubled away from `from` until the sign changes
 * @returns the root to the last one or two digits of a double
 * @throws RangeError when no sign change is found
 */
export function solveIncreasing(
  distance: (x: number) => number,
  from: number,
  firstTo: number,
): number {
  let low = from;
  let high = firstTo;
  for (let doubling = 0; distance(high) < 0; doubling++) {
    if (doubling > 1000) throw new RangeError("no root found to the right of the starting point");
    low = high;
    high = from + 2 * (high - from);
  }
  for (let step = 0; step < 400; step++) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    if (distance(middle) < 0) low = middle;
    else high = middle;
  }
  return low + (high - low) / 2;
}
