// From sealed counters to a released figure: drawn once, paid once, and then forgotten.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { anyone } from "#app/domain/access/actor.ts";
import { openAccumulators } from "#app/domain/figures/accumulator-store.server.ts";
import { closePeriod } from "#app/domain/figures/close-period.server.ts";
import { chainOf, ledger } from "#app/domain/figures/ledger-store.server.ts";
import type { Period } from "#app/domain/figures/periods.ts";
import { releasedFigures } from "#app/domain/figures/release-store.server.ts";
import { accumulators, ledgerEntries, releases } from "#db/schema/figures.ts";
import { caseThatEnded } from "#tests/support/ended-cases.ts";
import {
  afterSummer,
  close,
  closeQuarters,
  countersOf,
  fold,
  hospital,
  summer,
} from "#tests/support/signed-hospital.ts";
import type { TestWorld } from "#tests/support/worlds.ts";

describe("closing a period", () => {
  test("releases noisy numbers, charges the plan's price and destroys the counters and their key", async () => {
    const world = (await hospital()).at(afterSummer);
    for (let turn = 0; turn < 21; turn += 1) await caseThatEnded(world, "2026-09-15");
    const closed = await close(world, "2026Q3");
    expect(closed).toMatchObject({ outcome: "released", isNew: true, isTidied: true });
    const [figure] = await releasedFigures(world.db);
    expect(figure?.release).toMatchObject({
      plan: "2026-1",
      period: "2026Q3",
      releasedOn: "2026-10-28",
      tables: [{ id: "hospital-quarter", epsilon: "2/5", within: 7 }],
    });
    // Further off than 60 happens once in ten thousand million draws.
    expect(Math.abs((figure?.release.tables[0]?.cells.all ?? 0) - 21)).toBeLessThan(60);
    expect(await ledger(world.db)).toMatchObject([
      { position: 1, tableId: "hospital-quarter", period: "2026Q3", epsilonNum: 2, epsilonDen: 5 },
    ]);
    expect(world.keyring.existingPeriodKey("2026Q3")).toBeNull();
    const open = await openAccumulators(world.db);
    expect(open.map(({ period }) => period)).not.toContain("2026Q3");
  });

  test("twice returns the same bytes and is paid once", async () => {
    const world = (await hospital()).at(afterSummer);
    const first = await close(world, "2026Q3");
    const second = await close(world.at("2026-11-30T06:00:00Z"), "2026Q3");
    expect(second).toEqual({ ...first, isNew: false });
    expect(await ledger(world.db)).toHaveLength(1);
  });

  test("at once from several sides gives one release, one charge and the same bytes to all", async () => {
    const world = (await hospital()).at(afterSummer);
    for (let turn = 0; turn < 3; turn += 1) await caseThatEnded(world, "2026-09-15");
    const closers = await Promise.all([1, 2, 3].map(() => close(world, "2026Q3")));
    const bodies = closers.flatMap((one) => (one.outcome === "released" ? [one.body] : []));
    expect(bodies).toHaveLength(3);
    expect(new Set(bodies).size).toBe(1);
    expect(closers.filter((one) => one.outcome === "released" && one.isNew)).toHaveLength(1);
    expect(await world.db.reader.select().from(releases)).toHaveLength(1);
    expect(await world.db.reader.select().from(ledgerEntries)).toHaveLength(1);
  });

  test("is finished by the next run when the machine stopped after the commit", async () => {
    const world = (await hospital()).at(afterSummer);
    const keyring = {
      ...world.keyring,
      destroyPeriodKey() {
        throw new Error("the machine stopped here");
      },
    };
    await expect(close({ ...world, keyring }, "2026Q3")).rejects.toThrow("stopped here");
    const [kept] = await releasedFigures(world.db);
    expect(world.keyring.existingPeriodKey("2026Q3")).not.toBeNull();
    const again = await close(world, "2026Q3");
    expect(again).toMatchObject({ outcome: "released", body: kept?.body, isNew: false });
    expect(world.keyring.existingPeriodKey("2026Q3")).toBeNull();
    expect(await ledger(world.db)).toHaveLength(1);
  });

  test("leaves neither release nor charge when the machine stopped before the commit", async () => {
    const world = (await hospital()).at(afterSummer);
    await fold(world);
    const randomBytes = () => {
      throw new Error("the machine stopped here");
    };
    await expect(close({ ...world, randomBytes }, "2026Q3")).rejects.toThrow("stopped here");
    expect(await ledger(world.db)).toEqual([]);
    expect(await releasedFigures(world.db)).toEqual([]);
    expect(await close(world, "2026Q3")).toMatchObject({ outcome: "released", isNew: true });
  });

  test("still releases when the file cannot be compacted at that moment", async () => {
    const world = (await hospital()).at(afterSummer);
    const inUse = async () => {
      throw new Error("in use");
    };
    const closed = await close({ ...world, db: { ...world.db, compact: inUse } }, "2026Q3");
    expect(closed).toMatchObject({ outcome: "released", isNew: true, isTidied: false });
    expect(await close(world, "2026Q3")).toMatchObject({ isNew: false, isTidied: true });
  });

  test("lets a late case count in the next open quarter and never twice", async () => {
    const world = (await hospital()).at(afterSummer);
    await closeQuarters(world, "2026Q3");
    await caseThatEnded(world, "2026-09-29");
    await fold(world);
    expect(await countersOf(world, "2026Q4")).toEqual({ "hospital-quarter": [1] });
    expect((await countersOf(world, "2026"))["event-family-year"]).toEqual([0, 0, 0, 0, 1]);
  });

  test("releases the year after its quarters, all for at most 2 to one person", async () => {
    const world = (await hospital()).at("2027-01-28T06:00:00Z");
    expect(await close(world, "2026")).toEqual({
      outcome: "quarters-first",
      quarters: ["2026Q1", "2026Q2", "2026Q3", "2026Q4"],
    });
    await closeQuarters(world, "2026Q1", "2026Q2", "2026Q3", "2026Q4", "2026");
    const figures = await releasedFigures(world.db);
    expect(figures.map(({ release }) => release.period)).toEqual([
      "2026",
      "2026Q4",
      "2026Q3",
      "2026Q2",
      "2026Q1",
    ]);
    expect(figures[0]?.release.tables.map(({ id }) => id)).toEqual([
      "cluster-year",
      "event-family-year",
      "profession-group-year",
    ]);
    expect(await ledger(world.db)).toHaveLength(7);
    expect(await openAccumulators(world.db)).toEqual([]);
  });

  test("chains every charge to the released bytes and the charge before", async () => {
    const world = (await hospital()).at(afterSummer);
    await closeQuarters(world, "2026Q1", "2026Q2");
    let before: string | null = null;
    const figures = await releasedFigures(world.db);
    for (const { chain, ...entry } of await ledger(world.db)) {
      const body = figures.find(({ id }) => id === entry.releaseId)?.body ?? "";
      expect(chain).toBe(chainOf(before, entry, body));
      expect(chain).not.toBe(chainOf(before, { ...entry, epsilonDen: 9 }, body));
      expect(chain).not.toBe(chainOf(before, entry, `${body} `));
      before = chain;
    }
  });
});

