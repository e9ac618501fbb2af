// `alongside figures` at the terminal: exit codes a script can trust, and one sentence for a refusal.
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { figures, runFigures } from "#app/command-line/figures.server.ts";
import { releasedFigures } from "#app/domain/figures/release-store.server.ts";
import { ledgerEntries } from "#db/schema/figures.ts";
import { headcountsOf, rosterWith } from "#tests/support/hospital-headcounts.ts";
import { afterSummer, hospital, summer } from "#tests/support/signed-hospital.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

async function typed(world: TestWorld, line: string, json = false) {
  const [out, err]: [string[], string[]] = [[], []];
  const io = { out: (text: string) => out.push(text), err: (text: string) => err.push(text), json };
  const code = await runFigures(line.split(" "), io, world);
  return { code, out: out.join("\n"), err: err.join("\n") };
}

describe("alongside figures", () => {
  test("shows a proposed plan with its errors, signs it once and shows it signed", async () => {
    const world = await testWorld(summer);
    await rosterWith(world, headcountsOf());
    const proposed = await typed(world, "plan show");
    expect(proposed).toMatchObject({ code: 0, err: "This plan is only proposed." });
    expect(proposed.out).toContain("epsilon 2/5, within 7 nineteen times in twenty");
    expect(await typed(world, "plan sign")).toMatchObject({ code: 2 });
    expect(await typed(world, "plan sign --by council")).toMatchObject({ code: 0 });
    expect(await typed(world, "plan sign --by council")).toMatchObject({ code: 1 });
    const signed = await typed(world, "plan show --year 2026", true);
    expect(JSON.parse(signed.out)).toMatchObject({ version: "2026-1", signedBy: ["council"] });
  });

  test("closes a quarter and prints the released bytes, the same each time", async () => {
    const world = (await hospital()).at(afterSummer);
    const first = await typed(world, "close --period 2026Q3");
    const second = await typed(world, "close --period 2026Q3");
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(second.out).toBe(first.out);
    expect((await releasedFigures(world.db))[0]?.body).toBe(first.out);
  });

  test("says in a sentence why a period is not closed", async () => {
    const world = await hospital();
    const early = await typed(world, "close --period 2026Q3", true);
    expect(early).toMatchObject({ code: 1 });
    expect(early.err).toContain("2026Q3 can be closed from 2026-10-28.");
    expect(JSON.parse(early.out)).toMatchObject({ outcome: "too-early" });
    const unplanned = await typed(world, "close --period 2025Q3");
    expect(unplanned).toMatchObject({ code: 1 });
    expect(unplanned.err).toContain("No plan is signed for 2025.");
  });

  test("replays the ledger and names a charge that was altered", async () => {
    const world = (await hospital()).at(afterSummer);
    await typed(world, "close --period 2026Q2");
    await typed(world, "close --period 2026Q3");
    const right = await typed(world, "replay", true);
    expect(right).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(right.out)).toEqual({
      pass: true,
      releases: 2,
      charges: 2,
      years: [{ year: 2026, spent: "4/5", maximum: "2/1" }],
      findings: [],
    });
    await world.db.allOrNothing((tx) => [
      tx
        .update(ledgerEntries)
        .set({ epsilonDen: 50 })
        .where(eq(ledgerEntries.position, 2))
        .returning(),
    ]);
    const altered = await typed(world, "replay");
    expect(altered).toMatchObject({ code: 1 });
    expect(altered.err).toContain("charge-altered (hospital-quarter 2026Q3)");
    const next = await typed(world.at("2027-01-28T06:00:00Z"), "close --period 2026Q4");
    expect(next).toMatchObject({ code: 1, out: "" });
    expect(next.err).toContain("The audit failed. Nothing was charged or published.");
  });

  test("refuses a hospital of too few staff in a sentence", async () => {
    const world = await testWorld(summer);
    await rosterWith(world, headcountsOf([40]));
    const shown = await typed(world, "plan show");
    expect(shown).toMatchObject({ code: 1 });
    expect(shown.err).toContain("40 staff");
  });

  test("answers a wrong call with its help and exit code 2", async () => {
    const world = await testWorld(summer);
    const calls = ["close", "close --period soon", "close --what", "plan", "plan tear", "open up"];
    for (const call of [...calls, "plan show --year x", "close 2026Q3 --period 2026Q3"]) {
      expect(await typed(world, call)).toMatchObject({ code: 2, out: "" });
    }
  });

  test("helps without opening the site", async () => {
    const lines: string[] = [];
    const io = { out: (line: string) => lines.push(line), err: () => undefined, json: false };
    const unopened = () => Promise.reject(new Error("the site was opened"));
    expect(await figures.run(["--help"], io, unopened)).toBe(0);
    expect(await figures.run(["close", "--help"], io, unopened)).toBe(0);
    expect(lines.join("\n")).toContain("--period 2026Q3");
  });
});
