// Event study by two-way fixed effects: one effect for each time since start, reference the last
// period before it; outer times may be binned. With a test that all effects before the start are 0.
// Without never-treated units one more reference is needed: the earliest time is left out as well.
// Effects that differ between cohorts leak into each other here: read beside Sun-Abraham.
// Source: Schmidheiny and Siegloch, J. Applied Econometrics 38 (2023); Sun and Abraham (2021).
import { contrastInference, type VarianceChoice } from "../panel/contrast-inference.ts";
import type { Estimate } from "../panel/estimate.ts";
import { fixedEffectsFit } from "../panel/fixed-effects-fit.ts";
import { type JointTest, jointZeroTest, unitContrasts } from "../panel/joint-zero-test.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { designOf, relativeTimes } from "./relative-time-design.ts";
import type { StaggeredPanel } from "./staggered-panel.ts";

export interface EventStudy {
  readonly points: readonly (Estimate & { readonly at: number })[];
  /** Times since start set to zero. */
  readonly references: readonly number[];
  readonly preTrend: JointTest | Refusal;
  readonly convention: VarianceChoice;
}

/**
 * @param window first and last time since start; everything beyond is counted with the end points.
 *   Default: no binning.
 */
export function eventStudy(
  panel: StaggeredPanel,
  convention: VarianceChoice = "CR2",
  window?: readonly [first: number, last: number],
  coverage = 0.95,
): EventStudy | Refusal {
  const binned = (at: number) =>
    window === undefined ? at : Math.min(Math.max(at, window[0]), window[1]);
  const times = [...new Set(relativeTimes(panel).map(binned))].sort((a, b) => a - b);
  const before = times.filter((at) => at < 0);
  if (before.length === 0) return refuse("no-points-before");
  if (!times.some((at) => at >= 0)) return refuse("no-points-after");
  const hasNever = panel.starts.some((start) => start === Number.POSITIVE_INFINITY);
  if (panel.units.length < 3 || panel.starts.filter(Number.isFinite).length < 2) {
    return refuse("one-treated-cluster");
  }
  const references = new Set([before.at(-1)]);
  if (!hasNever && window === undefined) references.add(before[0]);
  const kept = times.filter((at) => !references.has(at));
  const design = designOf(panel, kept.length, (start, period) => {
    // Never treated: no time since start, also not a binned one.
    const at = Number.isFinite(start) ? binned(period - start) : null;
    return kept.map((time) => (time === at ? 1 : 0));
  });
  if (isRefusal(design)) return design;
  const fit = fixedEffectsFit(design);
  if (isRefusal(fit)) return fit;
  const inference = contrastInference(fit, convention);
  if (isRefusal(inference)) return inference;
  const points: (Estimate & { at: number })[] = [];
  for (const [position, at] of kept.entries()) {
    const point = inference(unitContrasts([position], kept.length)[0] ?? [], coverage);
    if (isRefusal(point)) return { ...point, detail: `time since start ${at}` };
    points.push({ at, ...point });
  }
  const early = [...kept.keys()].filter((position) => (kept[position] ?? 0) < 0);
  return {
    points,
    references: times.filter((at) => references.has(at)),
    preTrend: jointZeroTest(fit, unitContrasts(early, kept.length)),
    convention,
  };
}
