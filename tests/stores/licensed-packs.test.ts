// Licensed instruments of a site: offered once somebody confirmed the very content, refused with one sentence
// when something is wrong with them, and never in the way of anything else.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { anyone, operator } from "#app/domain/access/actor.ts";
import { confirmPack } from "#app/domain/instruments/confirm-pack.server.ts";
import { instrumentsForWaves, packsOfSite } from "#app/domain/instruments/site-packs.server.ts";
import { answerSurvey } from "#app/domain/surveys/answer-survey.server.ts";
import { readSurveys } from "#app/domain/surveys/read-surveys.server.ts";
import { waveReleases } from "#app/domain/surveys/survey-store.server.ts";
import { temporaryFolder } from "#tests/support/databases.ts";
import { type Held, putPack } from "#tests/support/packs.ts";
import {
  mailsSent,
  nights,
  plannedWave,
  rosterOf,
  tend,
  tokenIn,
} from "#tests/support/survey-waves.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

async function siteWithPacks(): Promise<{ world: TestWorld; root: string }> {
  const world = await testWorld();
  const root = temporaryFolder();
  world.settings.packsFolder = root;
  return { world, root };
}
const idsOf = async (world: TestWorld) => (await instrumentsForWaves(world)).map(({ id }) => id);
const ours = ["single-item-burnout", "team-climate"];

async function confirmed(world: TestWorld, folder: string) {
  const digest = (await packsOfSite(world)).find((pack) => pack.folder === folder)?.digest ?? "";
  return confirmPack(operator, { folder, digest }, world);
}

test("a pack is offered once its terms were confirmed, and a changed one only when confirmed again", async () => {
  const { world, root } = await siteWithPacks();
  putPack(root, "licensed");
  expect(await idsOf(world)).toEqual(ours);
  const [before] = await packsOfSite(world);
  expect(before?.state).toBe("not-confirmed");
  expect(await confirmed(world, "licensed")).toEqual({ outcome: "confirmed" });
  expect(await idsOf(world)).toEqual([...ours, "licensed"]);
  putPack(root, "licensed", { "instrument.json": (held) => ({ ...held, licence: "Other terms" }) });
  expect((await packsOfSite(world))[0]?.state).toBe("changed");
  expect(await idsOf(world)).toEqual(ours);
  const old = { folder: "licensed", digest: before?.digest ?? "" };
  expect(await confirmPack(operator, old, world)).toEqual({ outcome: "changed-meanwhile" });
  await confirmed(world, "licensed");
  expect(await idsOf(world)).toEqual([...ours, "licensed"]);
});

test("only somebody who answers for the site confirms, and only what is there", async () => {
  const { world, root } = await siteWithPacks();
  putPack(root, "licensed");
  const digest = (await packsOfSite(world))[0]?.digest ?? "";
  const asked = { folder: "licensed", digest };
  expect(await confirmPack(anyone, asked, world)).toEqual({ outcome: "not-allowed" });
  const absent = { folder: "../licensed", digest };
  expect(await confirmPack(operator, absent, world)).toEqual({ outcome: "no-such-pack" });
  world.settings.packsFolder = join(root, "nowhere");
  expect(await packsOfSite(world)).toEqual([]);
  expect(await idsOf(world)).toEqual(ours);
});

const withoutItem = (held: Held) => ({ ...held, item: Object.values(held.item ?? {}).slice(1) });
const broken: [string, (root: string) => void, RegExp][] = [
  [
    "is not JSON",
    (root) => writeFileSync(join(root, "bad", "instrument.json"), "{ nearly"),
    /^instrument\.json is not JSON\.$/,
  ],
  [
    "lacks its questions",
    (root) => rmSync(join(root, "bad", "questionnaire.json")),
    /^questionnaire\.json is missing\.$/,
  ],
  [
    "says no licence",
    (root) => putPack(root, "bad", { "instrument.json": ({ licence: _gone, ...held }) => held }),
    /^instrument\.json does not say its licence\.$/,
  ],
  ...(["NO", "ADAPTER"] as const).map((verdict): [string, (root: string) => void, RegExp] => [
    `has the verdict ${verdict}`,
    (root) =>
      putPack(root, "bad", {
        "instrument.json": (held) => ({ ...held, verdict, verdictReason: "Paid per use." }),
      }),
    new RegExp(`^its verdict is ${verdict}: Paid per use\\.$`),
  ]),
  [
    "scores an item that it no longer asks",
    (root) => putPack(root, "bad", { "questionnaire.json": withoutItem }),
    /^scale speaking-up: there is no item speak-next-shift\.$/,
  ],
  [
    "takes the name of another",
    (root) => putPack(root, "bad", { "instrument.json": (held) => ({ ...held, id: "phq-2" }) }),
    /^the two files name different instruments\.$/,
  ],
  [
    "is for something else than surveys",
    (root) => putPack(root, "bad", { "instrument.json": (held) => ({ ...held, uses: [] }) }),
    /^it is not meant for surveys\.$/,
  ],
];

