// Takes the hospital's staff list: reads, checks, compares, and writes all of it or nothing. A list with
// one bad row changes nothing; without `isApplied` nothing is written at all.

import { accountsToDeactivate } from "#app/domain/access/account-store.server.ts";
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { writtenInSite } from "#app/domain/audit/site-audit.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactly, type Step, type Writer } from "#db/all-or-nothing.server.ts";
import { DatabaseFault } from "#db/errors.server.ts";
import {
  type CompareInput,
  compareRoster,
  type RosterCompared,
  type RosterRefused,
  type RosterSummary,
} from "./compare-roster.server.ts";
import { needsLeavingConfirmed } from "./roster-diff.ts";
import { staffToAdd, staffToRemove, unitsToAdd, unitToChange } from "./staff-store.server.ts";

export interface ImportRosterInput extends CompareInput {
  isApplied: boolean;
  /** The number of leaving people the operator has said is right; null when none was said. */
  confirmedLeaving: number | null;
}

export type ImportRosterOutcome =
  | { outcome: "not-allowed" }
  | RosterRefused
  | { outcome: "too-many-leaving"; summary: RosterSummary; held: number }
  | { outcome: "checked" | "applied"; summary: RosterSummary }
  /** Another import was written between our comparison and our writing. */
  | { outcome: "roster-changed" };

export async function importRoster(
  actor: Actor,
  input: ImportRosterInput,
  world: World,
): Promise<ImportRosterOutcome> {
  if (!may(actor, "manage-roster")) return { outcome: "not-allowed" };
  const compared = await compareRoster(input, world);
  if (compared.outcome !== "compared") return compared;
  const { summary, heldCount } = compared;
  const isTooMany = needsLeavingConfirmed(heldCount, summary.leaving);
  if (isTooMany && input.confirmedLeaving !== summary.leaving) {
    return { outcome: "too-many-leaving", summary, held: heldCount };
  }
  if (!input.isApplied) return { outcome: "checked", summary };
  input.onProgress?.("writing", summary.added + summary.changed + summary.leaving);
  try {
    const record = await writtenInSite(actor, "roster-imported", null, world);
    const written = await world.db.allOrNothing((tx) => [
      ...rosterSteps(tx, compared, world),
      ...record(tx),
    ]);
    return written.done ? { outcome: "applied", summary } : { outcome: "roster-changed" };
  } catch (error) {
    // Somebody else added a number or unit that we were about to add.
    const isOvertaken = error instanceof DatabaseFault && error.kind === "already-exists";
    if (isOvertaken) return { outcome: "roster-changed" };
    throw error;
  }
}

/** Changed people are taken out and put in anew: a few long statements instead of thousands of short. */
function rosterSteps(
  tx: Writer,
  { diff, units, leavingAccounts }: RosterCompared,
  world: World,
): Step<"roster-changed">[] {
  const replaced = diff.changed.map(({ after }) => after);
  const removed = [...diff.leaving, ...replaced].map(({ id }) => id);
  return [
    ...unitsToAdd(tx, units.added),
    ...units.changed.map((unit) => unitToChange(tx, unit)),
    ...(leavingAccounts.length > 0 ? [accountsToDeactivate(tx, leavingAccounts)] : []),
    ...staffToRemove(tx, removed).map(({ statement, rows }) =>
      exactly(rows, statement, "roster-changed"),
    ),
    ...staffToAdd(tx, world.keyring, [...replaced, ...diff.added]).map(({ statement, rows }) =>
      exactly(rows, statement, "roster-changed"),
    ),
  ];
}
