// In which order people asked must not be read off the file. A page of SQLite keeps its rows in the order of
// writing, whatever their keys (disclosure.md 3); the nightly rewriting takes that away.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { CaseId } from "#app/domain/ids.ts";
import { chanceOf } from "#db/seed/chance.ts";
import { waitingCase } from "#tests/support/take-races.ts";
import { testWorld } from "#tests/support/worlds.ts";

const pageBytes = 4_096;
const people = 240;
const seed = "page order";

/** Where each mark stands in the file: for every page, the places in time of those on it, in physical order. */
function placesByPage(file: Buffer, ids: readonly CaseId[]): number[][] {
  const pages = new Map<number, { offset: number; place: number }[]>();
  ids.forEach((id, place) => {
    for (let offset = file.indexOf(id); offset >= 0; offset = file.indexOf(id, offset + 1)) {
      const page = Math.floor(offset / pageBytes);
      pages.set(page, [...(pages.get(page) ?? []), { offset, place }]);
    }
  });
  return [...pages.values()].map((found) =>
    found.sort((a, b) => a.offset - b.offset).map(({ place }) => place),
  );
}

/** Kendall's rank correlation over all pairs that share a page: 1 or -1 when the page tells who came first. */
function correlation(pages: readonly number[][], timeOf: (place: number) => number): number {
  let [score, pairs] = [0, 0];
  for (const places of pages) {
    for (let first = 0; first < places.length; first += 1) {
      for (let second = first + 1; second < places.length; second += 1) {
        score += Math.sign(timeOf(places[second] ?? 0) - timeOf(places[first] ?? 0));
        pairs += 1;
      }
    }
  }
  return score / pairs;
}

it("the order of the pages tells nothing of the order in which people asked, once the file was rewritten at night", async () => {
  const chance = chanceOf(seed, "ids");
  const letters = "0123456789abcdefghjkmnpqrstvwxyz";
  const newId = <T extends string>() =>
    Array.from({ length: 26 }, () => letters[chance.whole(32)]).join("") as T;
  const world = { ...(await testWorld()), newId };
  const ids: CaseId[] = [];
  for (let turn = 0; turn < people; turn += 1) ids.push(await waitingCase(world));
  const pages = () => placesByPage(readFileSync(world.db.file ?? ""), ids);

  await world.db.truncateLog();
  const before = Math.abs(correlation(pages(), (place) => place));
  await world.db.compact();
  const rewritten = pages();
  const after = Math.abs(correlation(rewritten, (place) => place));

  // What chance alone gives: the same pages, with the order of asking shuffled two hundred times.
  const shuffles = chanceOf(seed, "shuffles");
  const times = Array.from({ length: people }, (_one, place) => place);
  const byChance = Array.from({ length: 200 }, () => {
    const shuffled = shuffles.shuffled(times);
    return Math.abs(correlation(rewritten, (place) => shuffled[place] ?? 0));
  }).sort((a, b) => a - b);
  const bound = byChance.at(-1) ?? 0;
  expect(rewritten.flat().length).toBeGreaterThan(2 * people);
  expect(before, "the test sees an order where there is one").toBeGreaterThan(bound);
  expect(after).toBeLessThanOrEqual(bound);
});
