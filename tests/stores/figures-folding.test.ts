// From cases that ended to sealed counters: a plan first, then each case once and never shown.
import { describe, expect, test } from "vitest";
import { anyone, operator } from "#app/domain/access/actor.ts";
import { openAccumulators } from "#app/domain/figures/accumulator-store.server.ts";
import { foldCounters } from "#app/domain/figures/fold-counters.server.ts";
import { headcountsOfRoster } from "#app/domain/figures/headcount-store.server.ts";
import { planGroupsOn, signedPlanOf } from "#app/domain/figures/plan-store.server.ts";
import { proposedPlan } from "#app/domain/figures/propose-plan.server.ts";
import { signPlan } from "#app/domain/figures/sign-plan.server.ts";
import { emptyStub } from "#app/domain/figures/stub.ts";
import { caseThatEnded, stubsKept } from "#tests/support/ended-cases.ts";
import { headcountsOf, rosterWith } from "#tests/support/hospital-headcounts.ts";
import { countersOf, fold, hospital, planOf, summer } from "#tests/support/signed-hospital.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

describe("a plan", () => {
  test("is proposed from the roster's headcounts and frozen once signed", async () => {
    const world = await hospital();
    expect(await headcountsOfRoster(world.db)).toMatchObject({ staffCount: 332 });
    const another = { ...(await planOf(world)), version: "2026-2" };
    expect(await signPlan(operator, { plan: another }, world)).toEqual({
      outcome: "already-signed",
    });
    expect((await planOf(world)).version).toBe("2026-1");
  });

  test("that breaks a rule, or is for a year that is over, is not kept", async () => {
    const world = await testWorld(summer);
    await rosterWith(world, headcountsOf());
    const plan = await proposedPlan(world.db, 2026, []);
    if (!plan) throw new Error("too few staff");
    const short = await signPlan(operator, { plan: { ...plan, lagDays: 1 } }, world);
    expect(short).toEqual({
      outcome: "unsound",
      problems: [{ problem: "lag-too-short", lagDays: 1 }],
    });
    const late = await signPlan(operator, { plan }, world.at("2027-01-02T09:00:00Z"));
    expect(late).toEqual({ outcome: "year-not-open" });
    expect(await signPlan(anyone, { plan }, world)).toEqual({ outcome: "not-allowed" });
    expect(await signedPlanOf(world.db, 2026)).toBeNull();
  });

  test("keeps last year's groups while the units stay", async () => {
    const world = await hospital();
    const next = await proposedPlan(world.db, 2027, []);
    expect(next?.clusters).toEqual((await planOf(world)).clusters);
  });
});

describe("the stub of a case", () => {
  test("names the groups of the year's plan, and none where no plan is signed", async () => {
    const world = await hospital();
    const [cluster] = (await planOf(world)).clusters;
    const said = { unitCode: cluster?.units[0] ?? null, roleFamily: "nursing" as const };
    expect((await planGroupsOn(world.db, "2026-08-03")).of(said)).toEqual({
      cluster: cluster?.id,
      professionGroup: "nursing",
    });
    expect((await planGroupsOn(world.db, "2027-08-03")).of(said)).toEqual({
      cluster: "not-said",
      professionGroup: "not-said",
    });
  });
});

