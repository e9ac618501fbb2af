// The scheduled release: on its day, in order, audited first, by the one job table.
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { handlersWith } from "#app/command-line/site-worker.server.ts";
import { anyone, operator, timer } from "#app/domain/access/actor.ts";
import { publicationGate } from "#app/domain/disclosure-audit/publication-gate.server.ts";
import { closeDuePeriods } from "#app/domain/figures/close-due-periods.server.ts";
import { closePeriod } from "#app/domain/figures/close-period.server.ts";
import { ledger } from "#app/domain/figures/ledger-store.server.ts";
import { releasedFigures, releasedPeriods } from "#app/domain/figures/release-store.server.ts";
import { timerToKeep } from "#app/domain/jobs/job-store.server.ts";
import { workJobs } from "#app/domain/jobs/work-jobs.server.ts";
import { releases } from "#db/schema/figures.ts";
import { caseThatEnded } from "#tests/support/ended-cases.ts";
import { afterSummer, close, hospital } from "#tests/support/signed-hospital.ts";
import type { TestWorld } from "#tests/support/worlds.ts";

const nothing = async () => [];
const closeDue = (world: TestWorld, attack: () => Promise<string[]> = nothing) =>
  closeDuePeriods(timer, { attack }, world);

async function periodsClosed(world: TestWorld, attack?: () => Promise<string[]>) {
  const closed = await closeDue(world, attack);
  if (closed.outcome !== "tried") throw new Error(closed.outcome);
  return closed.periods.map(({ period, outcome }) => [period, outcome.outcome]);
}

describe("every night", () => {
  test("what is due is released, oldest first, the year after its quarters, and nothing twice", async () => {
    const world = await hospital();
    expect(await periodsClosed(world.at("2026-07-27T05:05:00Z"))).toEqual([["2026Q1", "released"]]);
    expect(await periodsClosed(world.at("2026-07-28T05:05:00Z"))).toEqual([["2026Q2", "released"]]);
    expect(await periodsClosed(world.at("2026-07-29T05:05:00Z"))).toEqual([]);
    expect(await periodsClosed(world.at("2027-01-29T05:05:00Z"))).toEqual([
      ["2026Q3", "released"],
      ["2026Q4", "released"],
      ["2026", "released"],
    ]);
    expect(await ledger(world.db)).toHaveLength(7);
  });

  test("a release that a crash left half tidied is finished", async () => {
    const world = (await hospital()).at(afterSummer);
    await closeDue(world);
    world.keyring.periodKey("2026Q3");
    expect(await periodsClosed(world)).toEqual([["2026Q3", "released"]]);
    expect(world.keyring.existingPeriodKey("2026Q3")).toBeNull();
    expect(await periodsClosed(world)).toEqual([]);
  });

  test("the one job table runs it, and two workers release once", async () => {
    const world = await hospital();
    await caseThatEnded(world, "2026-07-30");
    await world.db.allOrNothing((tx) => [timerToKeep(tx, "close-figures", world)]);
    const due = world.at("2026-10-30T05:05:00Z");
    const { "close-figures": handler } = handlersWith(null);
    const work = () => workJobs(timer, { handlers: { "close-figures": handler }, limit: 1 }, due);
    const worked = (await Promise.all([work(), work()])).flatMap((one) =>
      one.outcome === "worked" ? one.jobs : [],
    );
    expect(worked).toEqual([{ kind: "close-figures", end: "done" }]);
    expect([...(await releasedPeriods(world.db))].sort()).toEqual(["2026Q1", "2026Q2", "2026Q3"]);
  });

  test("is for the program and the operator", async () => {
    const world = (await hospital()).at(afterSummer);
    expect(await closeDuePeriods(anyone, { attack: nothing }, world)).toEqual({
      outcome: "not-allowed",
    });
  });
});

describe("the attacker program stands before every release:", () => {
  test("a finding keeps the period closed, charges nothing and is named", async () => {
    const world = (await hospital()).at(afterSummer);
    await close(world, "2026Q1");
    const [row] = await releasedFigures(world.db);
    await world.db.allOrNothing((tx) => [
      tx
        .update(releases)
        .set({ body: (row?.body ?? "").replace('"within":7', '"within":1') })
        .where(eq(releases.period, "2026Q1"))
        .returning({ id: releases.id }),
    ]);
    const gate = publicationGate(timer, [], world);
    const closed = await closePeriod(operator, { period: "2026Q2", attack: gate }, world);
    if (closed.outcome !== "attack-succeeded") throw new Error(closed.outcome);
    expect(closed.findings.some((finding) => finding.startsWith("G: "))).toBe(true);
    expect(await periodsClosed(world, gate)).toEqual([["2026Q2", "attack-succeeded"]]);
    expect([...(await releasedPeriods(world.db))]).toEqual(["2026Q1"]);
    expect(await ledger(world.db)).toHaveLength(1);
    // The counters still hold the truth, so that it can be released once somebody has looked.
    expect(world.keyring.existingPeriodKey("2026Q2")).not.toBeNull();
  });

  test("and lets an honest site go on", async () => {
    const world = (await hospital()).at(afterSummer);
    const gate = publicationGate(timer, world.db.file ? [world.db.file] : [], world);
    expect((await periodsClosed(world, gate)).map(([, outcome]) => outcome)).toEqual([
      "released",
      "released",
      "released",
    ]);
  });
});
