// Instruments whose item map could not be confirmed are scored by the map that their site declares in the
// mapping of the import: kept with it, checked before anything is read, and told apart when it changes.
import { describe, expect, test } from "vitest";
import { scoresImported } from "#app/domain/surveys/imported-score-store.server.ts";
import { importedBy, threeWards } from "#tests/support/imported-scores.ts";

const scoredHead = "unit,wave,scale,score,answers,invited\n";

describe("an instrument whose map could not be confirmed", () => {
  const own = {
    scales: {
      "psychological-distress": { items: ["a1", "a2", "a3", "a4"] },
      "colleague-support": { items: ["b1", "b2"], reversed: ["b2"], leastAnswered: 2 },
    },
  };
  const head = "unit,wave,a1,a2,a3,a4,b1,b2\n";
  const people = (row: string, count: number) => `A,2026-02,${row}\n`.repeat(count);

  test("is scored item by item by the map its site declares, reversals and missing answers included", async () => {
    const world = await threeWards();
    // Half of four answered still counts; one of two does not where both are asked for.
    const file = `${head}${people("2,4,,,5,1", 10)}${people("3,3,3,3,5,", 2)}`;
    expect(await importedBy(world, "svest", file, { mapping: own })).toMatchObject({
      outcome: "imported",
    });
    const scores = await scoresImported(world.db);
    expect(
      scores.map(({ scale, score, answerCount }) => [scale, score, answerCount]).sort(),
    ).toEqual([
      ["colleague-support", 5, 10],
      ["psychological-distress", 3, 12],
    ]);
  });

  test("keeps its map for the next file, and says when another comes", async () => {
    const world = await threeWards();
    const file = `${head}${people("2,4,2,4,5,1", 10)}`;
    await importedBy(world, "svest", file, { mapping: own });
    const scored = `${scoredHead}A,2026-01,turnover,2,12,20\n`;
    await importedBy(world, "svest", scored);
    expect(await importedBy(world, "svest", file, { mapping: null })).toMatchObject({
      outcome: "imported",
      isMappingKept: true,
      isMapChanged: false,
    });
    const { "colleague-support": _gone, ...rest } = own.scales;
    expect(await importedBy(world, "svest", file, { mapping: { scales: rest } })).toMatchObject({
      outcome: "bad-data",
    });
    const shorter = `unit,wave,a1,a2,a3,a4\n${people("2,4,2,4", 10)}`;
    expect(await importedBy(world, "svest", shorter, { mapping: { scales: rest } })).toMatchObject({
      outcome: "imported",
      isMapChanged: true,
    });
  });

  test.each([
    ["a scale it does not have", "svest", { joy: { items: ["a1"] } }, "There is no scale joy"],
    ["an item twice", "svest", { turnover: { items: ["a1", "a1"] } }, "names the item a1 twice"],
    [
      "a reversal of something else",
      "svest",
      { turnover: { items: ["a1"], reversed: ["a9"] } },
      "reverses a9",
    ],
    [
      "more answers than items",
      "svest-r",
      { resilience: { items: ["a1"], leastAnswered: 2 } },
      "needs more answers than it has items",
    ],
    [
      "a range of nothing",
      "svest",
      { turnover: { items: ["a1"], range: { least: 5, most: 5 } } },
      "The range of scale turnover is empty",
    ],
    ["a map that is known here", "pfi", { burnout: { items: ["7"] } }, "are known here"],
  ])("refuses %s in one sentence", async (_name, instrument, scales, sentence) => {
    const world = await threeWards();
    const refused = await importedBy(world, instrument, `${head}${people("1,1,1,1,1,1", 10)}`, {
      mapping: { scales },
    });
    if (refused.outcome !== "bad-mapping") throw new Error(refused.outcome);
    expect(refused.reason).toContain(sentence);
    expect(await scoresImported(world.db)).toEqual([]);
  });
});
