// What the evaluation is made from: counts and scores by unit, and when which lever began where. Nothing
// here is about a person or a case, and nothing about support points to it.
import {
  type DenominatorKind,
  denominatorKinds,
  denominatorOwners,
} from "#app/domain/evaluation/denominators.ts";
import { outcomeNames } from "#app/domain/evaluation/outcomes.ts";
import { levers } from "#app/domain/evaluation/rollout.ts";
import { harmLevels } from "#app/domain/evaluation/safety-reports.ts";
import { seriesKinds } from "#app/domain/evaluation/series-kind.ts";
import { day, decimal, flag, oneOf, primaryKey, table, text, wholeNumber } from "#db/words.ts";

/** One row per kind of series: a later import replaces the whole series. */
export const evaluationImports = table("evaluation_imports", {
  kind: oneOf("kind", seriesKinds).primaryKey(),
  /** Grows by one with each import; a result names the versions it was computed from. */
  version: wholeNumber("version").notNull(),
  importedOn: day("imported_on").notNull(),
  rowCount: wholeNumber("row_count").notNull(),
  /** Whether units without a row for some month or wave were accepted. */
  hasGaps: flag("has_gaps").notNull(),
  /** The office that answers for the numbers; denominators only. A role, never a person. */
  owner: oneOf("owner", denominatorOwners),
});

export const rolloutSteps = table(
  "rollout_steps",
  {
    unitCode: text("unit_code").notNull(),
    lever: oneOf("lever", levers).notNull(),
    /** `2026-03` */
    startMonth: text("start_month").notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitCode, t.lever] })],
);

export const safetyReportCounts = table(
  "safety_report_counts",
  {
    unitCode: text("unit_code").notNull(),
    month: text("month").notNull(),
    harmLevel: oneOf("harm_level", harmLevels).notNull(),
    reportCount: wholeNumber("report_count").notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitCode, t.month, t.harmLevel] })],
);

export const denominators = table(
  "denominators",
  {
    unitCode: text("unit_code").notNull(),
    month: text("month").notNull(),
    kind: oneOf<DenominatorKind>("kind", denominatorKinds).notNull(),
    amount: decimal("amount").notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitCode, t.month, t.kind] })],
);

/** Scores of a survey, made elsewhere; only of units with enough answers. */
export const outcomeScores = table(
  "outcome_scores",
  {
    unitCode: text("unit_code").notNull(),
    outcome: oneOf("outcome", outcomeNames).notNull(),
    /** The month in which the survey ran. */
    wave: text("wave").notNull(),
    score: decimal("score").notNull(),
    answerCount: wholeNumber("answer_count").notNull(),
    invitedCount: wholeNumber("invited_count").notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitCode, t.outcome, t.wave] })],
);

/** What was computed: for the hospital as a whole, never for a unit. */
export const evaluationResults = table("evaluation_results", {
  question: text("question").primaryKey(),
  /** The request, as `alongside evaluate` takes it; null where nothing could be asked. */
  spec: text("spec"),
  /** The answer, as JSON. */
  report: text("report").notNull(),
  /** Versions of the imports it was computed from, as JSON. */
  madeFrom: text("made_from").notNull(),
  computedOn: day("computed_on").notNull(),
});
