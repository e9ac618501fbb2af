// Adds the cases that ended to the sealed counters and empties their stubs. Run every night by a timer
// and before each closing; it rewrites everything it could have changed, so that nothing shows.

import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactly, exactlyOne } from "#db/all-or-nothing.server.ts";
import {
  type AccumulatorFault,
  newAccumulator,
  type OpenAccumulator,
  openAccumulator,
  personTag,
  sealedRowOf,
} from "./accumulator.server.ts";
import {
  currentTurn,
  openAccumulators,
  rewriteAccumulator,
  takeTurn,
} from "./accumulator-store.server.ts";
import { countingPlace, periodsOfPlan } from "./counting-period.ts";
import {
  endedStubs,
  openedStub,
  type ReplacedStub,
  replaceStubs,
} from "./figures-source.server.ts";
import { firstDayOf, type Period, type Quarter, quarterOfDay, yearPeriod } from "./periods.ts";
import { signedPlans } from "./plan-store.server.ts";
import type { ReleasePlan } from "./release-plan.ts";
import { releasedPeriods } from "./release-store.server.ts";
import { emptyStub, type FiguresStub } from "./stub.ts";
import { addFact } from "./tally.ts";
import { openedPulse } from "./waiting-pulse.server.ts";
import { pulsesToForget, pulsesWaiting } from "./waiting-pulse-store.server.ts";

export interface BrokenAccumulator {
  period: Period;
  fault: AccumulatorFault;
}

export type FoldOutcome =
  /** `unreadable`: cases and answers whose key is gone or that are damaged; never to be counted. */
  | { outcome: "folded"; broken: BrokenAccumulator[]; unreadable: number }
  | { outcome: "not-allowed" }
  /** Another fold or closing kept coming in between; the timer tries again. */
  | { outcome: "busy" };

/** Cases and answers per transaction; one night has far fewer. */
const casesAtATime = 1_000;
const pulsesAtATime = 500;
const mostTries = 8;

interface Counters {
  turn: number;
  current: Quarter;
  plans: Map<number, ReleasePlan>;
  released: Set<string>;
  open: Map<Period, OpenAccumulator>;
  broken: BrokenAccumulator[];
}

/** Every planned period that has begun and is not released gets an accumulator, counted in or not. */
async function openCounters(world: World): Promise<Counters> {
  const turn = await currentTurn(world.db);
  const [plans, released, rows] = await Promise.all([
    signedPlans(world.db),
    releasedPeriods(world.db),
    openAccumulators(world.db),
  ]);
  const today = dayOf(world.now, world.settings.timeZone);
  const open = new Map<Period, OpenAccumulator>();
  const broken: BrokenAccumulator[] = [];
  for (const plan of plans.values()) {
    const periods = periodsOfPlan(plan).filter(
      (period) => firstDayOf(period) <= today && !released.has(period),
    );
    for (const period of periods) {
      const row = rows.find((candidate) => candidate.period === period);
      const opened = row
        ? openAccumulator(world.keyring, plan, period, row)
        : newAccumulator(world.keyring, plan, period);
      if (typeof opened === "string") broken.push({ period, fault: opened });
      else open.set(period, opened);
    }
  }
  return { turn, current: quarterOfDay(today), plans, released, open, broken };
}

/** Counts a stub in memory. @returns the stub to keep: emptied, or as it was while it must wait. */
function counted(stub: FiguresStub, counters: Counters): FiguresStub {
  if (!stub.countable || stub.period === null) return emptyStub();
  const place = countingPlace(
    stub.period,
    counters.current,
    (year) => counters.plans.get(year) ?? null,
    (period) => counters.released.has(period),
  );
  const open = place?.periods.flatMap((period) => counters.open.get(period) ?? []) ?? [];
  // No plan yet, or an accumulator that cannot be opened: the fact waits in its case.
  if (!place || open.length !== place.periods.length) return stub;
  addFact(
    place.plan,
    stub.sort === "group" ? { sort: "group", size: stub.groupSize } : { ...stub, sort: "request" },
    open.map((accumulator) => ({
      tally: accumulator.tally,
      tag: stub.personTagInput === null ? null : personTag(accumulator, stub.personTagInput),
    })),
  );
  return emptyStub();
}

/** Counts answers in memory. @returns the ids of those that are settled, counted or never to be. */
async function countedPulses(
  world: World,
  counters: Counters,
): Promise<{ ids: string[]; unreadable: number; isMore: boolean }> {
  const waiting = await pulsesWaiting(world.db, pulsesAtATime);
  const ids: string[] = [];
  let unreadable = 0;
  for (const one of waiting) {
    const period = yearPeriod(one.year);
    // Its counters cannot be opened now: the answer waits like everything else of that year.
    if (counters.broken.some((broken) => broken.period === period)) continue;
    ids.push(one.id);
    const open = counters.open.get(period);
    const pulse = openedPulse(world.keyring, one);
    if (!open || !pulse) unreadable += 1;
    else addFact(open.plan, pulse, [{ tally: open.tally, tag: null }]);
  }
  return { ids, unreadable, isMore: waiting.length === pulsesAtATime && ids.length > 0 };
}

/** @returns null when something changed between reading and writing: nothing was written. */
async function foldOnce(
  world: World,
  after: string,
): Promise<{ broken: BrokenAccumulator[]; unreadable: number; next: string | null } | null> {
  const counters = await openCounters(world);
  const ended = await endedStubs(world.db, after, casesAtATime);
  const batch: ReplacedStub[] = [];
  for (const one of ended) {
    const opened = openedStub(world.keyring, one);
    if (!opened) continue;
    const next = counted(opened.stub, counters);
    batch.push({ ended: one, sealedStub: opened.sealAgain(next) });
  }
  const pulses = await countedPulses(world, counters);
  const rows = [...counters.open.values()].map(sealedRowOf);
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(takeTurn(tx, counters.turn), "changed"),
    ...rows.map((row) => exactlyOne(rewriteAccumulator(tx, row), "changed")),
    ...(batch.length === 0 ? [] : [exactly(batch.length, replaceStubs(tx, batch), "changed")]),
    ...(pulses.ids.length === 0
      ? []
      : [exactly(pulses.ids.length, pulsesToForget(tx, pulses.ids), "changed")]),
  ]);
  if (!written.done) return null;
  const isMore = ended.length === casesAtATime || pulses.isMore;
  return {
    broken: counters.broken,
    unreadable: ended.length - batch.length + pulses.unreadable,
    next: isMore ? (ended.at(-1)?.caseId ?? after) : null,
  };
}

/** Folds every case that ended, each exactly once however often this runs. */
export async function foldCounters(
  actor: Actor,
  _input: Record<string, never>,
  world: World,
): Promise<FoldOutcome> {
  if (!may(actor, "run-timers")) return { outcome: "not-allowed" };
  let after: string | null = "";
  let unreadable = 0;
  let broken: BrokenAccumulator[] = [];
  for (let tries = 0; after !== null; ) {
    const folded = await foldOnce(world, after);
    if (folded) {
      ({ broken, next: after } = folded);
      unreadable += folded.unreadable;
      tries = 0;
    } else if (++tries === mostTries) {
      return { outcome: "busy" };
    }
  }
  return { outcome: "folded", broken, unreadable };
}
