// A whole hospital of 4,000 is asked and 45 in 100 answer. Each token makes one answer, whatever is sent how
// often and at once; and with the database, its keys and every invitation in hand nobody can join the two.
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { anyone } from "#app/domain/access/actor.ts";
import type { SurveyAnswer } from "#app/domain/surveys/answer.ts";
import { answerSurvey, surveyTag } from "#app/domain/surveys/answer-survey.server.ts";
import { openedRow } from "#app/domain/surveys/answer-vault.server.ts";
import { shuffled } from "#app/domain/surveys/shuffle.ts";
import {
  arrivalsOf,
  shuffledAnswersOf,
  usedOf,
  waveReleases,
} from "#app/domain/surveys/survey-store.server.ts";
import { waveReleaseShape } from "#app/domain/surveys/wave-release.ts";
import { connectSqlite } from "#db/connect.server.ts";
import { afterThisTest } from "#tests/support/databases.ts";
import { nights, openedWave, rosterOf, tend } from "#tests/support/survey-waves.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

const sizes = Object.fromEntries(
  Array.from({ length: 50 }, (_none, index) => [`U${String(index + 10)}`, 80]),
);
const items = [
  "speak-next-shift",
  "speak-senior",
  "speak-keep-quiet",
  "wrong-work",
  "wrong-care",
  "wrong-follows",
];

/** Answers that are different for everybody, so that the test, and nobody else, knows whose is which. */
function answerNumber(index: number, unit: string): SurveyAnswer {
  const given = Object.fromEntries(
    items.map((item, place) => [item, (Math.floor(index / 5 ** place) % 5) + 1]),
  );
  return {
    unit,
    given: { "single-item-burnout": { burnout: (index % 5) + 1 }, "team-climate": given },
  };
}
const numberOf = ({ given }: SurveyAnswer): number =>
  items.reduce(
    (sum, item, place) => sum + ((given["team-climate"]?.[item] ?? 1) - 1) * 5 ** place,
    0,
  );

/** Pearson's correlation of two orders of the same things; 0 when one says nothing of the other. */
function rankCorrelation(order: readonly number[]): number {
  const middle = (order.length - 1) / 2;
  const [product, square] = order.reduce(
    ([sum, all], rank, place) => [
      sum + (rank - middle) * (place - middle),
      all + (place - middle) ** 2,
    ],
    [0, 0],
  );
  return product / square;
}
/** Beyond it once in a million runs, when the orders have nothing to do with each other. */
const nullBound = (count: number): number => 4.89 / Math.sqrt(count - 1);

/** The keys as their bytes first stand in the file: one pass, led by their first four bytes. */
function inOrderOfBytes(file: Buffer, keys: readonly string[]): string[] {
  const [length = 0] = keys.map((key) => key.length);
  const heads = new Set(keys.map((key) => Buffer.from(key).readInt32BE(0)));
  const wanted = new Set(keys);
  const found = new Set<string>();
  for (let at = 0; at + length <= file.length; at += 1) {
    if (!heads.has(file.readInt32BE(at))) continue;
    const text = file.toString("latin1", at, at + length);
    if (wanted.has(text)) found.add(text);
  }
  expect(found.size).toBe(keys.length);
  return [...found];
}

/** The same world on a connection that does not wait for the disk: two thousand answers need not. */
function hasty(world: TestWorld): TestWorld {
  const db = { ...connectSqlite(world.db.file ?? "", "throwaway"), file: world.db.file };
  afterThisTest(() => db.close());
  const at = (now: string): TestWorld => ({ ...world, db, now: new Date(now), at });
  return at(world.now.toISOString());
}

