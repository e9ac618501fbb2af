// Offering support to a colleague: consent first, and an answer that tells the referrer nothing.
import { describe, expect, it } from "vitest";
import { handlersWith } from "#app/command-line/site-worker.server.ts";
import { anyone } from "#app/domain/access/actor.ts";
import { jobsReady } from "#app/domain/jobs/job-store.server.ts";
import { workJobs } from "#app/domain/jobs/work-jobs.server.ts";
import { demoPost } from "#app/domain/mail/demo-post.server.ts";
import { mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import { answerOffer, purposeOfOffer } from "#app/domain/offers/answer-offer.server.ts";
import { askForGroup } from "#app/domain/offers/ask-for-group.server.ts";
import { mostOpenOffers, type OfferAnswer } from "#app/domain/offers/offer.ts";
import { offerSupport } from "#app/domain/offers/offer-support.server.ts";
import { purgeExpired } from "#app/domain/retention/purge-expired.server.ts";
import { waitingCases } from "#app/domain/support-requests/case-store.server.ts";
import { returnWithReceipt } from "#app/domain/support-requests/return-with-receipt.server.ts";
import { aColleague } from "#tests/support/colleagues.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

/** Sends what is queued. @returns the letters, newest first. */
async function mailsOf(world: TestWorld) {
  const post = demoPost();
  const handlers = handlersWith(post);
  for (let round = 0; round < 5; round += 1) {
    await workJobs({ kind: "timer" }, { handlers, limit: 50 }, world);
  }
  return post.letters();
}

const codeIn = (text: string): string => /\/offer\/([0-9a-z]+)/.exec(text)?.[1] ?? "";
const answer = (
  world: TestWorld,
  code: string,
  said: OfferAnswer,
  { phone = "", formKey = world.newId<string>() } = {},
) => answerOffer(anyone, { code, answer: said, phone, formKey }, world);
const offer = (world: TestWorld, email: string, formKey = world.newId<string>()) =>
  offerSupport(anyone, { email, formKey }, world);

describe("the referrer", () => {
  it("gets one answer, whoever the colleague is and whatever they chose before", async () => {
    const world = await testWorld();
    await aColleague(world, "known@hospital.example");
    await aColleague(world, "never@hospital.example");
    await offer(world, "never@hospital.example");
    const code = codeIn((await mailsOf(world))[0]?.text ?? "");
    await answer(world, code, "never");
    const answersGiven = [];
    for (const email of [
      "known@hospital.example",
      "never@hospital.example",
      "nobody@hospital.example",
    ]) {
      answersGiven.push(await offer(world, email));
    }
    expect(new Set(answersGiven.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify({ outcome: "thanked" })]),
    );
    expect((await mailsOf(world)).map(({ to }) => to)).toEqual(["known@hospital.example"]);
  });

  it("sends one offer with one form, however often it is pressed", async () => {
    const world = await testWorld();
    await aColleague(world, "known@hospital.example");
    await Promise.all([1, 2, 3, 4].map(() => offer(world, "KNOWN@hospital.example ", "one-form")));
    expect(await mailsOf(world)).toHaveLength(1);
  });
});

describe("a flood of wishes for one person", () => {
  const email = "known@hospital.example";

  it("is three mails of each kind, and an answered one makes room again", async () => {
    const world = await testWorld();
    await aColleague(world, email);
    await aColleague(world, "other@hospital.example");
    for (let n = 0; n < 8; n += 1) {
      await offer(world, email);
      await offerSupport(anyone, { email, formKey: world.newId(), purpose: "peer" }, world);
    }
    await offer(world, "other@hospital.example");
    // One person's mails leave one after the other, so it takes a second look.
    const letters = [...(await mailsOf(world)), ...(await mailsOf(world))];
    const codes = letters.filter(({ to }) => to === email).map(({ text }) => codeIn(text));
    expect(codes).toHaveLength(2 * mostOpenOffers);
    expect(letters, "nobody else is touched").toHaveLength(2 * mostOpenOffers + 1);
    await answer(world, codes[0] ?? "", "not-now");
    for (const purpose of ["support", "peer"] as const) {
      await offerSupport(anyone, { email, formKey: world.newId(), purpose }, world);
    }
    expect(await mailsOf(world)).toHaveLength(1);
  });

  it("holds up no notice to the same person", async () => {
    const world = await testWorld();
    const link = `${world.settings.publicOrigin}/offer/${world.newId()}`;
    const to = { to: email, locale: "en" };
    await world.db.allOrNothing((tx) => [
      mailToQueue(tx, { ...to, template: "support-offer", props: { link } }, world),
    ]);
    const later = world.at("2026-03-02T09:00:01Z");
    await later.db.allOrNothing((tx) => [
      mailToQueue(tx, { ...to, template: "request-waiting", props: { link } }, later),
    ]);
    expect(await jobsReady(world.db, ["send-mail"], 9, later.now)).toHaveLength(2);
  });
});