describe("closing is refused, and nothing is charged or published,", () => {
  async function refused(world: TestWorld, period: Period, outcome: object): Promise<void> {
    expect(await close(world, period)).toMatchObject(outcome);
    expect(await ledger(world.db)).toEqual([]);
    expect(await releasedFigures(world.db)).toEqual([]);
  }

  test("before the period and its lag are over", async () => {
    const world = await hospital();
    const early = { outcome: "too-early", closableOn: "2026-10-28" };
    await refused(world, "2026Q3", early);
    await refused(world.at("2026-10-27T22:30:00Z"), "2026Q3", early);
  });

  test("without a signed plan, or for a period it does not have", async () => {
    const world = (await hospital(summer, [100])).at(afterSummer);
    await refused(world, "2025Q3", { outcome: "no-plan", year: 2025 });
    await refused(world, "2026Q3", { outcome: "not-planned" });
  });

  test("to anybody but the operator and the timer", async () => {
    const world = (await hospital()).at(afterSummer);
    expect(await closePeriod(anyone, { period: "2026Q3" }, world)).toEqual({
      outcome: "not-allowed",
    });
  });

  test("when the counters were changed, moved or sealed with another key", async () => {
    const world = (await hospital()).at(afterSummer);
    await fold(world);
    const rows = await openAccumulators(world.db);
    const of = (period: string) => rows.find((row) => row.period === period)?.sealedCounters;
    const put = async (sealed: string | undefined) =>
      world.db.allOrNothing((tx) => [
        tx
          .update(accumulators)
          .set({ sealedCounters: (sealed ?? "") as never })
          .returning(),
      ]);
    const fault = (name: string) => ({ outcome: "accumulator-refused", fault: name });
    await put(of("2026Q3")?.replace(/.{4}$/, "AAAA"));
    await refused(world, "2026Q3", fault("damaged"));
    await put("not a ciphertext");
    await refused(world, "2026Q3", fault("damaged"));
    await put(of("2026Q2"));
    await refused(world, "2026Q3", fault("wrong-key"));
  });

  test("when the period's key is gone", async () => {
    const world = (await hospital()).at(afterSummer);
    await caseThatEnded(world, "2026-09-15");
    await fold(world);
    world.keyring.destroyPeriodKey("2026Q3");
    await refused(world, "2026Q3", { outcome: "accumulator-refused", fault: "key-missing" });
    expect(world.keyring.existingPeriodKey("2026Q3")).toBeNull();
  });

  test("when the ledger says that the budget is spent", async () => {
    const world = (await hospital()).at(afterSummer);
    const neverAsked = () => {
      throw new Error("noise was drawn for a release that may not be");
    };
    await fold(world);
    await world.db.allOrNothing((tx) => [
      tx
        .insert(ledgerEntries)
        .values({
          position: 1,
          releaseId: "forged" as never,
          tableId: "hospital-year",
          period: "2026",
          year: 2026,
          epsilonNum: 1,
          epsilonDen: 1,
          chain: "forged",
        })
        .returning(),
    ]);
    const outcome = await close({ ...world, randomBytes: neverAsked }, "2026Q3");
    expect(outcome).toEqual({ outcome: "over-budget" });
    expect(await releasedFigures(world.db)).toEqual([]);
    expect(await ledger(world.db)).toHaveLength(1);
  });
});

describe("after closing", () => {
  test("the files hold no counters, no stub and no key of the period", async () => {
    const world = (await hospital()).at(afterSummer);
    await caseThatEnded(world, "2026-09-15", { person: "needle-of-a-person" });
    await fold(world);
    const key = world.keyring.existingPeriodKey("2026Q3");
    const row = (await openAccumulators(world.db)).find(({ period }) => period === "2026Q3");
    const counters = row?.sealedCounters.slice(200, 260) ?? "";
    const keyText = key?.secret.toString("hex") ?? "";
    const folders = [
      dirname(world.keyringFile),
      ...(world.db.file ? [dirname(world.db.file)] : []),
    ];
    const found = (needle: string): boolean =>
      folders.some((folder) =>
        readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(needle)),
      );
    expect(found(keyText)).toBe(true);
    if (world.db.file) expect(found(counters)).toBe(true);
    await close(world, "2026Q3");
    for (const needle of [keyText, counters, "needle-of-a-person", '"countable"']) {
      expect(needle).not.toBe("");
      expect(found(needle)).toBe(false);
    }
  });
});