test("a wave of 4,000 takes each token once and joins no answer with an invitation", async () => {
  const world = hasty(await testWorld());
  await rosterOf(world, sizes);
  const { wave, open, tokens } = await openedWave(world);
  const send = (token: string, answer: SurveyAnswer) =>
    answerSurvey(anyone, { token, answer }, open);
  const rawOrder = (query: string): unknown[] => {
    const sqlite = new Database(world.db.file ?? "", { readonly: true });
    const found = sqlite.prepare(query).pluck().all();
    sqlite.close();
    return found;
  };

  // 1,800 of 4,000 answer, in a random order over three nights: the place is the number of the answer.
  const invited = shuffled([...tokens], world.randomBytes);
  const [coming, staying] = [invited.slice(0, 1_800), invited.slice(1_800)];
  const answered = coming.map(([, token]) => token);
  for (const [index, [email, token]] of coming.entries()) {
    const unit = email.split(".")[0]?.toUpperCase() ?? "";
    expect((await send(token, answerNumber(index, unit))).outcome).toBe("thanked");
    if (index % 600 === 599) {
      await tend(open, nights.second);
      // Lets the runner breathe.
      await new Promise(setImmediate);
    }
  }

  // 100 replays and 100 forgeries add nothing.
  for (const token of answered.slice(0, 100))
    expect((await send(token, answerNumber(7, "U10"))).outcome).toBe("answered");
  for (let forged = 0; forged < 100; forged += 1)
    expect((await send(world.newId<string>(), answerNumber(7, "U10"))).outcome).toBe(
      "no-such-survey",
    );
  expect(await usedOf(world.db, wave.id)).toEqual({ all: 4_000, used: 1_800 });

  // One token used fifty times at once makes one answer; ten more make a batch of the last night.
  const [[, once = ""] = [], ...late] = staying.slice(0, 10);
  const sent = await Promise.all(
    Array.from({ length: 50 }, () => send(once, answerNumber(1_800, "U10"))),
  );
  expect(sent.filter(({ outcome }) => outcome === "thanked")).toHaveLength(1);
  expect(sent.filter(({ outcome }) => outcome === "answered")).toHaveLength(49);
  expect(await arrivalsOf(world.db, wave.id)).toHaveLength(1);
  answered.push(once);
  for (const [, token] of late) {
    await send(token, answerNumber(answered.length, "U10"));
    answered.push(token);
  }
  await tend(open, nights.second);
  expect(await arrivalsOf(world.db, wave.id)).toEqual([]);

  // Somebody has the database, the keys and every invitation mail, and knows the order of answering.
  await world.db.truncateLog();
  const file = readFileSync(world.db.file ?? "");
  /** As the bytes lie in the file, and as the keys sort: every order there is. */
  const ordersOf = (keys: readonly string[]) => ({
    bytes: inOrderOfBytes(file, keys),
    key: [...keys].sort(),
  });
  const rows = await shuffledAnswersOf(world.db, wave.id);
  const count = answered.length;
  expect(rows).toHaveLength(count);
  const numberById = new Map(
    rows.map((row) => [row.id, numberOf(openedRow(world.keyring, wave.id, "survey_answers", row))]),
  );
  const placeOfTag = new Map(answered.map((token, index) => [surveyTag(token, world), index]));
  const used = rawOrder("select tag from survey_invitations where is_used = 1").map(String);
  for (const [order, ids] of Object.entries(ordersOf(rows.map(({ id }) => id)))) {
    const numbers = ids.map((id) => numberById.get(id) ?? -1);
    expect(new Set(numbers).size).toBe(count);
    expect(Math.abs(rankCorrelation(numbers)), `answers by ${order}`).toBeLessThan(
      nullBound(count),
    );
    for (const [by, tags] of Object.entries(ordersOf(used))) {
      const people = tags.map((tag) => placeOfTag.get(tag) ?? -1);
      // The nth answer is taken for the nth used invitation: by luck, one in all of them is right.
      const hits = numbers.filter((number, place) => number === people[place]).length;
      expect(hits, `answers by ${order}, invitations by ${by}`).toBeLessThan(8);
      const placeAmong = new Map(people.map((person, place) => [person, place]));
      const joined = numbers.map((number) => placeAmong.get(number) ?? -1);
      expect(Math.abs(rankCorrelation(joined)), `${order}, ${by}`).toBeLessThan(nullBound(count));
    }
  }
  const held = rawOrder("select id || sealed_answer from survey_answers").join();
  const listed = rawOrder("select tag from survey_invitations").join();
  for (const token of answered.slice(0, 50)) {
    expect(listed).not.toContain(token);
    expect(held).not.toContain(token);
    expect(held).not.toContain(surveyTag(token, world));
  }

  // One release, and nothing of what it was made from.
  await tend(world, nights.after);
  const [released, ...others] = await waveReleases(world.db);
  expect(others).toEqual([]);
  const release = waveReleaseShape.parse(JSON.parse(released?.body ?? ""));
  expect(release.response[0]).toEqual({ group: "all", band: { from: 40, to: 50 } });
  const burnout = release.scales.find(({ scale }) => scale === "burnout");
  expect(burnout?.groups[0]).toMatchObject({ group: "all", meanHundredths: 300 });
  for (const table of ["survey_arrivals", "survey_answers", "survey_invitations"])
    expect(rawOrder(`select count(*) from ${table}`), table).toEqual([0]);
}, 120_000);

test("the same eyes see a link at once where answers keep their order, or only their night", () => {
  const inOrder = Array.from({ length: 1_800 }, (_none, index) => index);
  expect(rankCorrelation(inOrder)).toBeCloseTo(1, 9);
  const byNight = [0, 1, 2].flatMap((night) =>
    shuffled(inOrder.slice(night * 600, (night + 1) * 600), randomBytes),
  );
  expect(rankCorrelation(byNight)).toBeGreaterThan(nullBound(1_800));
});
