// Scores of other tools come in by unit and month: keyed as their authors say, checked before anything is
// written, and never of a group that is too small or of anybody by name.
import { describe, expect, test } from "vitest";
import { outcomeSeries } from "#app/domain/evaluation/evaluation-data-store.server.ts";
import { adapters, itemsOf, scalesOf } from "#app/domain/instruments/adapter.ts";
import { scoreScale } from "#app/domain/instruments/score-scale.ts";
import { scoresImported } from "#app/domain/surveys/imported-score-store.server.ts";
import { importedBy, threeWards } from "#tests/support/imported-scores.ts";
import type { TestWorld } from "#tests/support/worlds.ts";

const adapterOf = (id: string) => {
  const found = adapters.find((adapter) => adapter.id === id);
  if (!found) throw new Error(id);
  return found;
};

const scoredHead = "unit,wave,scale,score,answers,invited\n";

describe("the maps of items", () => {
  test("hold as many items as each instrument has, each turned round where it should be", () => {
    const counts = adapters.map(({ id, scales }) => [id, itemsOf(scales).length]);
    expect(Object.fromEntries(counts)).toEqual({
      "sops-hospital": 32,
      "saq-short": 31,
      svest: 0,
      "svest-r": 0,
      pfi: 16,
      "mini-z": 10,
      olbi: 16,
      proqol: 30,
      cbi: 19,
    });
    for (const { scales } of adapters)
      for (const { items, reversed } of scales)
        expect(reversed.filter((item) => !items.includes(item))).toEqual([]);
  });

  test("turn round the thirteen negatively worded items of the hospital survey, and no other", () => {
    const reversed = adapterOf("sops-hospital").scales.flatMap((scale) => scale.reversed);
    expect(reversed.sort()).toEqual("A11 A13 A14 A3 A5 A6 A7 A9 B2 C7 F3 F4 F5".split(" "));
  });

  test("give the best and the worst answers the ends of their range", () => {
    for (const { id, scales } of adapters)
      for (const scale of scales) {
        const at = (end: "least" | "most", other: "least" | "most") =>
          Object.fromEntries(
            scale.items.map((item) => [
              item,
              scale.range[scale.reversed.includes(item) ? other : end],
            ]),
          );
        const [low, high] = [at("least", "most"), at("most", "least")].map((one) =>
          scoreScale(scale, one),
        );
        const times = scale.method === "sum" ? scale.items.length : 1;
        const ends =
          scale.method === "percent"
            ? [0, 100]
            : [scale.range.least * times, scale.range.most * times];
        expect(
          [low, high].map((one) => one?.isScored && one.score),
          `${id} ${scale.id}`,
        ).toEqual(ends);
      }
  });

  test("key the Oldenburg inventory either way to the same score, and only when told which", () => {
    const olbi = adapterOf("olbi");
    expect(scalesOf(olbi, null)).toBeNull();
    const [agree, disagree] = [scalesOf(olbi, "agree"), scalesOf(olbi, "disagree")];
    const answers = Object.fromEntries(
      Array.from({ length: 16 }, (_none, index) => [String(index + 1), (index % 4) + 1]),
    );
    const mirrored = Object.fromEntries(Object.entries(answers).map(([item, v]) => [item, 5 - v]));
    expect(agree?.map((scale) => scoreScale(scale, answers))).toEqual(
      disagree?.map((scale) => scoreScale(scale, mirrored)),
    );
  });
});

