// From numbers to places in a picture, and the steps on its axis.

export interface Scale {
  /** Place of a value, in units of the picture. */
  at(value: number): number;
  steps: readonly number[];
}

/** 1, 2 or 5 times a power of ten: steps that people count in. */
function stepFor(span: number, wanted: number): number {
  const rough = span / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough) ?? rough;
}

/** @param from place of the lowest step; @param to place of the highest */
export function scaleOver(values: readonly number[], from: number, to: number, wanted = 4): Scale {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const step = stepFor(high > low ? high - low : Math.abs(high) || 1, wanted);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
  const steps = Array.from({ length: last - first + 1 }, (_, at) =>
    Number(((first + at) * step).toPrecision(12)),
  );
  const [bottom, top] = [first * step, last * step];
  return { at: (value) => from + ((to - from) * (value - bottom)) / (top - bottom), steps };
}

/** As few labels as fit: every so many of a row. */
export const every = (count: number, most: number): number => Math.max(1, Math.ceil(count / most));

export const path = (points: readonly (readonly [x: number, y: number])[]): string =>
  points.map(([x, y], at) => `${at === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
