// Sun and Abraham's interaction-weighted estimator: one fixed-effects regression with an indicator
// for every cohort and time since start (the last period before the start is the reference), then
// averages over cohorts by their shares at each time since start, the shares taken as given.
// Without never-treated units the sample is cut at the last cohort's start, and that cohort is the
// comparison; leaving its treated periods in goes badly wrong.
// After the start it equals Callaway-Sant'Anna with never-treated comparison on a balanced panel.
// Source: Sun and Abraham, Journal of Econometrics 225 (2021).
import { entry, item } from "../linear/entries.ts";
import { contrastInference, type VarianceChoice } from "../panel/contrast-inference.ts";
import type { Estimate } from "../panel/estimate.ts";
import { fixedEffectsFit } from "../panel/fixed-effects-fit.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { designOf } from "./relative-time-design.ts";
import { type StaggeredPanel, withoutLastCohortsTreatment } from "./staggered-panel.ts";

export interface SunAbraham {
  /** Average over all treated unit-periods. */
  readonly overall: Estimate;
  readonly points: readonly (Estimate & { readonly at: number })[];
  readonly convention: VarianceChoice;
  readonly panel: StaggeredPanel;
}

export function sunAbraham(
  given: StaggeredPanel,
  convention: VarianceChoice = "fixest-nested",
  coverage = 0.95,
): SunAbraham | Refusal {
  const hasNever = given.starts.some((start) => start === Number.POSITIVE_INFINITY);
  const panel = hasNever ? given : withoutLastCohortsTreatment(given);
  if (isRefusal(panel)) return panel;
  const treatedUnits = panel.starts.filter(Number.isFinite).length;
  if (treatedUnits < 2 || panel.units.length - treatedUnits < 2) {
    return refuse("one-treated-cluster", `${treatedUnits} of ${panel.units.length} units start`);
  }
  const reference = (cohort: number) => panel.periods.filter((period) => period < cohort).at(-1);
  const cells = panel.cohorts.flatMap((cohort) =>
    panel.periods
      .filter((period) => period !== reference(cohort))
      .map((period) => ({ cohort, period, at: period - cohort })),
  );
  const design = designOf(panel, cells.length, (start, period) =>
    cells.map((cell) => (cell.cohort === start && cell.period === period ? 1 : 0)),
  );
  if (isRefusal(design)) return design;
  const fit = fixedEffectsFit(design);
  if (isRefusal(fit)) return fit;
  const inference = contrastInference(fit, convention);
  if (isRefusal(inference)) return inference;

  const sizeOf = new Map<number, number>();
  for (const start of panel.starts) sizeOf.set(start, (sizeOf.get(start) ?? 0) + 1);
  const average = (belongs: (at: number) => boolean) => {
    const sizes = cells.map((cell) => (belongs(cell.at) ? (sizeOf.get(cell.cohort) ?? 0) : 0));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    return inference(
      sizes.map((size) => size / total),
      coverage,
    );
  };
  const overall = average((at) => at >= 0);
  if (isRefusal(overall)) return overall;
  const points: (Estimate & { at: number })[] = [];
  const times = [...new Set(cells.map((cell) => cell.at))].sort((a, b) => a - b);
  for (let position = 0; position < times.length; position++) {
    const at = entry(times, position);
    const point = average((time) => time === at);
    if (isRefusal(point)) return { ...point, detail: `time since start ${item(times, position)}` };
    points.push({ at, ...point });
  }
  return { overall, points, convention, panel };
}