test.each(broken)(
  "a pack that %s is refused in one sentence, and the others go on",
  async (_name, spoil, sentence) => {
    const { world, root } = await siteWithPacks();
    putPack(root, "good");
    putPack(root, "bad");
    await confirmed(world, "good");
    await confirmed(world, "bad");
    spoil(root);
    const bad = (await packsOfSite(world)).find(({ folder }) => folder === "bad");
    expect(bad?.state).toBe("refused");
    expect(bad && !bad.read.isRight ? bad.read.problem : "").toMatch(sentence);
    expect(await confirmed(world, "bad")).toMatchObject({ outcome: "refused" });
    expect(await idsOf(world)).toEqual([...ours, "good"]);
  },
);

test("a pack with the name of an instrument of the program never takes its place", async () => {
  const { world, root } = await siteWithPacks();
  putPack(root, "team-climate");
  mkdirSync(join(root, "empty"));
  const problems = (await packsOfSite(world)).map(({ read }) => (read.isRight ? "" : read.problem));
  expect(problems).toEqual([
    "questionnaire.json is missing.",
    "team-climate is the name of an instrument of the program.",
  ]);
});

/** As many items as make the answers of one person too long, or nearly. */
const withItems = (count: number, held: Held): Held => {
  const [first] = Object.values(held.item ?? {}) as Held[];
  const item = Array.from({ length: count }, (_none, place) => ({
    ...first,
    linkId: `item-with-a-rather-long-name-${place + 1}`,
  }));
  return { ...held, item };
};
const scoredAll = (count: number, held: Held): Held => ({
  ...held,
  scoring: [
    {
      id: "whole",
      items: Array.from(
        { length: count },
        (_n, place) => `item-with-a-rather-long-name-${place + 1}`,
      ),
      reversed: [],
      range: { least: 1, most: 5 },
      method: "mean",
      missing: { least: 1 },
      cutOffs: [],
    },
  ],
});
const putLarge = (root: string, name: string, count: number) =>
  putPack(root, name, {
    "questionnaire.json": (held) => withItems(count, held),
    "instrument.json": (held) => scoredAll(count, held),
  });

test("a pack whose answers would not fit into a row is refused; one that just fits can be answered whole", async () => {
  const { world, root } = await siteWithPacks();
  await rosterOf(world, { A: 20, B: 24 });
  putLarge(root, "too-long", 60);
  putLarge(root, "just-fits", 50);
  const sentence = (await packsOfSite(world)).map(({ read }) => (read.isRight ? "" : read.problem));
  expect(sentence[1]).toMatch(
    /^one person's answers to it can take 2\d{3} bytes, and there is room for 1900;/,
  );
  await confirmed(world, "just-fits");
  const offered = await instrumentsForWaves(world);
  await plannedWave(world, { instruments: ["just-fits"], offered });
  await tend(world, nights.first);
  const [token = ""] = (await mailsSent(world.at(nights.first))).map(tokenIn);
  const given = Object.fromEntries(
    Array.from({ length: 50 }, (_none, place) => [`item-with-a-rather-long-name-${place + 1}`, 5]),
  );
  const answer = { unit: "A", given: { "just-fits": given } };
  expect(await answerSurvey(anyone, { token, answer }, world.at(nights.second))).toEqual({
    outcome: "thanked",
  });
});

test("instruments that fit one by one and not together are not asked in one survey", async () => {
  const { world, root } = await siteWithPacks();
  await rosterOf(world, { A: 20, B: 24 });
  for (const name of ["first", "second"]) {
    putLarge(root, name, 40);
    await confirmed(world, name);
  }
  const offered = await instrumentsForWaves(world);
  await expect(plannedWave(world, { instruments: ["first", "second"], offered })).rejects.toThrow(
    "too-much-asked",
  );
  await plannedWave(world, { instruments: ["first"], offered });
});

test("a survey keeps its questions and its answers when its pack is spoilt or taken away", async () => {
  const { world, root } = await siteWithPacks();
  await rosterOf(world, { A: 20, B: 24 });
  putPack(root, "licensed");
  await confirmed(world, "licensed");
  await plannedWave(world, {
    instruments: ["licensed"],
    offered: await instrumentsForWaves(world),
  });
  await tend(world, nights.first);
  const tokens = (await mailsSent(world.at(nights.first))).map(tokenIn);
  rmSync(join(root, "licensed"), { recursive: true });
  const answer = { unit: null, given: { licensed: { "speak-next-shift": 5, "speak-senior": 4 } } };
  for (const token of tokens.slice(0, 12)) {
    const sent = await answerSurvey(anyone, { token, answer }, world.at(nights.second));
    expect(sent).toEqual({ outcome: "thanked" });
  }
  await tend(world, nights.after);
  const [released] = await waveReleases(world.db);
  expect(released?.body).toContain('"instrument":"licensed"');
  expect(released?.body).toContain('"meanHundredths":450');
  const read = await readSurveys(operator, {}, world);
  if (read.outcome !== "read") throw new Error(read.outcome);
  // Some owners ask for it: the results say whose words were asked, also without the pack.
  expect(read.released[0]?.credits).toMatchObject([{ attribution: expect.stringMatching(/./) }]);
});