describe("importing", () => {
  test("looks first and writes nothing; then replaces the months of the file", async () => {
    const world = await threeWards();
    const file = `${scoredHead}A,2026-01,burnout,1.5,12,20\nB,2026-01,burnout,1.2,15,30\n`;
    expect(await importedBy(world, "pfi", file, { isApplied: false })).toMatchObject({
      outcome: "checked",
      scores: 2,
      tooSmall: 0,
    });
    expect(await scoresImported(world.db)).toEqual([]);
    await importedBy(world, "pfi", file);
    await importedBy(world, "pfi", `${scoredHead}A,2026-01,burnout,1.4,12,20\n`);
    expect(
      (await scoresImported(world.db)).map(({ unitCode, score }) => [unitCode, score]),
    ).toEqual([["A", 1.4]]);
  });

  test("never stores a group that is too small", async () => {
    const world = await threeWards();
    const file = `${scoredHead}A,2026-01,burnout,1.5,9,20\nC,2026-01,burnout,1.2,12,12\nB,2026-01,burnout,1.2,10,15\n`;
    expect(await importedBy(world, "pfi", file)).toMatchObject({
      outcome: "imported",
      scores: 1,
      tooSmall: 2,
    });
    expect((await scoresImported(world.db)).map(({ unitCode }) => unitCode)).toEqual(["B"]);
  });

  test("scores item by item, forgets the rows, and takes does-not-apply out", async () => {
    const world = await threeWards();
    const items = itemsOf(adapterOf("sops-hospital").scales);
    const row = items.map((item) => (item === "C7" ? "2" : item === "D1" ? "" : "4")).join(",");
    const file = `unit,wave,${items.join(",")}\n${`A,2026-02,${row}\n`.repeat(11)}${`B,2026-02,${row}\n`.repeat(9)}`;
    expect(await importedBy(world, "sops-hospital", file)).toMatchObject({ outcome: "imported" });
    const scores = await scoresImported(world.db);
    expect(new Set(scores.map(({ unitCode }) => unitCode))).toEqual(new Set(["A"]));
    expect(scores.find(({ scale }) => scale === "communication-openness")).toMatchObject({
      score: 4,
      percentPositive: 100,
      answerCount: 11,
      invitedCount: 20,
    });
    expect(scores.find(({ scale }) => scale === "reporting-events")?.score).toBe(4);
  });

  test("counts as positive the people from 75 on, where the instrument is keyed so", async () => {
    const world = await threeWards();
    const items = itemsOf(adapterOf("saq-short").scales);
    // Every answer at "agree slightly" is exactly 75; one 3 among six lies below.
    const row = (last: string) =>
      items
        .map((item) => (item === "2" || item === "11" ? "2" : item === "6" ? last : "4"))
        .join(",");
    const file = `unit,wave,${items.join(",")}\n${`A,2026-02,${row("4")}\n`.repeat(9)}${`A,2026-02,${row("3")}\n`.repeat(3)}`;
    await importedBy(world, "saq-short", file);
    const scores = await scoresImported(world.db);
    expect(scores.find(({ scale }) => scale === "teamwork")?.percentPositive).toBe(75);
    expect(scores.find(({ scale }) => scale === "safety")?.percentPositive).toBe(100);
  });

  test.each([
    [
      "a column of names",
      "unit,wave,scale,score,answers,invited,name\nA,2026-01,burnout,1,12,20,Eva\n",
      "column about people",
    ],
    [
      "an address in a cell",
      `${scoredHead}eva@x.example,2026-01,burnout,1,12,20\n`,
      "e-mail address",
    ],
    [
      "an employee number",
      "unit,wave,scale,score,answers,invited,employee id\nA,2026-01,burnout,1,12,20,7\n",
      "column about people",
    ],
    [
      "free text",
      "unit,wave,scale,score,answers,invited,comment\nA,2026-01,burnout,1,12,20,hm\n",
      "free text",
    ],
    [
      "two units merged into one",
      `${scoredHead}A,2026-01,burnout,1,12,20\nA,2026-01,burnout,2,11,20\n`,
      "were two units merged?",
    ],
    [
      "two units in one cell",
      `${scoredHead}A/B,2026-01,burnout,1,12,20\n`,
      "not the code of a unit",
    ],
    ["a scale it does not have", `${scoredHead}A,2026-01,joy,1,12,20\n`, "not one of"],
    [
      "more answers than people",
      `${scoredHead}A,2026-01,burnout,1,30,20\n`,
      "more answers than people",
    ],
    ["a month to come", `${scoredHead}A,2027-01,burnout,1,12,20\n`, "has not come yet"],
    ["no row at all", scoredHead, "no row"],
  ])("refuses %s, by line and column, and writes nothing", async (_name, text, reason) => {
    const world = await threeWards();
    const result = await importedBy(world, "pfi", text);
    if (result.outcome !== "bad-data") throw new Error(result.outcome);
    expect(result.problems.map((problem) => problem.reason).join("; ")).toContain(reason);
    expect(JSON.stringify(result.problems)).not.toContain("Eva");
    expect(await scoresImported(world.db)).toEqual([]);
  });

  test("refuses an answer out of range, an item that is missing, and an unsaid direction", async () => {
    const world = await threeWards();
    const items = itemsOf(adapterOf("pfi").scales);
    const file = (value: string) =>
      `unit,wave,${items.join(",")}\nA,2026-01,${items.map(() => value).join(",")}\n`;
    expect(await importedBy(world, "pfi", file("5"))).toMatchObject({ outcome: "bad-data" });
    expect(await importedBy(world, "pfi", file("4"))).toMatchObject({
      outcome: "imported",
      tooSmall: 4,
    });
    expect(await importedBy(world, "pfi", "unit,wave,1\nA,2026-01,3\n")).toMatchObject({
      outcome: "bad-data",
    });
    expect(await importedBy(world, "olbi", file("1"))).toEqual({ outcome: "say-direction" });
    expect(await importedBy(world, "svest", file("1"))).toMatchObject({ outcome: "scores-only" });
    expect(await importedBy(world, "mbi", file("1"))).toMatchObject({
      outcome: "no-such-instrument",
    });
  });
});

