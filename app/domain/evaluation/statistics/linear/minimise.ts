// Minimum of a function of one number on 0 to 1: a coarse grid finds the valley, golden section the
// bottom. No derivative, no chance, and an end point is returned exactly when it is the minimum.
import { entry } from "./entries.ts";

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * @param value function on [0, 1)
 * @param gridSize points of the first look, at least 3
 */
export function minimiseOnUnitInterval(value: (x: number) => number, gridSize = 40): number {
  const grid = Array.from({ length: gridSize }, (_, k) => (k / gridSize) ** 2);
  const values = grid.map(value);
  const best = values.indexOf(Math.min(...values));
  let low = best === 0 ? 0 : entry(grid, best - 1);
  let high = best === gridSize - 1 ? 1 - 1e-9 : entry(grid, best + 1);
  let left = high - GOLDEN * (high - low);
  let right = low + GOLDEN * (high - low);
  let valueLeft = value(left);
  let valueRight = value(right);
  while (high - low > 1e-10) {
    if (valueLeft <= valueRight) {
      high = right;
      right = left;
      valueRight = valueLeft;
      left = high - GOLDEN * (high - low);
      valueLeft = value(left);
    } else {
      low = left;
      left = right;
      valueLeft = valueRight;
      right = low + GOLDEN * (high - low);
      valueRight = value(right);
    }
  }
  const bottom = (low + high) / 2;
  return value(0) <= value(bottom) ? 0 : bottom;
}