describe("the colleague", () => {
  it("says yes: the case waits, the receipt opens it, and the offer is gone", async () => {
    const world = await testWorld();
    await aColleague(world, "known@hospital.example", { name: "Kim Known" });
    await offer(world, "known@hospital.example");
    const code = codeIn((await mailsOf(world))[0]?.text ?? "");
    expect(await purposeOfOffer(code, world)).toBe("support");
    expect(await purposeOfOffer(code, world)).toBe("support");
    const answered = await answer(world, code, "yes", { phone: "0664 1" });
    if (answered.outcome !== "accepted") throw new Error(answered.outcome);
    expect(await returnWithReceipt(anyone, { typed: answered.receipt }, world)).toMatchObject({
      outcome: "recognised",
    });
    expect(await waitingCases(world.db)).toHaveLength(1);
    expect(await answer(world, code, "yes")).toEqual({
      outcome: "no-such-offer",
    });
  });

  it("presses yes twice on one page: one case, and the same receipt both times", async () => {
    const world = await testWorld();
    await aColleague(world, "known@hospital.example");
    await offer(world, "known@hospital.example");
    const code = codeIn((await mailsOf(world))[0]?.text ?? "");
    const yes = () => answer(world, code, "yes", { formKey: "one page" });
    const [first, second] = await Promise.all([yes(), yes()]);
    expect(first.outcome).toBe("accepted");
    expect(second).toEqual(first);
    expect(await yes(), "sent again after going back").toEqual(first);
    expect(await waitingCases(world.db)).toHaveLength(1);
    const stranger = { formKey: "another page" };
    expect(await answer(world, code, "yes", stranger)).toEqual({ outcome: "no-such-offer" });
  });

  it("says not now: nothing is kept, and another colleague may ask another time", async () => {
    const world = await testWorld();
    await aColleague(world, "known@hospital.example");
    await offer(world, "known@hospital.example");
    const code = codeIn((await mailsOf(world))[0]?.text ?? "");
    expect(await answer(world, code, "not-now")).toEqual({
      outcome: "not-now",
    });
    expect(await waitingCases(world.db)).toEqual([]);
    await offer(world, "known@hospital.example");
    expect(await mailsOf(world)).toHaveLength(1);
  });

  it("says nothing: after three weeks the offer is forgotten", async () => {
    const world = await testWorld("2026-03-02T09:00:00Z");
    await aColleague(world, "known@hospital.example");
    await offer(world, "known@hospital.example");
    const code = codeIn((await mailsOf(world))[0]?.text ?? "");
    expect(await purposeOfOffer(code, world.at("2026-03-23T09:00:00Z"))).toBe("support");
    const later = world.at("2026-03-24T09:00:00Z");
    expect(await purposeOfOffer(code, later)).toBeNull();
    await purgeExpired({ kind: "timer" }, {}, later);
    expect(await purposeOfOffer(code, world)).toBeNull();
  });

  it("cannot be answered for by guessing a code", async () => {
    const world = await testWorld();
    for (const code of ["", "x", "0".repeat(26)]) {
      expect(await answer(world, code, "yes")).toEqual({
        outcome: "no-such-offer",
      });
    }
  });
});

it("takes one request for a team with one form", async () => {
  const world = await testWorld();
  const group = {
    unitCode: "U1",
    headCount: "6-10" as const,
    phone: "4711",
    name: "Charge Nurse",
    formKey: "one-form",
  };
  await Promise.all([1, 2, 3].map(() => askForGroup(anyone, group, world)));
  const waiting = await waitingCases(world.db);
  expect(waiting).toHaveLength(1);
  expect(waiting[0]?.supportCase).toMatchObject({ kind: "group", responseClass: "group" });
});
