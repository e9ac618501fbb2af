// Releases one period: counts what is left, draws noise once, charges the ledger, publishes and forgets
// the truth. Charge and release are one write; before it nothing leaves, after it nothing is redrawn.

import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { writtenInSite } from "#app/domain/audit/site-audit.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { ReleaseId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactly, exactlyOne } from "#db/all-or-nothing.server.ts";
import { type AccumulatorFault, openAccumulator } from "./accumulator.server.ts";
import {
  currentTurn,
  deleteAccumulator,
  openAccumulators,
  takeTurn,
} from "./accumulator-store.server.ts";
import { BudgetOverspent, type Charge, chargesFor } from "./budget.ts";
import { periodsOfPlan } from "./counting-period.ts";
import { isAnyCaseUncounted } from "./figures-source.server.ts";
import { type FoldOutcome, foldCounters } from "./fold-counters.server.ts";
import { type LedgerFinding, type ReleasedBytes, replayedLedger } from "./ledger-replay.ts";
import {
  appendEntries,
  chainOf,
  chargesIn,
  entriesFor,
  type LedgerEntry,
  ledger,
} from "./ledger-store.server.ts";
import { closableOn, isQuarter, type Period, yearNumberOf, yearPeriod } from "./periods.ts";
import { signedPlanOf, signedPlans } from "./plan-store.server.ts";
import { bitsFrom } from "./random-bits.server.ts";
import { releaseOfTally, releaseText } from "./release.ts";
import type { ReleasePlan } from "./release-plan.ts";
import {
  publishRelease,
  releasedBody,
  releasedBytes,
  releasedPeriods,
} from "./release-store.server.ts";
import { pulsesWaiting } from "./waiting-pulse-store.server.ts";

export type ClosePeriodOutcome =
  /** `body`: the released bytes, the same at every call. `isTidied`: false when the file could not be
   * compacted (in use, disk full); closing again finishes that. */
  | { outcome: "released"; body: string; isNew: boolean; isTidied: boolean }
  | { outcome: "not-allowed" }
  | { outcome: "no-plan"; year: number }
  /** The plan of the year has no such period: too few staff for quarters. */
  | { outcome: "not-planned" }
  | { outcome: "too-early"; closableOn: string }
  /** A year is released after its quarters, so that a late case is counted within one year. */
  | { outcome: "quarters-first"; quarters: Period[] }
  | { outcome: "accumulator-refused"; period: Period; fault: AccumulatorFault }
  | { outcome: "over-budget" }
  /** What was released, or would be, does not agree with plan and ledger. */
  | { outcome: "audit-refused"; findings: LedgerFinding[] }
  /** The attacker program found something: nothing is published until somebody has looked. */
  | { outcome: "attack-succeeded"; findings: string[] }
  | { outcome: "busy" };

/** Runs the attacker program over what was published so far. @returns one sentence per finding. */
export type Attack = () => Promise<string[]>;

const mostTries = 8;

/** Why this period may not be closed now, from public facts only; null when it may. */
async function refusalOf(
  world: World,
  plan: ReleasePlan | null,
  period: Period,
): Promise<ClosePeriodOutcome | null> {
  if (!plan) return { outcome: "no-plan", year: yearNumberOf(period) };
  if (!periodsOfPlan(plan).includes(period)) return { outcome: "not-planned" };
  const earliest = closableOn(period, plan.lagDays);
  if (dayOf(world.now, world.settings.timeZone) < earliest) {
    return { outcome: "too-early", closableOn: earliest };
  }
  const released = await releasedPeriods(world.db);
  const quarters = periodsOfPlan(plan)
    .filter(isQuarter)
    .filter((one) => !released.has(one));
  if (!isQuarter(period) && quarters.length > 0) return { outcome: "quarters-first", quarters };
  return null;
}

/**
 * Counts what is left. Where nothing waits, the night's sealing stands: sealing a hundred thousand stubs
 * anew for each period of a year would take minutes and tell no more than the dates of ending do.
 */
async function countedLast(actor: Actor, period: Period, world: World): Promise<FoldOutcome> {
  const rows = await openAccumulators(world.db);
  const isOpen = rows.some((row) => row.period === period);
  const isAnyPulseWaiting = (await pulsesWaiting(world.db, 1)).length > 0;
  return isOpen && !isAnyPulseWaiting && !(await isAnyCaseUncounted(world.db, world.keyring))
    ? { outcome: "folded", broken: [], unreadable: 0 }
    : foldCounters(actor, {}, world);
}

/** A quarter is not released while facts wait for its year's broken accumulator, or the other way. */
function refusalOfFold(folded: FoldOutcome, period: Period): ClosePeriodOutcome | null {
  if (folded.outcome !== "folded") return folded;
  const needed: Period[] = [period, yearPeriod(yearNumberOf(period))];
  const broken = folded.broken.find((one) => needed.includes(one.period));
  return broken ? { outcome: "accumulator-refused", ...broken } : null;
}

