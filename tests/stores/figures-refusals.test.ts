// What is refused once a year has begun: nothing is charged, nothing is published, and the reason is said.
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { operator } from "#app/domain/access/actor.ts";
import { ledger } from "#app/domain/figures/ledger-store.server.ts";
import { rational } from "#app/domain/figures/rational.ts";
import { cellsOf, planText, type ReleasePlan } from "#app/domain/figures/release-plan.ts";
import { releasedFigures } from "#app/domain/figures/release-store.server.ts";
import { signPlan } from "#app/domain/figures/sign-plan.server.ts";
import { releasePlans, releases } from "#db/schema/figures.ts";
import {
  afterSummer,
  close,
  closeQuarters,
  fold,
  hospital,
  planOf,
} from "#tests/support/signed-hospital.ts";

/** The plan with one more table, paid for by another, so that the budget alone would allow it. */
const withAnotherTable = (plan: ReleasePlan): ReleasePlan => ({
  ...plan,
  tables: [
    ...plan.tables.filter(({ attribute }) => attribute !== "profession-group"),
    {
      id: "response-band-year",
      attribute: "response-band",
      period: "year",
      cells: cellsOf("response-band", plan),
      epsilon: rational(1n, 5n),
    },
  ],
});

describe("once the plan of a year is signed,", () => {
  test("a table cannot be added, even one that the budget would pay for", async () => {
    const world = await hospital();
    const before = planText(await planOf(world));
    const plan = withAnotherTable(await planOf(world));
    expect(await signPlan(operator, { plan }, world)).toEqual({ outcome: "already-signed" });
    expect(planText(await planOf(world))).toBe(before);
  });

  test("a table slipped into the stored plan stops the release instead of joining it", async () => {
    const world = (await hospital()).at("2027-01-28T06:00:00Z");
    await fold(world);
    await closeQuarters(world, "2026Q1", "2026Q2", "2026Q3", "2026Q4");
    const charges = await ledger(world.db);
    const body = planText(withAnotherTable(await planOf(world)));
    await world.db.allOrNothing((tx) => [
      tx.update(releasePlans).set({ body }).where(eq(releasePlans.year, 2026)).returning(),
    ]);
    expect(await close(world, "2026")).toEqual({
      outcome: "accumulator-refused",
      period: "2026",
      fault: "damaged",
    });
    expect(await ledger(world.db)).toEqual(charges);
    expect(await releasedFigures(world.db)).toHaveLength(4);
  });

  test("closing again gives the released bytes, whatever the program would draw today", async () => {
    const world = (await hospital()).at(afterSummer);
    const first = await close(world, "2026Q3");
    const otherCode = {
      ...world.at("2027-03-01T06:00:00Z"),
      randomBytes: () => {
        throw new Error("noise was drawn for a release that exists");
      },
    };
    expect(await close(otherCode, "2026Q3")).toEqual({ ...first, isNew: false });
    expect(await ledger(world.db)).toHaveLength(1);
  });

  test("nothing more is released once a released number was changed", async () => {
    const world = (await hospital()).at("2027-01-28T06:00:00Z");
    await closeQuarters(world, "2026Q1", "2026Q2");
    const [row] = await world.db.reader
      .select()
      .from(releases)
      .where(eq(releases.period, "2026Q1"));
    const body = row?.body.replace(/"all":-?\d+/, '"all":777') ?? "";
    await world.db.allOrNothing((tx) => [
      tx.update(releases).set({ body }).where(eq(releases.period, "2026Q1")).returning(),
    ]);
    expect(await close(world, "2026Q3")).toMatchObject({
      outcome: "audit-refused",
      findings: [{ kind: "chain-broken", at: "position 1" }],
    });
    expect(await ledger(world.db)).toHaveLength(2);
    expect(await releasedFigures(world.db)).toHaveLength(2);
  });
});
