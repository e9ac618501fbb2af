// The hospital before and after the first start, and the released reach as dose.
import { describe, expect, test } from "vitest";
import type { EvaluationSeries } from "#app/domain/evaluation/evaluation-series.ts";
import { hospitalCourses, interruptedQuestion } from "#app/domain/evaluation/hospital-courses.ts";
import { questionsOf } from "#app/domain/evaluation/programme-questions.ts";
import { runEvaluation } from "#app/domain/evaluation/run-evaluation.ts";
import { isRefusal } from "#app/domain/evaluation/statistics/refusals.ts";
import { normalFrom, seededRandom } from "#app/domain/evaluation/statistics/seeded-random.ts";
import { segmentedRegression } from "#app/domain/evaluation/statistics/series/segmented-regression.ts";
import { answered, expectClose } from "#tests/reference/reference-cases.ts";

const monthOf = (at: number) =>
  `${2023 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
const months = Array.from({ length: 36 }, (_, at) => at);
const wardOf = (at: number) => `W${String(at + 1).padStart(2, "0")}`;

/** Units with exposures of their own; `reports` says how many a unit has in a month. */
function seriesOf(
  units: number,
  starts: readonly (number | null)[],
  reports: (unit: number, month: number) => number,
  reach: EvaluationSeries["reach"] = new Map(),
): EvaluationSeries {
  const wards = Array.from({ length: units }, (_, unit) => unit);
  const everywhere = wards.flatMap((unit) => months.map((month) => ({ unit, month })));
  return {
    rollout: wards.flatMap((unit) => {
      const start = starts[unit];
      return start === null || start === undefined
        ? []
        : [{ unitCode: wardOf(unit), lever: "peer-support" as const, startMonth: monthOf(start) }];
    }),
    counts: everywhere.map(({ unit, month }) => ({
      unitCode: wardOf(unit),
      month: monthOf(month),
      harmLevel: "near-miss",
      reportCount: reports(unit, month),
    })),
    amounts: everywhere.map(({ unit, month }) => ({
      unitCode: wardOf(unit),
      month: monthOf(month),
      kind: "patient-days",
      amount: 500 + 100 * unit,
    })),
    scores: [],
    reach,
  };
}

const random = seededRandom(5);
const noise = Array.from({ length: 8 * 36 }, () => Math.round(3 * normalFrom(random)));
/** Started units step up by four reports in 1,000 patient-days from month 18. */
const stepped = (unit: number, month: number) =>
  Math.round(((500 + 100 * unit) * (20 + (unit < 4 && month >= 18 ? 4 : 0))) / 1_000) +
  (noise[unit * 36 + month] ?? 0);

describe("the hospital before and after the first start", () => {
  test("is two courses: units that began, and units that never did", () => {
    const courses = hospitalCourses(seriesOf(8, [18, 18, 20, 22, null, null, null, null], stepped));
    expect(courses?.start).toBe(monthOf(18));
    expect(courses?.months).toHaveLength(36);
    const first = courses?.months[0];
    const rate = (units: number[]) =>
      (1_000 * units.reduce((sum, unit) => sum + stepped(unit, 0), 0)) /
      units.reduce((sum, unit) => sum + 500 + 100 * unit, 0);
    expectClose(first?.own ?? 0, rate([0, 1, 2, 3]), 1e-12);
    expectClose(first?.others ?? 0, rate([4, 5, 6, 7]), 1e-12);
  });

  test("gives the same answer as the regression on the two sums, and finds the step", () => {
    const series = seriesOf(8, [18, 18, 18, 18, null, null, null, null], stepped);
    const asked = answered(interruptedQuestion(series));
    const report = runEvaluation(asked.spec, asked.table);
    if (report.status !== "ok") throw new Error(report.status);
    const step = report.estimates.find(({ name }) => name === "level-change-difference");
    const points = (hospitalCourses(series)?.months ?? []).flatMap(({ own, others }, time) => [
      { time, outcome: own, isComparison: false },
      { time, outcome: others ?? Number.NaN, isComparison: true },
    ]);
    const direct = answered(segmentedRegression(points, { start: 18, season: { length: 12 } }));
    const same = direct.coefficients.find(({ name }) => name === "level-change-difference");
    expectClose(step?.estimate ?? 0, same?.estimate ?? 1, 1e-9);
    // Months are counted from the year nought there and from the first here, which costs some digits.
    expectClose(step?.standardError ?? 0, same?.standardError ?? 1, 1e-6);
    expect(step?.low).toBeLessThan(4);
    expect(step?.high).toBeGreaterThan(4);
    expect(step?.low).toBeGreaterThan(0);
  });

  test("stands alone where fewer than three units never began, and shows nobody's own number", () => {
    const courses = hospitalCourses(seriesOf(8, [18, 18, 20, 22, 22, 23, null, null], stepped));
    expect(courses?.months.every(({ others }) => others === null)).toBe(true);
    const alone = answered(
      interruptedQuestion(seriesOf(8, [18, 18, 20, 22, 22, 23, null, null], stepped)),
    );
    expect(runEvaluation(alone.spec, alone.table)).toMatchObject({ status: "ok" });
    expect(hospitalCourses(seriesOf(8, [18, 18], stepped))).toBeNull();
    expect(interruptedQuestion(seriesOf(8, [18, 18], stepped))).toMatchObject({
      refused: "too-few-units-to-show",
    });
  });
});

describe("the released reach as dose", () => {
  // Released in every quarter of three years, from nothing to eleven requests among 100 staff.
  const reach = new Map(Array.from({ length: 12 }, (_, quarter) => [2023 * 4 + quarter, quarter]));
  const starts = [9, 12, 15, 18, null, null, null, null];
  /** Two reports more in 1,000 patient-days for each request among 100 staff, once a unit began. */
  const dosed = (unit: number, month: number) => {
    const start = starts[unit];
    const quarter = Math.floor(month / 3);
    const dose =
      start !== null && start !== undefined && quarter >= Math.floor(start / 3) ? quarter : 0;
    return ((500 + 100 * unit) * (10 + unit + 2 * dose)) / 1_000;
  };
  const asked = (series: EvaluationSeries) =>
    questionsOf(series).find(({ question }) => question === "reporting-by-reach")?.asked;

  test("is given back by the estimate, unit by unit and quarter by quarter", () => {
    const wobble = (unit: number, month: number) => (noise[unit * 36 + month] ?? 0) / 100;
    const question = asked(
      seriesOf(8, starts, (unit, month) => dosed(unit, month) + wobble(unit, month), reach),
    );
    if (!question || isRefusal(question)) throw new Error("refused");
    const report = runEvaluation(question.spec, question.table);
    if (report.status !== "ok") throw new Error(report.status);
    expect(report.estimates[0]?.estimate).toBeCloseTo(2, 2);
  });

  test("is refused until four quarters are released", () => {
    const few = new Map([...reach].slice(0, 3));
    expect(asked(seriesOf(8, starts, dosed, few))).toMatchObject({ refused: "too-few-released" });
  });
});