function chargesOrNull(
  plan: ReleasePlan,
  period: Period,
  before: readonly LedgerEntry[],
): Charge[] | null {
  try {
    return chargesFor(plan, period, chargesIn(before));
  } catch (error) {
    if (error instanceof BudgetOverspent) return null;
    throw error;
  }
}

type Audit = (added: readonly ReleasedBytes[], entries: readonly LedgerEntry[]) => LedgerFinding[];

/** The audit of everything released so far, and of what would be added to it. */
async function auditOf(world: World, before: readonly LedgerEntry[]): Promise<Audit> {
  const [releases, plans] = await Promise.all([releasedBytes(world.db), signedPlans(world.db)]);
  const byVersion = new Map([...plans.values()].map((plan) => [plan.version, plan]));
  return (added, entries) =>
    replayedLedger({
      releases: [...releases, ...added],
      plans: byVersion,
      rows: [...before, ...entries],
      chainOf,
    }).findings;
}

/** Draws and writes once. @returns "changed" when somebody else wrote in between: nothing was kept. */
async function releaseOnce(
  actor: Actor,
  world: World,
  plan: ReleasePlan,
  period: Period,
): Promise<"done" | "changed" | ClosePeriodOutcome> {
  const turn = await currentTurn(world.db);
  const [rows, before] = await Promise.all([openAccumulators(world.db), ledger(world.db)]);
  const row = rows.find((candidate) => candidate.period === period);
  if (!row) return "changed";
  const opened = openAccumulator(world.keyring, plan, period, row);
  if (typeof opened === "string") return { outcome: "accumulator-refused", period, fault: opened };
  const charges = chargesOrNull(plan, period, before);
  if (!charges) return { outcome: "over-budget" };
  const audit = await auditOf(world, before);
  const standing = audit([], []);
  if (standing.length > 0) {
    // Read while somebody else wrote, ledger and releases disagree without anything being wrong.
    if ((await currentTurn(world.db)) !== turn) return "changed";
    return { outcome: "audit-refused", findings: standing };
  }
  const releasedOn = dayOf(world.now, world.settings.timeZone);
  const rng = bitsFrom(world.randomBytes);
  const release = releaseOfTally(plan, period, opened.tally, releasedOn, rng);
  const id = world.newId<ReleaseId>();
  const body = releaseText(release);
  const entries = entriesFor(before, id, body, charges);
  const findings = audit([{ id, body, release }], entries);
  if (findings.length > 0) return { outcome: "audit-refused", findings };
  const record = await writtenInSite(actor, "figures-released", null, world);
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(takeTurn(tx, turn), "changed"),
    exactlyOne(deleteAccumulator(tx, period, opened.version), "changed"),
    exactlyOne(publishRelease(tx, id, release), "changed"),
    ...(entries.length === 0
      ? []
      : [exactly(entries.length, appendEntries(tx, entries), "changed")]),
    ...record(tx),
  ]);
  return written.done ? "done" : "changed";
}

/** Destroys what could still tell the truth of a released period. Safe to run again after a crash. */
async function forget(world: World, period: Period): Promise<boolean> {
  world.keyring.destroyPeriodKey(period);
  try {
    await world.db.truncateLog();
    await world.db.compact();
    return true;
  } catch {
    return false;
  }
}

/**
 * Closes a period for good. Closing it again returns the same bytes and finishes what a crash left.
 * @param input `attack`: disclosure-audit/publication-gate.server.ts, for whoever publishes for readers.
 */
export async function closePeriod(
  actor: Actor,
  input: { period: Period; attack?: Attack },
  world: World,
): Promise<ClosePeriodOutcome> {
  if (!may(actor, "close-figures")) return { outcome: "not-allowed" };
  const { period } = input;
  let isNew = false;
  let folded: FoldOutcome | null = null;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const body = await releasedBody(world.db, period);
    if (body !== null) {
      return { outcome: "released", body, isNew, isTidied: await forget(world, period) };
    }
    const plan = await signedPlanOf(world.db, yearNumberOf(period));
    const refusal = await refusalOf(world, plan, period);
    if (refusal || !plan) return refusal ?? { outcome: "no-plan", year: yearNumberOf(period) };
    const found = tries === 0 ? ((await input.attack?.()) ?? []) : [];
    if (found.length > 0) return { outcome: "attack-succeeded", findings: found };
    // Folding again at each try would take the turn from others for ever: two closings in step.
    folded ??= await countedLast(actor, period, world);
    const attempt =
      refusalOfFold(folded, period) ?? (await releaseOnce(actor, world, plan, period));
    if (attempt === "done") isNew = true;
    else if (attempt !== "changed") {
      // Somebody else may have released it meanwhile; then its counters are gone for a good reason.
      if ((await releasedBody(world.db, period)) === null) return attempt;
    }
  }
  return { outcome: "busy" };
}
