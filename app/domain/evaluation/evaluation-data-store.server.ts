// The only file that queries the imported series. Each import replaces its series whole.
import { and, eq } from "drizzle-orm";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import {
  denominators,
  evaluationImports,
  outcomeScores,
  rolloutSteps,
  safetyReportCounts,
} from "#db/schema/evaluation.ts";
import type { Denominator, DenominatorOwner } from "./denominators.ts";
import type { OutcomeScore } from "./outcomes.ts";
import type { RolloutStep } from "./rollout.ts";
import type { ReportCount } from "./safety-reports.ts";
import type { SeriesKind } from "./series-kind.ts";

export interface SeriesImport {
  kind: SeriesKind;
  version: number;
  importedOn: string;
  rowCount: number;
  hasGaps: boolean;
  owner: DenominatorOwner | null;
}

type Reading = Pick<Db, "reader">;

export const seriesImports = (db: Reading): Promise<SeriesImport[]> =>
  db.reader.select().from(evaluationImports);

export const rolloutTimeline = (db: Reading): Promise<RolloutStep[]> =>
  db.reader.select().from(rolloutSteps);

export const reportCounts = (db: Reading): Promise<ReportCount[]> =>
  db.reader.select().from(safetyReportCounts);

export const denominatorSeries = (db: Reading): Promise<Denominator[]> =>
  db.reader.select().from(denominators);

export const outcomeSeries = (db: Reading): Promise<OutcomeScore[]> =>
  db.reader.select().from(outcomeScores);

/** Touches no row when the series has another version than the reader saw. */
export function importNoted(
  tx: Writer,
  noted: Omit<SeriesImport, "version">,
  versionBefore: number,
): Statement {
  const row = { ...noted, version: versionBefore + 1 };
  if (versionBefore === 0) {
    return tx
      .insert(evaluationImports)
      .values(row)
      .onConflictDoNothing()
      .returning({ kind: evaluationImports.kind });
  }
  return tx
    .update(evaluationImports)
    .set(row)
    .where(
      and(eq(evaluationImports.kind, noted.kind), eq(evaluationImports.version, versionBefore)),
    )
    .returning({ kind: evaluationImports.kind });
}

/** Rows per statement: six values each stay well below what either engine takes. */
const rowsPerStatement = 500;
const inParts = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / rowsPerStatement) }, (_, part) =>
    all.slice(part * rowsPerStatement, (part + 1) * rowsPerStatement),
  );

export const rolloutReplaced = (tx: Writer, steps: readonly RolloutStep[]): Statement[] => [
  tx.delete(rolloutSteps).returning({ unitCode: rolloutSteps.unitCode }),
  ...inParts(steps).map((part) =>
    tx.insert(rolloutSteps).values(part).returning({ unitCode: rolloutSteps.unitCode }),
  ),
];

export const reportCountsReplaced = (tx: Writer, counts: readonly ReportCount[]): Statement[] => [
  tx.delete(safetyReportCounts).returning({ unitCode: safetyReportCounts.unitCode }),
  ...inParts(counts).map((part) =>
    tx.insert(safetyReportCounts).values(part).returning({ unitCode: safetyReportCounts.unitCode }),
  ),
];

export const denominatorsReplaced = (tx: Writer, amounts: readonly Denominator[]): Statement[] => [
  tx.delete(denominators).returning({ unitCode: denominators.unitCode }),
  ...inParts(amounts).map((part) =>
    tx.insert(denominators).values(part).returning({ unitCode: denominators.unitCode }),
  ),
];

export const outcomesReplaced = (tx: Writer, scores: readonly OutcomeScore[]): Statement[] => [
  tx.delete(outcomeScores).returning({ unitCode: outcomeScores.unitCode }),
  ...inParts(scores).map((part) =>
    tx.insert(outcomeScores).values(part).returning({ unitCode: outcomeScores.unitCode }),
  ),
];
