// `alongside disclosure-audit` at the terminal: exit codes, answers as JSON, and what blocks publication.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { auditSite, disclosureAudit } from "#app/command-line/disclosure-audit.server.ts";
import { reachBeyondReleases } from "#app/domain/disclosure-audit/reach.ts";
import { selfTestFindings } from "#app/domain/disclosure-audit/self-test.server.ts";
import { statementsShape } from "#app/domain/disclosure-audit/statements.ts";
import { releases } from "#db/schema/figures.ts";
import { temporaryFolder } from "#tests/support/databases.ts";
import { caseThatEnded } from "#tests/support/ended-cases.ts";
import { afterSummer, close, fold, hospital } from "#tests/support/signed-hospital.ts";
import type { TestWorld } from "#tests/support/worlds.ts";

function listening(json = true) {
  const [out, err]: [string[], string[]] = [[], []];
  const io = { out: (text: string) => out.push(text), err: (text: string) => err.push(text), json };
  return { io, out: () => out.join("\n"), err: () => err.join("\n") };
}
const unopened = () => Promise.reject(new Error("the site was opened"));

async function examined(file: unknown, ...more: string[]) {
  const path = join(temporaryFolder(), "statements.json");
  writeFileSync(path, typeof file === "string" ? file : JSON.stringify(file));
  const { io, out, err } = listening();
  const code = await disclosureAudit.run(["--statements", path, ...more], io, unopened);
  return { code, answer: JSON.parse(out() || "null"), err: err() };
}

describe("alongside disclosure-audit --statements", () => {
  const sum = {
    release: "2026Q1",
    terms: [
      ["a", 1],
      ["b", 1],
    ],
    lo: 16,
    hi: 16,
  };

  test("prints exact bounds and findings, and exits with 1", async () => {
    const file = { cells: ["a", "b"], sensitive: ["a"], k: 5, known: { b: 14 }, statements: [sum] };
    const { code, answer } = await examined(file);
    expect(code).toBe(1);
    expect(answer).toMatchObject({
      pass: false,
      bounds: { a: { min: 2, max: 2 }, b: { min: 14, max: 14 } },
      findings: [
        { cell: "a", kind: "exact" },
        { cell: "a", kind: "existence" },
      ],
    });
  });

  test("exits with 0 when nothing is found, and shows who else was tried", async () => {
    const file = { cells: ["a", "b"], headcounts: { a: 20, b: 20 }, statements: [sum] };
    const { code, answer } = await examined(file, "--ladder");
    expect({ code, pass: answer.pass, findings: answer.findings }).toEqual({
      code: 0,
      pass: true,
      findings: [],
    });
    expect(answer.ladder).toHaveLength(4);
  });

  test("exits with 2 when the statements contradict each other, and names the releases", async () => {
    const other = { ...sum, release: "2026H1", lo: 3, hi: 3 };
    const { code, answer, err } = await examined({ cells: ["a", "b"], statements: [sum, other] });
    expect(code).toBe(2);
    expect(answer).toMatchObject({ pass: false, error: "contradictory" });
    expect(err).toContain("2026Q1, 2026H1");
  });

  test("exits with 2 and a sentence for a file it cannot read", async () => {
    const bad: [unknown, string][] = [
      ["{", "The file is not JSON."],
      [{ cells: ["a"], statements: [sum] }, 'names the cell "b", which is not in cells'],
      [{ cells: ["a", "a"], statements: [] }, "names a cell twice"],
      [{ cells: ["a"], statements: [{ release: "x", terms: [["a", 0.5]] }] }, "statements.0"],
    ];
    for (const [file, sentence] of bad) {
      const { code, err } = await examined(file);
      expect(code).toBe(2);
      expect(err).toContain(sentence);
    }
    const { io, err } = listening();
    expect(await disclosureAudit.run(["--statements", "/nowhere.json"], io, unopened)).toBe(2);
    expect(err()).toContain("/nowhere.json cannot be read.");
    expect(await disclosureAudit.run(["--what"], io, unopened)).toBe(2);
    expect(await disclosureAudit.run(["--help"], io, unopened)).toBe(0);
  });
});

