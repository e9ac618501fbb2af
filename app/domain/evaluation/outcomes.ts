// Survey scores by unit and wave, scored elsewhere: instruments that may not be shipped stay where they
// are licensed. A unit with few answers has no score here (disclosure.md 5.1).
import { type ImportedTable, knownWord } from "./imported-table.ts";
import { checkUnitPeriods } from "./read-table.ts";

export const outcomeNames = ["burnout", "openness"] as const;
export type OutcomeName = (typeof outcomeNames)[number];
/** Whether a higher score is what one hopes for. */
export const isHigherHopedFor: Record<OutcomeName, boolean> = { burnout: false, openness: true };

export interface OutcomeScore {
  readonly unitCode: string;
  readonly outcome: OutcomeName;
  /** Month of the survey. */
  readonly wave: string;
  readonly score: number;
  readonly answerCount: number;
  readonly invitedCount: number;
}

export const outcomeColumns = ["unit", "wave", "outcome", "score", "answers", "invited"] as const;

const fewestAnswers = 10;
const fewestInvited = 15;

export function readOutcomes(table: ImportedTable, areGapsAllowed: boolean): OutcomeScore[] {
  const entries = table.rows.map((row) => {
    const answers = table.count(row, "answers");
    const invited = table.count(row, "invited");
    if (answers >= 0 && answers < fewestAnswers) {
      const reason = `fewer than ${fewestAnswers} answers: leave this unit out of the wave`;
      table.report(row, "answers", reason);
    }
    if (invited >= 0 && invited < fewestInvited) {
      const reason = `fewer than ${fewestInvited} people asked: leave this unit out`;
      table.report(row, "invited", reason);
    }
    if (answers > invited) table.report(row, "answers", "more answers than people asked");
    return {
      row,
      unit: table.unit(row),
      wave: table.month(row, "wave"),
      period: table.period(row, "wave"),
      outcome: knownWord(table, row, "outcome", outcomeNames),
      score: table.number(row, "score"),
      answers,
      invited,
    };
  });
  for (const outcome of outcomeNames) {
    checkUnitPeriods(
      table.reader,
      entries.filter((entry) => entry.outcome === outcome),
      table.columnOf("unit"),
      table.columnOf("wave"),
      areGapsAllowed,
    );
  }
  return entries.map(({ unit, wave, outcome, score, answers, invited }) => ({
    unitCode: unit,
    outcome,
    wave,
    score,
    answerCount: answers,
    invitedCount: invited,
  }));
}
