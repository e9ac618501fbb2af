// The hospital's own scores from wave to wave, and whether they moved more than they always did: an
// individuals chart of released means. Pure; reads releases only.
import { controlChart } from "#app/domain/evaluation/statistics/charts/control-chart.ts";
import { isRefusal } from "#app/domain/evaluation/statistics/refusals.ts";
import type { WaveRelease } from "./wave-release.ts";

export interface ScalePoint {
  opensOn: string;
  mean: number;
  /** Null while there are too few waves for limits. */
  limits: { lower: number; upper: number; isOutside: boolean } | null;
}

export interface ScaleOverTime {
  instrument: string;
  scale: string;
  points: ScalePoint[];
}

/** Limits from fewer points are drawn from almost nothing. */
export const leastWavesForLimits = 6;

/** @param releases in any order. Versions of an instrument are kept apart: they may ask other things. */
export function scalesOverTime(releases: readonly WaveRelease[]): ScaleOverTime[] {
  const series = new Map<
    string,
    { instrument: string; scale: string; waves: [string, number][] }
  >();
  const inTime = [...releases].sort((a, b) => (a.opensOn < b.opensOn ? -1 : 1));
  for (const release of inTime) {
    for (const { instrument, version, scale, groups } of release.scales) {
      const hospital = groups.find(({ group }) => group === "all");
      if (!hospital) continue;
      const key = `${instrument}\n${version}\n${scale}`;
      const own = series.get(key) ?? { instrument, scale, waves: [] };
      own.waves.push([release.opensOn, hospital.meanHundredths / 100]);
      series.set(key, own);
    }
  }
  return [...series.values()].map(({ instrument, scale, waves }) => ({
    instrument,
    scale,
    points: withLimits(waves),
  }));
}

function withLimits(waves: readonly [string, number][]): ScalePoint[] {
  const plain = waves.map(([opensOn, mean]): ScalePoint => ({ opensOn, mean, limits: null }));
  if (waves.length < leastWavesForLimits) return plain;
  const chart = controlChart(
    "xmr",
    waves.map(([label, value]) => ({ label, value })),
  );
  if (isRefusal(chart)) return plain;
  const drawn = chart.phases.flatMap(({ points }) => points);
  return plain.map((point, index) => {
    const { lower = null, upper = null, isOutside = false } = drawn[index] ?? {};
    const limits = lower === null || upper === null ? null : { lower, upper, isOutside };
    return { ...point, limits };
  });
}
