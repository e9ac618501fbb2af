// From the estimates to plain words: which way each went, what that is consistent with, and how certain
// it is. More reports are never a bad sign by themselves; what is weighed is severe harm beside them.
import type { EvaluationReport, ReportedEstimate } from "./evaluation-report.ts";
import type { ThreatFacts } from "./hospital-view.ts";
import { type EffectName, effectNames, type Question } from "./programme-questions.ts";

export const directions = ["rose", "fell", "no-clear-change", "not-known"] as const;
export type Direction = (typeof directions)[number];

export const verdicts = [
  "safer-climate",
  "relief",
  "look-closer",
  "no-clear-change",
  "cannot-say",
] as const;
export type Verdict = (typeof verdicts)[number];

/** Never "high": units were not drawn by lot. */
export const grades = ["moderate", "low", "very-low"] as const;
export type Grade = (typeof grades)[number];

export const doubts = [
  "few-units",
  "path-before",
  "path-not-tested",
  "estimators-differ",
  "answers-shifted",
  "other-levers",
  "unlike-before",
] as const;
export type Doubt = (typeof doubts)[number];

export interface PlainReading {
  readonly directions: Readonly<Record<EffectName, Direction>>;
  readonly verdict: Verdict;
  readonly grade: Grade;
  readonly doubts: readonly Doubt[];
}

export type Answers = Partial<Record<Question, EvaluationReport>>;

/** The estimate that is shown: of the bootstrap where it was needed. */
export function headline(report: EvaluationReport | undefined): ReportedEstimate | null {
  if (report?.status !== "ok") return null;
  return (
    report.estimates.find(({ name }) => name.includes("bootstrap")) ?? report.estimates[0] ?? null
  );
}

/** The overall figure over all started unit-periods of the estimator for staggered starts. */
export const secondOpinion = (report: EvaluationReport | undefined): ReportedEstimate | null =>
  report?.status === "ok"
    ? (report.estimates.find(({ name }) => name.startsWith("simple")) ?? null)
    : null;

export function directionOf(estimate: ReportedEstimate | null): Direction {
  if (estimate === null || estimate.low === null || estimate.high === null) return "not-known";
  if (estimate.low > 0) return "rose";
  return estimate.high < 0 ? "fell" : "no-clear-change";
}

export function plainReading(answers: Answers, threats: ThreatFacts): PlainReading {
  const found = Object.fromEntries(
    effectNames.map((name) => [name, directionOf(headline(answers[name]))]),
  ) as Record<EffectName, Direction>;
  const own = doubtsOf(answers, threats);
  const weight = own.filter((doubt) => doubt !== "other-levers").length;
  return {
    directions: found,
    verdict: verdictOf(found),
    grade: weight === 0 ? "moderate" : weight <= 2 ? "low" : "very-low",
    doubts: own,
  };
}

function verdictOf(found: Record<EffectName, Direction>): Verdict {
  const known = effectNames.filter((name) => found[name] !== "not-known");
  if (known.length === 0) return "cannot-say";
  const isWorse =
    found["severe-harm"] === "rose" || found.burnout === "rose" || found.openness === "fell";
  if (isWorse) return "look-closer";
  if (found.reporting === "rose") return "safer-climate";
  if (found.burnout === "fell" || found.openness === "rose") return "relief";
  return found.reporting === "fell" ? "look-closer" : "no-clear-change";
}

const shiftThatMatters = 5;
const gapThatMatters = 0.5;

function doubtsOf(answers: Answers, threats: ThreatFacts): Doubt[] {
  const warned = (name: string, asked: readonly Question[]) =>
    asked.some((question) => {
      const report = answers[question];
      return report?.status === "ok" && report.warnings.some(({ warning }) => warning === name);
    });
  // The test of the other estimator rejects too often with few units.
  const overTime = ["reporting-over-time", "burnout-over-time"] as const;
  const isUnlike = [threats.reportingGap, threats.burnoutGap].some(
    (one) => one !== null && Math.abs(one) > gapThatMatters,
  );
  const hasShifted =
    threats.answerShift !== null && Math.abs(threats.answerShift) >= shiftThatMatters;
  const doDiffer = effectNames.some((name) => {
    const first = headline(answers[name])?.estimate ?? null;
    const second = secondOpinion(answers[`${name}-staggered`])?.estimate ?? null;
    const isClear = !["no-clear-change", "not-known"].includes(
      directionOf(headline(answers[name])),
    );
    return isClear && first !== null && second !== null && Math.sign(first) !== Math.sign(second);
  });
  const all: Record<Doubt, boolean> = {
    "few-units": warned("few-clusters", effectNames) || warned("few-on-one-side", effectNames),
    "path-before": warned("pre-trend-rejected", overTime),
    "path-not-tested": warned("pre-trend-not-tested", overTime),
    "estimators-differ": doDiffer,
    "answers-shifted": hasShifted,
    "other-levers": threats.withOtherLever > 0,
    "unlike-before": isUnlike,
  };
  return doubts.filter((doubt) => all[doubt]);
}