describe("folding", () => {
  test("counts a case that ended once, however often it runs, and empties its stub", async () => {
    const world = await hospital();
    const [cluster] = (await planOf(world)).clusters;
    await caseThatEnded(world, "2026-07-30", {
      eventFamily: "violence",
      professionGroup: "nursing",
      ...(cluster ? { cluster: cluster.id } : {}),
    });
    await caseThatEnded(world, null, { eventFamily: "loss" });
    expect(await fold(world)).toEqual({ outcome: "folded", broken: [], unreadable: 0 });
    await fold(world);
    expect(await countersOf(world, "2026Q3")).toEqual({ "hospital-quarter": [1] });
    const year = await countersOf(world, "2026");
    expect(year["event-family-year"]).toEqual([0, 1, 0, 0, 0]);
    expect(year["cluster-year"]?.[0]).toBe(1);
    expect((await stubsKept(world)).map(({ stub }) => stub)).toEqual([emptyStub()]);
  });

  test("counts every case once when two runs overlap", async () => {
    const world = await hospital();
    for (let turn = 0; turn < 5; turn += 1) await caseThatEnded(world, "2026-08-01");
    const runs = await Promise.all([fold(world), fold(world), fold(world)]);
    expect(runs.map(({ outcome }) => outcome)).toContain("folded");
    await fold(world);
    expect(await countersOf(world, "2026Q3")).toEqual({ "hospital-quarter": [5] });
  });

  test("caps what one named person adds, and does not know a person without a name", async () => {
    const world = await hospital();
    const asked = [
      ["2026-02-01", "Anna@hospital.example"],
      ["2026-03-01", "anna@hospital.example "],
      ["2026-04-20", "anna@hospital.example"],
      ["2026-07-20", "anna@hospital.example"],
      ["2026-07-21", null],
      ["2026-07-22", null],
    ] as const;
    for (const [endedOn, person] of asked) {
      await caseThatEnded(world, endedOn, { person });
      await fold(world);
    }
    const quarters = ["2026Q1", "2026Q2", "2026Q3"] as const;
    const counted = await Promise.all(quarters.map((quarter) => countersOf(world, quarter)));
    expect(counted.map((one) => one["hospital-quarter"])).toEqual([[1], [1], [2]]);
    expect((await countersOf(world, "2026"))["event-family-year"]).toEqual([0, 0, 0, 0, 4]);
  });

  test("rewrites every stub and counter at the same length when nothing changed", async () => {
    const world = await hospital();
    await caseThatEnded(world, "2026-07-30", { person: "anna" });
    await fold(world);
    const before = { rows: await openAccumulators(world.db), stubs: await stubsKept(world) };
    await fold(world);
    const after = { rows: await openAccumulators(world.db), stubs: await stubsKept(world) };
    expect(after.rows.map(({ period }) => period)).toEqual(["2026", "2026Q1", "2026Q2", "2026Q3"]);
    for (const [index, row] of after.rows.entries()) {
      const old = before.rows[index];
      expect(row.sealedCounters).not.toBe(old?.sealedCounters);
      expect(row.sealedCounters).toHaveLength(old?.sealedCounters.length ?? 0);
    }
    expect(after.stubs[0]?.sealed).not.toBe(before.stubs[0]?.sealed);
    expect(after.stubs[0]?.sealed).toHaveLength(before.stubs[0]?.sealed.length ?? 0);
  });

  test("makes counters of the same length whether nobody or somebody was counted", async () => {
    const [quiet, busy] = [await hospital(), await hospital()];
    for (let turn = 0; turn < 60; turn += 1) {
      await caseThatEnded(busy, "2026-07-30", { person: `person ${turn}` });
    }
    const lengthsAfter = async (world: TestWorld) => {
      await fold(world);
      const rows = await openAccumulators(world.db);
      return rows.map(({ period, version, sealedCounters }) => [
        period,
        version,
        sealedCounters.length,
      ]);
    };
    expect(await lengthsAfter(busy)).toEqual(await lengthsAfter(quiet));
  });

  test("lets a case wait until a plan is signed", async () => {
    const world = await testWorld(summer);
    await caseThatEnded(world, "2026-07-30");
    await fold(world);
    expect((await stubsKept(world))[0]?.stub.countable).toBe(true);
    await rosterWith(world, headcountsOf());
    const plan = await proposedPlan(world.db, 2026, []);
    if (plan) await signPlan(operator, { plan }, world);
    await fold(world);
    expect(await countersOf(world, "2026Q3")).toEqual({ "hospital-quarter": [1] });
  });

  test("passes over a case whose key is destroyed", async () => {
    const world = await hospital();
    await caseThatEnded(world, "2026-07-30");
    world.keyring.destroyEpochKey("2026-08");
    expect(await fold(world)).toMatchObject({ outcome: "folded", unreadable: 1 });
    expect(await countersOf(world, "2026Q3")).toEqual({ "hospital-quarter": [0] });
  });

  test("is for the program itself", async () => {
    const world = await hospital();
    expect(await foldCounters(anyone, {}, world)).toEqual({ outcome: "not-allowed" });
  });
});