test("shares of positive answers come with scored results that have them, from 0 to 100", async () => {
  const world = await threeWards();
  const file = (positive: string) =>
    `unit,wave,scale,score,answers,invited,positive\nA,2026-01,teamwork,4,12,20,${positive}\n`;
  expect(await importedBy(world, "sops-hospital", file("101"))).toMatchObject({
    outcome: "bad-data",
  });
  await importedBy(world, "sops-hospital", file("81.5"));
  expect(await scoresImported(world.db)).toMatchObject([{ percentPositive: 81.5 }]);
});

describe("what becomes of imported scores", () => {
  const pfi = (rows: string) => `${scoredHead}${rows}`;
  const series = async (world: TestWorld) =>
    (await outcomeSeries(world.db))
      .map(({ unitCode, outcome, wave, score }) => [unitCode, outcome, wave, score].join(" "))
      .sort();

  test("they reach the evaluation's series by unit and month, of groups that are large enough", async () => {
    const world = await threeWards();
    const first = pfi(
      "A,2026-01,burnout,1.5,12,20\nB,2026-01,burnout,1.2,15,30\nC,2026-01,burnout,3,9,12\nA,2026-01,fulfilment,2,12,20\n",
    );
    expect(await importedBy(world, "pfi", first, { isApplied: false })).toMatchObject({
      evaluation: { outcome: "burnout", scale: "burnout", scores: 2, isFed: true },
    });
    expect(await series(world)).toEqual([]);
    await importedBy(world, "pfi", first);
    expect(await series(world)).toEqual(["A burnout 2026-01 1.5", "B burnout 2026-01 1.2"]);
    await importedBy(world, "pfi", pfi("A,2026-02,burnout,1.1,12,20\n"));
    await importedBy(world, "pfi", pfi("A,2026-01,burnout,1.4,12,20\n"));
    expect(await series(world)).toEqual(["A burnout 2026-01 1.4", "A burnout 2026-02 1.1"]);
  });

  test("a series holds one scale: another tool's scores leave it as it is, and say so", async () => {
    const world = await threeWards();
    await importedBy(world, "pfi", pfi("A,2026-01,burnout,1.5,12,20\n"));
    const other = `${scoredHead}A,2026-02,work,48,12,20\n`;
    expect(await importedBy(world, "cbi", other)).toMatchObject({
      outcome: "imported",
      scores: 1,
      evaluation: { outcome: "burnout", isFed: false },
    });
    expect(await series(world)).toEqual(["A burnout 2026-01 1.5"]);
  });

  test("the mapping of an import is kept, and reads the next file of that tool", async () => {
    const world = await threeWards();
    const words = "Ward,wave,scale,score,answers,invited\nIntensive,2026-01,burnout,1.5,12,20\n";
    const mapping = { columns: { unit: "Ward" }, units: { Intensive: "A" } };
    expect(await importedBy(world, "pfi", words, { mapping: null })).toMatchObject({
      outcome: "bad-data",
    });
    await importedBy(world, "pfi", words, { mapping });
    const next = words.replace("2026-01", "2026-02");
    expect(await importedBy(world, "pfi", next, { mapping: null })).toMatchObject({
      outcome: "imported",
      isMappingKept: true,
    });
    expect(await importedBy(world, "cbi", next, { mapping: null })).toMatchObject({
      outcome: "bad-data",
    });
    expect(await importedBy(world, "pfi", next, { mapping: { unit: "Ward" } })).toEqual({
      outcome: "bad-mapping",
      reason: null,
    });
    expect((await scoresImported(world.db)).map(({ wave }) => wave).sort()).toEqual([
      "2026-01",
      "2026-02",
    ]);
  });
});
