// Groups and answers after closing, from where they happen to the sealed counters: only where the plan
// has their table, once each, and nothing of them left.
import { describe, expect, test } from "vitest";
import type { Pulse } from "#app/domain/figures/fact.ts";
import { choicesOf, planWith } from "#app/domain/figures/plan-choices.ts";
import { rational, zero } from "#app/domain/figures/rational.ts";
import type { ReleasePlan } from "#app/domain/figures/release-plan.ts";
import { openGroupStub, openStub } from "#app/domain/figures/stub.ts";
import { pulseToKeep } from "#app/domain/figures/waiting-pulse.server.ts";
import { pulsesWaiting, pulseToAdd } from "#app/domain/figures/waiting-pulse-store.server.ts";
import { caseWithStub } from "#tests/support/ended-cases.ts";
import {
  close,
  closeQuarters,
  countersOf,
  fold,
  hospital,
  summer,
} from "#tests/support/signed-hospital.ts";
import type { TestWorld } from "#tests/support/worlds.ts";

const fifth = rational(1n, 5n);
/** Groups and one question instead of kinds of event and professions. */
const swapped = (proposed: ReleasePlan): ReleasePlan =>
  planWith(proposed, {
    ...choicesOf(proposed),
    "event-family": zero,
    "profession-group": zero,
    group: rational(1n, 20n),
    "group-size": rational(1n, 20n),
    "pulse-helped": rational(1n, 10n),
    distress: fifth,
  });

const said: Pulse = { sort: "pulse", helped: "yes", safe: "partly", again: "not-said" };

async function answered(world: TestWorld, pulse: Pulse = said): Promise<void> {
  const statements = await pulseToKeep(pulse, world);
  await world.db.allOrNothing(statements);
}

async function manyAnswered(world: TestWorld, count: number): Promise<void> {
  const statements = await Promise.all(
    Array.from({ length: count }, () => pulseToKeep(said, world)),
  );
  await world.db.allOrNothing((tx) => statements.flatMap((build) => build(tx)));
}

describe("a group that was held", () => {
  test("is counted as one group and not as a request", async () => {
    const world = await hospital(summer, undefined, swapped);
    await caseWithStub(world, "2026-07-20", openGroupStub(), { groupSize: "11-20" });
    await caseWithStub(world, "2026-07-21", openStub({ person: null }), { distress: "better" });
    await fold(world);
    await fold(world);
    expect(await countersOf(world, "2026Q3")).toEqual({ "hospital-quarter": [1] });
    expect(await countersOf(world, "2026")).toMatchObject({
      "group-year": [1],
      "group-size-year": [0, 0, 1, 0, 0],
      "distress-year": [1, 0, 0, 0],
    });
  });

  test("is counted nowhere by a plan without that table", async () => {
    const world = await hospital();
    await caseWithStub(world, "2026-07-20", openGroupStub());
    await fold(world);
    const counters = Object.values(await countersOf(world, "2026")).flat();
    expect(counters.every((one) => one === 0)).toBe(true);
  });
});

describe("answers after closing", () => {
  test("are counted once, at night, and then gone", async () => {
    const world = await hospital(summer, undefined, swapped);
    for (let turn = 0; turn < 3; turn += 1) await answered(world);
    await answered(world, { ...said, helped: "no" });
    expect(await pulsesWaiting(world.db, 10)).toHaveLength(4);
    await fold(world);
    expect(await pulsesWaiting(world.db, 10)).toEqual([]);
    await fold(world);
    expect((await countersOf(world, "2026"))["pulse-helped-year"]).toEqual([3, 0, 1, 0]);
  });

  test("are counted however many wait, and once when two nights overlap", async () => {
    const world = await hospital(summer, undefined, swapped);
    await manyAnswered(world, 1_200);
    await Promise.all([fold(world), fold(world)]);
    await fold(world);
    expect((await countersOf(world, "2026"))["pulse-helped-year"]).toEqual([1_200, 0, 0, 0]);
  });

  test("all look alike, and say neither whose nor when", async () => {
    const world = await hospital(summer, undefined, swapped);
    await answered(world);
    await answered(world, {
      sort: "pulse",
      helped: "not-said",
      safe: "not-said",
      again: "not-said",
    });
    const waiting = await pulsesWaiting(world.db, 10);
    expect(new Set(waiting.map(({ sealedPulse }) => sealedPulse.length)).size).toBe(1);
    expect(Object.keys(waiting[0] ?? {}).sort()).toEqual(["id", "sealedPulse", "year"]);
  });

  test("are not kept at all by a plan without that table", async () => {
    const world = await hospital();
    await answered(world);
    expect(await pulsesWaiting(world.db, 10)).toEqual([]);
  });

  test("that wait when the year is closed are in its release, and none is kept back", async () => {
    const world = await hospital(summer, undefined, swapped);
    await manyAnswered(world, 600);
    const later = world.at("2027-01-29T06:00:00Z");
    await closeQuarters(later, "2026Q1");
    // The first closing folded them; one that came between two closings is folded by the next.
    await answered(world);
    expect(await pulsesWaiting(world.db, 10)).toHaveLength(1);
    await closeQuarters(later, "2026Q2", "2026Q3", "2026Q4");
    const year = await close(later, "2026");
    if (year.outcome !== "released") throw new Error(year.outcome);
    const table = JSON.parse(year.body).tables.find(
      ({ id }: { id: string }) => id === "pulse-helped-year",
    );
    expect(Math.abs(table.cells.yes - 601)).toBeLessThan(200);
    expect(await pulsesWaiting(world.db, 10)).toEqual([]);
  });

  test("that were changed in the database are dropped and said to be unreadable", async () => {
    const world = await hospital(summer, undefined, swapped);
    await answered(world);
    const [one] = await pulsesWaiting(world.db, 1);
    if (!one) throw new Error("no answer waits");
    await world.db.allOrNothing((tx) => [pulseToAdd(tx, { ...one, id: "moved" })]);
    expect(await fold(world)).toMatchObject({ outcome: "folded", unreadable: 1 });
    expect((await countersOf(world, "2026"))["pulse-helped-year"]).toEqual([1, 0, 0, 0]);
    expect(await pulsesWaiting(world.db, 1)).toEqual([]);
  });
});