describe("alongside disclosure-audit on a site", () => {
  async function audited(world: TestWorld, statements: unknown = null) {
    const { io, out } = listening();
    const files = world.db.file ? [world.db.file, `${world.db.file}-wal`] : [];
    const read = statements === null ? null : statementsShape.parse(statements);
    const code = await auditSite(files, read, io, world);
    return { code, answer: JSON.parse(out()) };
  }
  const failing = (answer: { parts: { part: string; findings: string[] }[] }) =>
    answer.parts.filter(({ findings }) => findings.length > 0).map(({ part }) => part);

  test("passes an honest site, part by part, and says how far a guess can move", async () => {
    const world = (await hospital()).at(afterSummer);
    await caseThatEnded(world, "2026-09-15", { person: "anna" });
    await fold(world);
    await close(world, "2026Q3");
    const { code, answer } = await audited(world);
    expect({ code, failing: failing(answer) }).toEqual({ code: 0, failing: [] });
    expect(answer.parts.map(({ part }: { part: string }) => part).join("")).toBe("ABCDEFGHI");
    const [{ rungs }] = answer.guesses;
    expect(rungs.map(({ seen, epsilon }: never) => [seen, epsilon])).toEqual([
      ["one-quarter", "2/5"],
      ["one-request", "1/1"],
      ["one-person-one-year", "2/1"],
    ]);
    expect(rungs[1].guesses[1]).toEqual({
      priorPercent: 20,
      atMostPercent: 41,
      atLeastPercent: 8,
    });
    expect(rungs[2].guesses[2].atMostPercent).toBe(89);
  });

  test("fails a release that was changed, a key that outlived it, and a leak beside it", async () => {
    const world = (await hospital()).at(afterSummer);
    await fold(world);
    const kept = world.keyring.existingPeriodKey("2026Q3");
    await close(world, "2026Q3");
    const [row] = await world.db.reader.select().from(releases);
    const body =
      row?.body.replace(/"all":(-?\d+)/, (_all, said: string) => `"all":${Number(said) + 1}`) ?? "";
    await world.db.allOrNothing((tx) => [
      tx.update(releases).set({ body }).where(eq(releases.period, "2026Q3")).returning(),
    ]);
    const keyring = {
      ...world.keyring,
      existingPeriodKey: (period: string) =>
        period === "2026Q3" ? kept : world.keyring.existingPeriodKey(period),
    };
    const { code, answer } = await audited(
      { ...world, keyring },
      {
        cells: ["icu", "rest"],
        statements: [
          {
            release: "poster",
            terms: [
              ["icu", 1],
              ["rest", 1],
            ],
            lo: 83,
            hi: 83,
          },
          { release: "talk", terms: [["rest", 1]], lo: 80, hi: 80 },
        ],
      },
    );
    expect({ code, failing: failing(answer) }).toEqual({
      code: 1,
      failing: ["B", "C", "F", "G", "H"],
    });
  });

  test("fails when a lead may do more than read releases", () => {
    expect(reachBeyondReleases()).toEqual([]);
    expect(reachBeyondReleases({ "see-queue": ["peer", "lead"] })).toEqual(["see-queue"]);
  });

  test("fails itself when it would pass everything, or nothing", async () => {
    expect(await selfTestFindings()).toEqual([]);
    const wide = async (file: { cells: string[] }) => ({
      bounds: new Map(file.cells.map((cell) => [cell, { min: 0, max: null }])),
    });
    expect(await selfTestFindings(wide)).toHaveLength(6);
    const tight = async (file: { cells: string[] }) => ({
      bounds: new Map(file.cells.map((cell) => [cell, { min: 2, max: 2 }])),
    });
    expect(await selfTestFindings(tight)).toContain(
      "The audit misjudged: a proper rectangle of hidden cells.",
    );
  });
});
