// Reading and adding to numeric arrays under strict index checks. An index outside the array is a
// fault of the program and throws, because a silent 0 or NaN would become a wrong estimate.

export type Numbers = readonly number[] | Float64Array | Int32Array;

export function entry(values: Numbers, index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no entry ${index} among ${values.length}`);
  return value;
}

export function item<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no item ${index} among ${values.length}`);
  return value;
}

export function add(values: Float64Array, index: number, amount: number): void {
  values[index] = entry(values, index) + amount;
}

export function dot(first: Numbers, second: Numbers): number {
  let sum = 0;
  for (let i = 0; i < first.length; i++) sum += entry(first, i) * entry(second, i);
  return sum;
}

export function mean(values: Numbers): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += entry(values, i);
  return sum / values.length;
}
