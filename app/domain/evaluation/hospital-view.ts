// The hospital as one: reports by harm level and mean scores, quarter by quarter, and what the data say of
// the known threats to a comparison. No unit's number leaves this file.
import {
  countedMonths,
  countedQuarters,
  type EvaluationSeries,
  type Exposure,
  exposureOf,
  type LevelCounts,
  meanScore,
  quarterLabel,
  quarterNumber,
  supportStarts,
  total,
} from "./evaluation-series.ts";
import { type HospitalCourses, hospitalCourses } from "./hospital-courses.ts";
import type { OutcomeScore } from "./outcomes.ts";
import { type Lever, levers } from "./rollout.ts";

export interface HospitalQuarter {
  /** `2026Q1` */
  readonly quarter: string;
  /** null where a month was not counted. */
  readonly counts: LevelCounts | null;
  readonly exposure: number | null;
  readonly burnout: number | null;
  readonly openness: number | null;
}

export interface ThreatFacts {
  /** Points by which the share of answers moved more in started units than elsewhere; null: unknown. */
  readonly answerShift: number | null;
  /** Started units that also had another lever. */
  readonly withOtherLever: number;
  readonly started: number;
  readonly neverStarted: number;
  /** How far started units were from the others before any start, in standard deviations; null: unknown. */
  readonly reportingGap: number | null;
  readonly burnoutGap: number | null;
}

export interface HospitalView {
  readonly exposure: Exposure;
  readonly quarters: readonly HospitalQuarter[];
  readonly threats: ThreatFacts;
  /** null without three units that began. */
  readonly courses: HospitalCourses | null;
  readonly unitsByLever: Readonly<Record<Lever, number>>;
}

export function hospitalView(series: EvaluationSeries): HospitalView {
  return {
    exposure: exposureOf(series.amounts),
    quarters: hospitalQuarters(series),
    threats: threatFacts(series),
    courses: hospitalCourses(series),
    unitsByLever: Object.fromEntries(
      levers.map((lever) => [lever, series.rollout.filter((one) => one.lever === lever).length]),
    ) as Record<Lever, number>,
  };
}

function hospitalQuarters(series: EvaluationSeries): HospitalQuarter[] {
  const counted = countedQuarters(countedMonths(series), "hospital");
  const numbers = [
    ...counted.map(({ quarter }) => quarter),
    ...series.scores.map(({ wave }) => quarterNumber(wave)),
  ];
  if (numbers.length === 0) return [];
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const quarter = first + at;
    const reports = counted.find((one) => one.quarter === quarter);
    const scores = series.scores.filter(({ wave }) => quarterNumber(wave) === quarter);
    return {
      quarter: quarterLabel(quarter),
      counts: reports?.counts ?? null,
      exposure: reports?.exposure ?? null,
      burnout: meanScore(scores.filter(({ outcome }) => outcome === "burnout")),
      openness: meanScore(scores.filter(({ outcome }) => outcome === "openness")),
    };
  });
}

function threatFacts(series: EvaluationSeries): ThreatFacts {
  const starts = supportStarts(series.rollout);
  const others = new Set(
    series.rollout.filter(({ lever }) => lever !== "peer-support").map(({ unitCode }) => unitCode),
  );
  const units = new Set([
    ...series.counts.map(({ unitCode }) => unitCode),
    ...series.scores.map(({ unitCode }) => unitCode),
    ...starts.keys(),
  ]);
  const firstStart = [...starts.values()].sort()[0];
  const early = countedMonths(series).filter(
    ({ month }) => firstStart !== undefined && month < firstStart,
  );
  const rates = perUnit(
    early,
    ({ unitCode }) => unitCode,
    (own) => {
      const exposure = own.reduce((sum, one) => sum + one.exposure, 0);
      return own.reduce((sum, one) => sum + total(one.counts), 0) / exposure;
    },
  );
  const burnout = perUnit(
    series.scores.filter(
      ({ outcome, wave }) => outcome === "burnout" && firstStart !== undefined && wave < firstStart,
    ),
    ({ unitCode }) => unitCode,
    (own) => meanScore(own) ?? 0,
  );
  return {
    answerShift: answerShift(series.scores, starts, firstStart),
    withOtherLever: [...starts.keys()].filter((unit) => others.has(unit)).length,
    started: starts.size,
    neverStarted: [...units].filter((unit) => !starts.has(unit)).length,
    reportingGap: gap(rates, starts),
    burnoutGap: gap(burnout, starts),
  };
}

function perUnit<T>(
  rows: readonly T[],
  unitOf: (row: T) => string,
  measure: (own: readonly T[]) => number,
): Map<string, number> {
  const parts = new Map<string, T[]>();
  for (const row of rows) parts.set(unitOf(row), [...(parts.get(unitOf(row)) ?? []), row]);
  return new Map([...parts].map(([unit, own]) => [unit, measure(own)]));
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Fewer units on a side would make the difference nearly one unit's own number. */
const fewestOnASide = 3;

function gap(values: ReadonlyMap<string, number>, starts: ReadonlyMap<string, string>) {
  const started = [...values].filter(([unit]) => starts.has(unit)).map(([, value]) => value);
  const others = [...values].filter(([unit]) => !starts.has(unit)).map(([, value]) => value);
  if (Math.min(started.length, others.length) < fewestOnASide) return null;
  const spread = (all: readonly number[]) => {
    const middle = mean(all);
    return all.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  };
  const deviation = Math.sqrt(
    (spread(started) + spread(others)) / (started.length + others.length - 2),
  );
  return deviation > 0 ? (mean(started) - mean(others)) / deviation : null;
}

const answerShare = (scores: readonly OutcomeScore[]): number | null => {
  const invited = scores.reduce((sum, one) => sum + one.invitedCount, 0);
  const answers = scores.reduce((sum, one) => sum + one.answerCount, 0);
  return invited > 0 ? (100 * answers) / invited : null;
};

function answerShift(
  scores: readonly OutcomeScore[],
  starts: ReadonlyMap<string, string>,
  firstStart: string | undefined,
): number | null {
  if (firstStart === undefined) return null;
  const share = (isStarted: boolean, isLate: boolean) =>
    answerShare(
      scores.filter(
        ({ unitCode, wave }) => starts.has(unitCode) === isStarted && wave > firstStart === isLate,
      ),
    );
  const [before, after] = [share(true, false), share(true, true)];
  const [otherBefore, otherAfter] = [share(false, false), share(false, true)];
  if (before === null || after === null || otherBefore === null || otherAfter === null) return null;
  return after - before - (otherAfter - otherBefore);
}
