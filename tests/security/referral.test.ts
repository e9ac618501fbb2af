// Whoever offers a colleague support learns nothing: not that the colleague exists, not that they have a case,
// not that they wanted to be left alone. A thousand referrals, and every byte of every answer the same.
import { expect, test } from "vitest";
import { handlersWith } from "#app/command-line/site-worker.server.ts";
import { anyone, timer } from "#app/domain/access/actor.ts";
import { workJobs } from "#app/domain/jobs/work-jobs.server.ts";
import { demoPost } from "#app/domain/mail/demo-post.server.ts";
import { answerOffer } from "#app/domain/offers/answer-offer.server.ts";
import type { OfferAnswer } from "#app/domain/offers/offer.ts";
import { aColleague } from "#tests/support/colleagues.ts";
import { siteInProcess } from "#tests/support/site-in-process.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

const addressOf = (state: string) => `${state}@hospital.example`;
const states = ["on-the-roster", "not-on-the-roster", "has-a-case", "opted-out", "said-not-now"];

/** Lets the worker do what is due. @returns the letters so far, newest first. */
async function workedOff(world: TestWorld, post = demoPost()) {
  const handlers = handlersWith(post);
  let more = true;
  while (more) {
    const { outcome } = await workJobs(timer, { handlers, limit: 100 }, world);
    more = outcome === "worked";
  }
  return post.letters();
}

async function hospitalWithEveryState(): Promise<TestWorld> {
  const world = await testWorld(undefined, { publicOrigin: "http://localhost:3000" });
  for (const state of states) {
    if (state !== "not-on-the-roster") await aColleague(world, addressOf(state));
  }
  const site = await siteInProcess(world, null);
  const answers: [string, OfferAnswer][] = [
    ["has-a-case", "yes"],
    ["opted-out", "never"],
    ["said-not-now", "not-now"],
  ];
  for (const [state, answer] of answers) {
    const form = { for: "colleague", email: addressOf(state), formKey: `first-${state}` };
    await site.post("/refer", form);
    const [letter] = await workedOff(world);
    const code = /\/offer\/([0-9a-z]+)/.exec(letter?.text ?? "")?.[1] ?? "";
    const { outcome } = await answerOffer(
      anyone,
      { code, answer, phone: "", formKey: `answer-${state}` },
      world,
    );
    expect(outcome).toBe(answer === "yes" ? "accepted" : answer);
  }
  return world;
}

test("a thousand referrals over every hidden state get one answer, byte for byte", async () => {
  const world = await hospitalWithEveryState();
  const site = await siteInProcess(world, null);
  const seen = new Set<string>();
  for (let turn = 0; turn < 1_000; turn += 20) {
    const answers = Array.from({ length: 20 }, (_none, place) => {
      const state = states[(turn + place) % states.length] ?? "";
      const form = { for: "colleague", email: addressOf(state), formKey: `form-${turn + place}` };
      return site.post("/refer", form);
    });
    for (const answer of await Promise.all(answers)) seen.add(JSON.stringify(answer));
  }
  expect(seen.size, [...seen].join("\n")).toBe(1);
  const [only] = [...seen].map((text) => JSON.parse(text));
  expect(only.status).toBe(302);
  expect(only.headers.location).toBe("/refer?for=thanks");
  expect(only.headers["set-cookie"]).toBeUndefined();
});

test("and the pages around it do not change either, before or after the colleague answers", async () => {
  const quiet = await testWorld(undefined, { publicOrigin: "http://localhost:3000" });
  const busy = await hospitalWithEveryState();
  for (const path of ["/refer", "/refer?for=thanks", "/", "/offer/no-such-code"]) {
    const answers = [];
    for (const world of [quiet, busy])
      answers.push(await (await siteInProcess(world, null)).get(path));
    expect(answers[1], path).toEqual(answers[0]);
  }
});

test("what the referrer's request writes is the same for each state: one mark, one sealed wish", async () => {
  const world = await hospitalWithEveryState();
  const site = await siteInProcess(world, null);
  const sizes = new Set<string>();
  for (const state of states) {
    await site.post("/refer", {
      for: "colleague",
      email: addressOf(state),
      formKey: `one-${state}`,
    });
    const handlers: string[] = [];
    const take = async (job: { kind: string; sealedPayload: string | null }) => {
      handlers.push(`${job.kind} ${job.sealedPayload?.length}`);
      return { end: "done" as const };
    };
    await workJobs(timer, { handlers: { "make-offer": take, "send-mail": take }, limit: 9 }, world);
    sizes.add(handlers.join());
  }
  expect(sizes.size).toBe(1);
  expect([...sizes][0]).toMatch(/^make-offer \d+$/);
});

test("and behind it, the colleague who may be asked is asked, and nobody else", async () => {
  const world = await hospitalWithEveryState();
  const site = await siteInProcess(world, null);
  for (const state of states) {
    await site.post("/refer", {
      for: "colleague",
      email: addressOf(state),
      formKey: `last-${state}`,
    });
  }
  const letters = await workedOff(world);
  expect(letters.map(({ to }) => to).sort()).toEqual(
    ["has-a-case", "on-the-roster", "said-not-now"].map(addressOf),
  );
});
