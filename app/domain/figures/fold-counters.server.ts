// Adds the cases that ended to the sealed counters and empties their stubs. Run every night by a timer
// and before each closing; it rewrites everything it could have changed, so that nothing shows.

import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { Sealed } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
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
import { type EndedStub, endedStubs, openedStub, replaceStub } from "./figures-source.server.ts";
import { firstDayOf, type Period, type Quarter, quarterOfDay } from "./periods.ts";
import { signedPlans } from "./plan-store.server.ts";
import type { ReleasePlan } from "./release-plan.ts";
import { releasedPeriods } from "./release-store.server.ts";
import { emptyStub, type FiguresStub } from "./stub.ts";
import { addFact } from "./tally.ts";

export interface BrokenAccumulator {
  period: Period;
  fault: AccumulatorFault;
}

export type FoldOutcome =
  /** `unreadable`: cases whose key is gone or whose stub is damaged; they can never be counted. */
  | { outcome: "folded"; broken: BrokenAccumulator[]; unreadable: number }
  | { outcome: "not-allowed" }
  /** Another fold or closing kept coming in between; the timer tries again. */
  | { outcome: "busy" };

/** Cases per transaction; one night has far fewer. */
const casesAtATime = 1_000;
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
    stub,
    open.map((accumulator) => ({
      tally: accumulator.tally,
      tag: stub.personTagInput === null ? null : personTag(accumulator, stub.personTagInput),
    })),
  );
  return emptyStub();
}

type Batch = { ended: EndedStub; sealedStub: Sealed }[];

/** @returns null when something changed between reading and writing: nothing was written. */
async function foldOnce(
  world: World,
  after: string,
): Promise<{ broken: BrokenAccumulator[]; unreadable: number; next: string | null } | null> {
  const counters = await openCounters(world);
  const ended = await endedStubs(world.db, after, casesAtATime);
  const batch: Batch = [];
  for (const one of ended) {
    const opened = openedStub(world.keyring, one);
    if (!opened) continue;
    const next = counted(opened.stub, counters);
    batch.push({ ended: one, sealedStub: opened.sealAgain(next) });
  }
  const rows = [...counters.open.values()].map(sealedRowOf);
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(takeTurn(tx, counters.turn), "changed"),
    ...rows.map((row) => exactlyOne(rewriteAccumulator(tx, row), "changed")),
    ...batch.map((one) => exactlyOne(replaceStub(tx, one.ended, one.sealedStub), "changed")),
  ]);
  if (!written.done) return null;
  const last = ended.length === casesAtATime ? ended.at(-1) : null;
  return {
    broken: counters.broken,
    unreadable: ended.length - batch.length,
    next: last?.caseId ?? null,
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
