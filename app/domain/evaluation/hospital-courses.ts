// Reporting month by month in the units with peer support taken together, beside the units that never had
// it: one series before and after the first start, and one to compare it with. Pure; no unit's own number.
import { type EvaluateSpec, evaluateSpec } from "./evaluate-spec.ts";
import {
  type CountedMonth,
  countedMonths,
  type EvaluationSeries,
  exposureOf,
  summed,
  supportStarts,
  total,
} from "./evaluation-series.ts";
import type { Table } from "./read-table.ts";
import { type Refusal, refuse } from "./statistics/refusals.ts";

export interface MonthOfCourses {
  /** `2026-03` */
  readonly month: string;
  /** Reports for the exposure, in units with peer support; in all units where too few never had it. */
  readonly own: number;
  /** In units that never had it; null where they are too few, or were not all counted. */
  readonly others: number | null;
}

export interface HospitalCourses {
  /** The month in which the first unit began. */
  readonly start: string;
  readonly months: readonly MonthOfCourses[];
}

/** Fewer would make a course nearly one unit's own. */
const fewestUnits = 3;

function rateOf(counted: readonly CountedMonth[], per: number): number | null {
  if (new Set(counted.map(({ unitCode }) => unitCode)).size < fewestUnits) return null;
  const exposure = counted.reduce((sum, one) => sum + one.exposure, 0);
  return (per * total(summed(counted.map(({ counts }) => counts)))) / exposure;
}

/** @returns null without three units that began. */
export function hospitalCourses(series: EvaluationSeries): HospitalCourses | null {
  const counted = countedMonths(series);
  const { per } = exposureOf(series.amounts);
  const starts = supportStarts(series.rollout);
  const units = [...new Set(counted.map(({ unitCode }) => unitCode))];
  const began = units.filter((unit) => starts.has(unit));
  const [start] = began.flatMap((unit) => starts.get(unit) ?? []).sort();
  if (began.length < fewestUnits || start === undefined) return null;
  const hasOthers = units.length - began.length >= fewestUnits;
  const labels = [...new Set(counted.map(({ month }) => month))].sort();
  return {
    start,
    months: labels.flatMap((month): MonthOfCourses[] => {
      const here = counted.filter((one) => one.month === month);
      const own = rateOf(hasOthers ? here.filter((one) => starts.has(one.unitCode)) : here, per);
      if (own === null) return [];
      const others = here.filter((one) => !starts.has(one.unitCode));
      return [{ month, own, others: hasOthers ? rateOf(others, per) : null }];
    }),
  };
}

/** Two years show a season; fewer would take it for an effect. */
const fewestForSeason = 24;

/** Interrupted time series of the hospital, with the comparison where there is one. */
export function interruptedQuestion(
  series: EvaluationSeries,
): { spec: EvaluateSpec; table: Table } | Refusal {
  if (countedMonths(series).length === 0) return refuse("no-rows");
  const courses = hospitalCourses(series);
  if (courses === null) return refuse("too-few-units-to-show");
  const points = courses.months.flatMap(({ month, own, others }) => [
    { month, rate: own, comparison: "0" },
    ...(others === null ? [] : [{ month, rate: others, comparison: "1" }]),
  ]);
  const hasComparison = points.some(({ comparison }) => comparison === "1");
  return {
    spec: evaluateSpec.parse({
      method: "interrupted-time-series",
      data: "series.csv",
      columns: {
        period: "month",
        outcome: "rate",
        ...(hasComparison ? { comparison: "comparison" } : {}),
      },
      options: {
        start: courses.start,
        ...(courses.months.length >= fewestForSeason ? { season: { length: 12, pairs: 1 } } : {}),
      },
    }),
    table: {
      columns: ["month", "rate", "comparison"],
      rows: points.map(({ month, rate, comparison }, at) => ({
        line: at + 2,
        cells: { month, rate: String(rate), comparison },
      })),
    },
  };
}
