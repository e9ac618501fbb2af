// The plan, the sealed counters, what was released and what it cost. No row says who was counted.
import type { ReleaseId, Sealed } from "#app/domain/ids.ts";
import { day, id, sealed, table, text, uniqueIndex, wholeNumber } from "#db/words.ts";

export const releasePlans = table("release_plans", {
  /** `2026-1`: programme year and version; frozen once signed. */
  version: text("version").primaryKey(),
  /** One plan per programme year. */
  year: wholeNumber("year").notNull().unique(),
  /** The whole plan as canonical JSON; public. */
  body: text("body").notNull(),
  signedOn: day("signed_on").notNull(),
});

export const accumulators = table("accumulators", {
  /** `2026Q3` or `2026`. */
  period: text("period").primaryKey(),
  planVersion: text("plan_version").notNull(),
  /** Rewritten on a timer whether or not anything changed. */
  version: wholeNumber("version").notNull(),
  /** All counters of all planned tables, fixed length, sealed under the period's key. */
  sealedCounters: sealed<Sealed>("sealed_counters").notNull(),
});

/** One row, changed by every fold and every closing, so that they never overlap. */
export const figuresTurns = table("figures_turns", {
  id: text("id").primaryKey(),
  turn: wholeNumber("turn").notNull(),
});

export const waitingPulses = table("waiting_pulses", {
  id: text("id").primaryKey(),
  /** The year it was given in, and whose key it is sealed under. */
  year: wholeNumber("year").notNull(),
  /** Three answers from closed lists, fixed length; deleted once counted, at night. */
  sealedPulse: sealed<Sealed>("sealed_pulse").notNull(),
});

export const releases = table("releases", {
  id: id<ReleaseId>("id").primaryKey(),
  period: text("period").notNull().unique(),
  planVersion: text("plan_version").notNull(),
  /** The released bytes, canonical JSON; never changed. */
  body: text("body").notNull(),
  releasedOn: day("released_on").notNull(),
});

export const ledgerEntries = table(
  "ledger_entries",
  {
    /** Position, from 1, without gaps. */
    position: wholeNumber("position").primaryKey(),
    releaseId: id<ReleaseId>("release_id").notNull(),
    tableId: text("table_id").notNull(),
    period: text("period").notNull(),
    year: wholeNumber("year").notNull(),
    epsilonNum: wholeNumber("epsilon_num").notNull(),
    epsilonDen: wholeNumber("epsilon_den").notNull(),
    /** Hash of this entry and the one before: a removed or changed charge shows. */
    chain: text("chain").notNull(),
  },
  (t) => [uniqueIndex("ledger_table_period").on(t.tableId, t.period)],
);
