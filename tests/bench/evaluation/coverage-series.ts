// How often the interval of the hospital's step at the first start contains the truth: 36 months, eight
// units of which four begin in month 18, as the page asks it. Documented, not promised.
import type { EvaluationSeries } from "#app/domain/evaluation/evaluation-series.ts";
import { interruptedQuestion } from "#app/domain/evaluation/hospital-courses.ts";
import { runEvaluation } from "#app/domain/evaluation/run-evaluation.ts";
import { isRefusal } from "#app/domain/evaluation/statistics/refusals.ts";
import { normalFrom, seededRandom } from "#app/domain/evaluation/statistics/seeded-random.ts";
import type { BenchRow } from "./bench-row.ts";

const truth = 4;
const start = 18;
const units = Array.from({ length: 8 }, (_, unit) => unit);
const months = Array.from({ length: 36 }, (_, month) => month);
const monthOf = (at: number) =>
  `${2023 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
const everywhere = units.flatMap((unit) =>
  months.map((month) => ({
    unit,
    month,
    place: { unitCode: `W${unit}`, month: monthOf(month) },
    exposure: 500 + 100 * unit,
  })),
);

function drawn(seed: number): EvaluationSeries {
  const random = seededRandom(seed);
  return {
    rollout: units
      .slice(0, 4)
      .map((unit) => ({ unitCode: `W${unit}`, lever: "peer-support", startMonth: monthOf(start) })),
    counts: everywhere.map(({ unit, month, place, exposure }) => ({
      ...place,
      harmLevel: "near-miss",
      reportCount:
        (exposure * (20 + (unit < 4 && month >= start ? truth : 0))) / 1_000 +
        3 * normalFrom(random),
    })),
    amounts: everywhere.map(({ place, exposure }) => ({
      ...place,
      kind: "patient-days",
      amount: exposure,
    })),
    scores: [],
    reach: new Map(),
  };
}

export function seriesCoverage(times = 1_000): BenchRow {
  let held = 0;
  for (let seed = 1; seed <= times; seed += 1) {
    const asked = interruptedQuestion(drawn(seed));
    if (isRefusal(asked)) throw new Error(asked.reason);
    const report = runEvaluation(asked.spec, asked.table);
    if (report.status !== "ok") throw new Error(report.status);
    const step = report.estimates.find(({ name }) => name === "level-change-difference");
    if ((step?.low ?? truth) < truth && (step?.high ?? truth) > truth) held += 1;
  }
  return {
    what: "hospital's step at the first start, 36 months, interrupted time series",
    measured: (100 * held) / times,
    unit: "percent",
    wanted: null,
    isMet: null,
  };
}
