// The imported series, joined into what the questions need: units by quarter with reports and exposure,
// units by wave with scores, and the hospital's own sums. Pure.
import type { Denominator, DenominatorKind } from "./denominators.ts";
import type { OutcomeName, OutcomeScore } from "./outcomes.ts";
import type { RolloutStep } from "./rollout.ts";
import { type HarmLevel, harmLevels, type ReportCount } from "./safety-reports.ts";

export interface EvaluationSeries {
  readonly rollout: readonly RolloutStep[];
  readonly counts: readonly ReportCount[];
  readonly amounts: readonly Denominator[];
  readonly scores: readonly OutcomeScore[];
  /** Released requests among 100 staff, by quarter number; only quarters that were released. */
  readonly reach: ReadonlyMap<number, number>;
}

/** Rates are reports per 1,000 patient-days, or per 100 staff where no unit has patient-days. */
export interface Exposure {
  readonly kind: DenominatorKind;
  readonly per: 1000 | 100;
}

export const exposureOf = (amounts: readonly Denominator[]): Exposure =>
  amounts.some(({ kind }) => kind === "patient-days") || amounts.length === 0
    ? { kind: "patient-days", per: 1000 }
    : { kind: "staff", per: 100 };

export type LevelCounts = Readonly<Record<HarmLevel, number>>;

export interface CountedMonth {
  readonly unitCode: string;
  readonly month: string;
  readonly exposure: number;
  readonly counts: LevelCounts;
}

const noCounts = (): Record<HarmLevel, number> => ({
  "near-miss": 0,
  "no-harm": 0,
  "low-harm": 0,
  "moderate-harm": 0,
  "severe-harm": 0,
});

/** Unit-months that have both reports and an exposure above zero, in order of unit and month. */
export function countedMonths(series: EvaluationSeries): CountedMonth[] {
  const { kind } = exposureOf(series.amounts);
  const place = (unitCode: string, month: string) => JSON.stringify([unitCode, month]);
  const exposures = new Map(
    series.amounts
      .filter((one) => one.kind === kind && one.amount > 0)
      .map(({ unitCode, month, amount }) => [place(unitCode, month), amount]),
  );
  const months = new Map<string, CountedMonth & { counts: Record<HarmLevel, number> }>();
  for (const { unitCode, month, harmLevel, reportCount } of series.counts) {
    const key = place(unitCode, month);
    const exposure = exposures.get(key);
    if (exposure === undefined) continue;
    const known = months.get(key) ?? { unitCode, month, exposure, counts: noCounts() };
    known.counts[harmLevel] += reportCount;
    months.set(key, known);
  }
  return [...months.values()].sort((a, b) =>
    a.unitCode === b.unitCode ? order(a.month, b.month) : order(a.unitCode, b.unitCode),
  );
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `2026-03` to a number that grows by one each quarter. */
export const quarterNumber = (month: string): number =>
  Number(month.slice(0, 4)) * 4 + Math.floor((Number(month.slice(5)) - 1) / 3);

export const quarterLabel = (quarter: number): string =>
  `${Math.floor(quarter / 4)}Q${(quarter % 4) + 1}`;

export interface CountedQuarter extends Omit<CountedMonth, "month"> {
  readonly quarter: number;
}

/** Quarters of which all three months were counted, for a unit, or with `null` for the hospital. */
export function countedQuarters(
  months: readonly CountedMonth[],
  level: "unit" | "hospital",
): CountedQuarter[] {
  const quarters = new Map<string, { parts: CountedMonth[]; quarter: number; unitCode: string }>();
  for (const month of months) {
    const quarter = quarterNumber(month.month);
    const unitCode = level === "unit" ? month.unitCode : "";
    const key = JSON.stringify([unitCode, quarter]);
    const known = quarters.get(key) ?? { parts: [], quarter, unitCode };
    known.parts.push(month);
    quarters.set(key, known);
  }
  return [...quarters.values()]
    .filter(({ parts }) => new Set(parts.map(({ month }) => month)).size === 3)
    .map(({ parts, quarter, unitCode }) => ({
      unitCode,
      quarter,
      exposure: parts.reduce((sum, one) => sum + one.exposure, 0),
      counts: summed(parts.map(({ counts }) => counts)),
    }))
    .sort((a, b) => a.quarter - b.quarter || order(a.unitCode, b.unitCode));
}

export function summed(parts: readonly LevelCounts[]): LevelCounts {
  const sum = noCounts();
  for (const part of parts) for (const level of harmLevels) sum[level] += part[level];
  return sum;
}

export const total = (counts: LevelCounts): number =>
  harmLevels.reduce((sum, level) => sum + counts[level], 0);

/** First month of peer support by unit; units without it are absent. */
export const supportStarts = (rollout: readonly RolloutStep[]): Map<string, string> =>
  new Map(
    rollout
      .filter(({ lever }) => lever === "peer-support")
      .map(({ unitCode, startMonth }) => [unitCode, startMonth]),
  );

/** The months of the waves of an outcome, oldest first. */
export const wavesOf = (scores: readonly OutcomeScore[], outcome: OutcomeName): string[] =>
  [...new Set(scores.filter((one) => one.outcome === outcome).map(({ wave }) => wave))].sort();

/** Weighted by answers; null without scores. */
export function meanScore(scores: readonly OutcomeScore[]): number | null {
  const answers = scores.reduce((sum, one) => sum + one.answerCount, 0);
  if (answers === 0) return null;
  return scores.reduce((sum, one) => sum + one.score * one.answerCount, 0) / answers;
}
