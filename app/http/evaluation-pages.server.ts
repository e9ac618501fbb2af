// What the evaluation's page says, in the reader's words: verdict, certainty, effects, refusals, threats.
// Made from computed answers for the hospital; no unit's number reaches this file.
import type { ReportedEstimate } from "#app/domain/evaluation/evaluation-report.ts";
import { headline, secondOpinion } from "#app/domain/evaluation/plain-reading.ts";
import {
  type EffectName,
  effectNames,
  type Question,
} from "#app/domain/evaluation/programme-questions.ts";
import {
  type ReadEvaluationOutcome,
  readEvaluation,
} from "#app/domain/evaluation/read-evaluation.server.ts";
import type { Refusal } from "#app/domain/evaluation/statistics/refusals.ts";
import { dayWithYear } from "#app/ui/moment.ts";
import { changeWords, numberWords } from "#app/ui/number-words.ts";
import { problemText } from "./form-reply.server.ts";
import { notFound, type StaffVisit } from "./guard.server.ts";

export type EvaluationRead = Extract<ReadEvaluationOutcome, { outcome: "read" }>;

/** null when nothing was computed yet. */
export async function evaluationRead(visit: StaffVisit): Promise<EvaluationRead | null> {
  const read = await readEvaluation(visit.actor, {}, visit.world);
  if (read.outcome === "not-allowed") throw notFound();
  return read.outcome === "read" ? read : null;
}

/** Shown with one decimal where a point is large, with two where it is small. */
const digitsOf = (name: EffectName): number => (name === "severe-harm" ? 2 : 1);

export function readingShown({ reading, computed, isOutdated }: EvaluationRead, visit: StaffVisit) {
  const { t } = visit.language;
  return {
    computedOn: t("evaluation.computedOn", { on: dayWithYear(computed.computedOn, visit.locale) }),
    outdated: isOutdated ? t("evaluation.outdated") : null,
    verdict: t(`evaluation.verdict.${reading.verdict}`),
    clauses: effectNames
      .map((name) => t(`evaluation.clause.${name}.${reading.directions[name]}`))
      .join(" "),
    grade: t(`evaluation.certainty.grade.${reading.grade}`),
    doubts: reading.doubts.map((doubt) => t(`evaluation.doubt.${doubt}`)),
  };
}

const pWords = (estimate: ReportedEstimate, visit: StaffVisit): string => {
  const { t } = visit.language;
  const { pValue, pValueBelow } = estimate;
  if (pValue === null) return t("evaluation.unknown");
  if (pValueBelow !== undefined && pValue < pValueBelow) {
    return t("evaluation.effects.below", { p: numberWords(pValueBelow, visit.locale, 4) });
  }
  return pValue < 0.001
    ? t("evaluation.effects.below", { p: numberWords(0.001, visit.locale, 3) })
    : numberWords(pValue, visit.locale, 3);
};

export function intervalWords(
  { low, high }: { low: number | null; high: number | null },
  digits: number,
  visit: StaffVisit,
): string {
  const { t } = visit.language;
  if (low === null && high === null) return t("evaluation.unknown");
  const end = (value: number | null) =>
    value === null ? t("evaluation.effects.openEnd") : changeWords(value, visit.locale, digits);
  return t("evaluation.effects.interval", { low: end(low), high: end(high) });
}

export function effectsShown({ answers, computed, imports }: EvaluationRead, visit: StaffVisit) {
  const { t } = visit.language;
  const owner = imports.find(({ kind }) => kind === "denominators")?.owner;
  const rows = effectNames.map((name) => {
    const estimate = headline(answers[name]);
    const second = secondOpinion(answers[`${name}-staggered`])?.estimate ?? null;
    const digits = digitsOf(name);
    const value = estimate?.estimate ?? null;
    return [
      t(`evaluation.effects.what.${name}`),
      value === null
        ? t("evaluation.effects.notComputed")
        : changeWords(value, visit.locale, digits),
      estimate === null ? t("evaluation.unknown") : intervalWords(estimate, digits, visit),
      estimate === null ? t("evaluation.unknown") : pWords(estimate, visit),
      second === null ? t("evaluation.unknown") : changeWords(second, visit.locale, digits),
    ];
  });
  const withBootstrap = effectNames.filter((name) =>
    headline(answers[name])?.name.includes("bootstrap"),
  );
  return {
    rows,
    notes: [
      t(`evaluation.effects.per.${computed.hospital.exposure.kind}`),
      ...(owner ? [t("evaluation.effects.owner", { owner: t(`evaluation.owner.${owner}`) })] : []),
      t("evaluation.effects.method"),
      t("evaluation.effects.narrow"),
      ...withBootstrap.map((name) =>
        t("evaluation.effects.bootstrap", { what: t(`evaluation.effects.what.${name}`) }),
      ),
    ],
  };
}

const reasonOf = ({ refused }: Refusal, visit: StaffVisit) => ({
  reason: problemText(visit.language.t, `evaluation.refusal.${refused}.reason`),
  whatToDo: problemText(visit.language.t, `evaluation.refusal.${refused}.whatToDo`),
});

/** A refusal is a result: what could not be said, why, and what to do. */
export function refusalsShown({ computed }: EvaluationRead, visit: StaffVisit): string[] {
  const { t } = visit.language;
  const name = (question: Question): string | null => {
    if (question.endsWith("-staggered")) return null;
    const effect = effectNames.find((one) => one === question);
    if (effect) return t(`evaluation.effects.what.${effect}`);
    return problemText(t, `evaluation.question.${question}`);
  };
  return computed.answers.flatMap(({ question, report }) => {
    const what = name(question);
    if (report.status !== "refused" || what === null) return [];
    return [t("evaluation.refused.line", { what, ...reasonOf(report.refusal, visit) })];
  });
}

export function threatsShown({ computed }: EvaluationRead, visit: StaffVisit) {
  const { t } = visit.language;
  const { threats } = computed.hospital;
  const deviations = (value: number | null) =>
    value === null ? t("evaluation.unknown") : numberWords(Math.abs(value), visit.locale, 1);
  return [
    [
      t("evaluation.threats.spillOver.name"),
      t("evaluation.threats.spillOver.text", { count: threats.neverStarted }),
    ],
    [
      t("evaluation.threats.regression.name"),
      t("evaluation.threats.regression.text", {
        reporting: deviations(threats.reportingGap),
        burnout: deviations(threats.burnoutGap),
      }),
    ],
    [
      t("evaluation.threats.answers.name"),
      threats.answerShift === null
        ? t("evaluation.threats.answers.unknown")
        : t("evaluation.threats.answers.text", {
            points: changeWords(threats.answerShift, visit.locale, 1),
          }),
    ],
    [
      t("evaluation.threats.levers.name"),
      t("evaluation.threats.levers.text", {
        count: threats.withOtherLever,
        started: threats.started,
      }),
    ],
  ];
}
