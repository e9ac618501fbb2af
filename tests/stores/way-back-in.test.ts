// Somebody forgot the password, lost the invitation, or lost the phone: on both engines, what each way back
// in opens, for how long, and what an outsider can learn from asking. Nothing.
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it, test } from "vitest";
import { handlersWith } from "#app/command-line/site-worker.server.ts";
import { acceptInvitation, openCodeKind } from "#app/domain/access/accept-invitation.server.ts";
import { roleToAdd, roleToRemove } from "#app/domain/access/account-store.server.ts";
import { anyone, operator, timer } from "#app/domain/access/actor.ts";
import { askForReset } from "#app/domain/access/ask-for-reset.server.ts";
import { closeAccount } from "#app/domain/access/close-account.server.ts";
import { factorsOf } from "#app/domain/access/factor-store.server.ts";
import { identityToAdd } from "#app/domain/access/hospital-identity-store.server.ts";
import { invitePerson } from "#app/domain/access/invite-person.server.ts";
import { reopenAccount } from "#app/domain/access/reopen-account.server.ts";
import { resendInvitation } from "#app/domain/access/resend-invitation.server.ts";
import { staffActorOf, startSession } from "#app/domain/access/session.server.ts";
import { signIn } from "#app/domain/access/sign-in.server.ts";
import { chainRows } from "#app/domain/audit/audit-store.server.ts";
import { decideProposal } from "#app/domain/dual-control/decide-proposal.server.ts";
import { proposeChange } from "#app/domain/dual-control/propose-change.server.ts";
import { workJobs } from "#app/domain/jobs/work-jobs.server.ts";
import { demoPost } from "#app/domain/mail/demo-post.server.ts";
import { accounts } from "#db/schema/access.ts";
import { aPeer, personWith, testPassword, withTestApp } from "#tests/support/actors.ts";
import { siteInProcess } from "#tests/support/site-in-process.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

const start = "2026-03-02T09:00:00Z";
const newPassword = "eleven herons by the weir";
let world: TestWorld;
beforeEach(async () => {
  world = await testWorld(start, { publicOrigin: "http://localhost:3000" });
});

/** Lets the worker do what is due. @returns the letters that left, the newest first. */
async function workedOff(at: TestWorld = world) {
  const post = demoPost();
  const handlers = handlersWith(post);
  for (;;) {
    const { outcome } = await workJobs(timer, { handlers, limit: 100 }, at);
    if (outcome !== "worked") return post.letters();
  }
}
const codeIn = (letter: { text: string } | undefined): string =>
  /\/account\/([0-9a-z]+)/.exec(letter?.text ?? "")?.[1] ?? "";
async function resetFor(email: string, at: TestWorld = world): Promise<string> {
  await askForReset(anyone, { email, formKey: at.newId<string>() }, at);
  const [letter] = await workedOff(at);
  return codeIn(letter);
}
const choose = (code: string, at: TestWorld = world) =>
  acceptInvitation(anyone, { code, password: newPassword }, at);
const siteEvents = async () =>
  (await chainRows(world.db, "site")).map(({ body }) => JSON.parse(body));

/** One person in every state an address can be in. */
async function everyAddress(): Promise<Record<string, string>> {
  const known = await aPeer(world);
  const asked = await aPeer(world);
  for (let turn = 0; turn < 3; turn += 1) await resetFor(asked.email);
  const closed = await aPeer(world);
  const ada = await personWith(["administrator"], world);
  await closeAccount(ada, { accountId: closed.accountId }, world);
  const invited = "invited.only@hospital.example";
  await invitePerson(operator, { name: "I", email: invited, roles: ["lead"] }, world);
  const hospital = await personWith(["lead"], world);
  await world.db.allOrNothing((tx) => [
    identityToAdd(tx, "some-identity", hospital.accountId),
    tx
      .update(accounts)
      .set({ passwordHash: null })
      .where(eq(accounts.id, hospital.accountId))
      .returning(),
  ]);
  return {
    known: known.email,
    "asked three times": asked.email,
    closed: closed.email,
    invited,
    hospital: hospital.email,
    unknown: "nobody@hospital.example",
    elsewhere: "somebody@elsewhere.example",
  };
}

describe("asking for a new password", () => {
  it("gets one answer and writes one mark and one sealed job, whatever is behind the address", async () => {
    const site = await siteInProcess(world, null);
    const answers = new Set<string>();
    const written = new Set<string>();
    for (const [state, email] of Object.entries(await everyAddress())) {
      await workedOff();
      const form = { email, formKey: `form-${state}` };
      answers.add(JSON.stringify(await site.post("/sign-in/forgotten", form)));
      const seen: string[] = [];
      const take = async (job: { kind: string; sealedPayload: string | null }) => {
        seen.push(`${job.kind} ${job.sealedPayload?.length}`);
        return { end: "done" as const };
      };
      const handlers = { "mail-reset": take, "send-mail": take, "make-offer": take };
      await workJobs(timer, { handlers, limit: 9 }, world);
      written.add(seen.join());
    }
    expect(answers.size, [...answers].join("\n")).toBe(1);
    const [only] = [...answers].map((text) => JSON.parse(text));
    expect(only).toMatchObject({ status: 302 });
    expect(only.headers.location).toBe("/sign-in/forgotten?said=asked");
    expect(only.headers["set-cookie"]).toBeUndefined();
    expect(written.size).toBe(1);
    expect([...written][0]).toMatch(/^mail-reset \d+$/);
  });

  it("mails a way back to whoever has a password here, to nobody else, and three at a time at most", async () => {
    const lead = await personWith(["lead"], world);
    const invited = { name: "I", email: "invited@hospital.example", roles: ["lead"] as const };
    await invitePerson(operator, invited, world);
    await workedOff();
    for (const email of [invited.email, "nobody@hospital.example"]) {
      expect(await resetFor(email), email).toBe("");
    }
    const codes = [];
    for (let turn = 0; turn < 3; turn += 1) codes.push(await resetFor(lead.email.toUpperCase()));
    expect(new Set(codes.filter(Boolean)).size).toBe(3);
    expect(await resetFor(lead.email)).toBe("");
    // Many at once leave no more of them either.
    const later = world.at("2026-03-02T09:31:00Z");
    const many = Array.from({ length: 9 }, () =>
      askForReset(anyone, { email: lead.email, formKey: later.newId<string>() }, later),
    );
    await Promise.all(many);
    const post = demoPost();
    const worker = () => workJobs(timer, { handlers: handlersWith(post), limit: 5 }, later);
    for (let turn = 0; turn < 12; turn += 1) await Promise.all([worker(), worker(), worker()]);
    expect(post.letters()).toHaveLength(3);
    // The same form sent twice is one wish.
    const night = world.at("2026-03-02T11:00:00Z");
    const form = { email: lead.email, formKey: "one form" };
    for (let turn = 0; turn < 2; turn += 1) await askForReset(anyone, form, night);
    expect(await workedOff(night)).toHaveLength(1);
  });
});

describe("a way back in", () => {
  it("works once, within half an hour, ends every session, and leaves the second proof as it is", async () => {
    const peer = await aPeer(world);
    const [first, second] = [await resetFor(peer.email), await resetFor(peer.email)];
    expect(await openCodeKind(first, world)).toBe("reset");
    expect(await openCodeKind(first, world.at("2026-03-02T09:30:00Z"))).toBeNull();
    const session = await startSession(peer.accountId, world);
    const before = await factorsOf(world.db, peer.accountId);
    expect(before.hasApp).toBe(true);
    expect(await choose("no-such-code")).toEqual({ outcome: "no-such-invitation" });
    const weak = await acceptInvitation(anyone, { code: first, password: "short" }, world);
    expect(weak).toEqual({ outcome: "problem", problem: "too-short" });
    expect(await staffActorOf(session, world), "nothing has changed yet").not.toBeNull();

    expect(await choose(first)).toMatchObject({ outcome: "accepted", kind: "reset" });
    expect(await staffActorOf(session, world)).toBeNull();
    for (const used of [first, second]) {
      expect(await choose(used)).toEqual({ outcome: "no-such-invitation" });
    }
    expect(await factorsOf(world.db, peer.accountId)).toEqual(before);
    const entered = (password: string) => signIn(anyone, { email: peer.email, password }, world);
    expect(await entered(testPassword)).toEqual({ outcome: "not-recognised" });
    expect(await entered(newPassword)).toMatchObject({ outcome: "second-factor-wanted" });
    const [told] = await workedOff();
    expect(told).toMatchObject({ to: peer.email });
    expect(told?.text).toContain("A new password was chosen");
    expect(told?.text).not.toContain(peer.name);
    expect((await siteEvents()).at(-1)).toEqual({
      event: "password-reset",
      by: "anyone",
      about: peer.accountId,
      on: "2026-03-02",
    });
  });

  it("opens no account that was closed since, and signs nobody in", async () => {
    const [peer, ada] = [await aPeer(world), await personWith(["administrator"], world)];
    const code = await resetFor(peer.email);
    await closeAccount(ada, { accountId: peer.accountId }, world);
    expect(await choose(code)).toEqual({ outcome: "no-such-invitation" });
    const other = await aPeer(world);
    const site = await siteInProcess(world, null);
    const answer = await site.post(`/account/${await resetFor(other.email)}`, {
      password: newPassword,
    });
    expect(answer.headers.location).toBe("/sign-in?said=password-changed");
    expect(answer.headers["set-cookie"]).toBeUndefined();
  });
});

test("a way back that was mailed before an account was closed opens nothing after it is opened again", async () => {
  const [peer, ada] = [await aPeer(world), await personWith(["administrator"], world)];
  const code = await resetFor(peer.email);
  await closeAccount(ada, { accountId: peer.accountId }, world);
  await reopenAccount(ada, { accountId: peer.accountId }, world);
  expect(await choose(code)).toEqual({ outcome: "no-such-invitation" });
});

test("a way back that was mailed to a lead opens nothing once a role asks for a second proof", async () => {
  const lead = await personWith(["lead"], world);
  const code = await resetFor(lead.email);
  await world.db.allOrNothing((tx) => [
    roleToRemove(tx, lead.accountId, "lead"),
    roleToAdd(tx, lead.accountId, "coordinator"),
  ]);
  expect(await choose(code)).toEqual({ outcome: "no-such-invitation" });
});

describe("an invitation that is sent again", () => {
  it("ends the one from before, and is for people who have not set up their account", async () => {
    const ada = await personWith(["administrator"], world);
    const person = { name: "Lea", email: "lea@hospital.example", roles: ["lead"] as const };
    const invited = await invitePerson(operator, person, world);
    if (invited.outcome !== "invited") throw new Error(invited.outcome);
    const { accountId } = invited;
    const peer = await aPeer(world);
    expect(await resendInvitation(peer, { accountId }, world)).toEqual({ outcome: "not-found" });
    expect(await openCodeKind(invited.code, world)).toBe("invitation");
    await workedOff();
    const again = await resendInvitation(ada, { accountId }, world.at("2026-03-05T12:00:00Z"));
    if (again.outcome !== "sent-again") throw new Error(again.outcome);
    const late = world.at("2026-03-05T12:01:00Z");
    const [letter] = await workedOff(late);
    expect(letter?.to).toBe(person.email);
    expect(codeIn(letter)).toBe(again.code);
    expect(await choose(invited.code, late)).toEqual({ outcome: "no-such-invitation" });
    expect(await choose(again.code, late)).toMatchObject({ outcome: "accepted", accountId });
    expect(await resendInvitation(ada, { accountId }, late)).toEqual({ outcome: "not-found" });
    expect((await siteEvents()).at(-1)).toMatchObject({
      event: "person-invited",
      by: ada.accountId,
      about: accountId,
    });
  });
});

describe("a lost second proof", () => {
  it("is taken away by two administrators only; the person is told, and sets up a new one", async () => {
    const [ada, ben] = [
      await personWith(["administrator"], world),
      await personWith(["administrator"], world),
    ];
    const peer = await aPeer(world);
    const session = await startSession(peer.accountId, world);
    const clearing = {
      kind: "factors-clearing",
      body: { accountId: peer.accountId },
    } as const;
    expect(await proposeChange(peer, clearing, world)).toEqual({ outcome: "not-allowed" });
    const asked = await proposeChange(ada, clearing, world);
    if (asked.outcome !== "asked") throw new Error(asked.outcome);
    const decide = (by: typeof ada) =>
      decideProposal(by, { proposalId: asked.proposalId, decision: "grant" }, world);
    expect(await decide(ada)).toEqual({ outcome: "own-proposal" });
    expect((await factorsOf(world.db, peer.accountId)).hasApp).toBe(true);
    expect(await staffActorOf(session, world)).not.toBeNull();
    const mailedBefore = await resetFor(peer.email);
    expect(await openCodeKind(mailedBefore, world)).toBe("reset");

    expect(await decide(ben)).toEqual({ outcome: "granted" });
    expect(await factorsOf(world.db, peer.accountId)).toEqual({
      hasApp: false,
      passkeyCount: 0,
      recoveryCount: 0,
    });
    expect(await staffActorOf(session, world)).toBeNull();
    const [told] = await workedOff();
    expect(told).toMatchObject({ to: peer.email });
    expect(told?.text).toContain("Two administrators");
    // The mailbox alone opens nothing while no second proof stands: not by what came before, nor anew.
    expect(await openCodeKind(mailedBefore, world)).toBeNull();
    expect(await resetFor(peer.email)).toBe("");
    const entered = await signIn(anyone, { email: peer.email, password: testPassword }, world);
    expect(entered).toMatchObject({ outcome: "second-factor-to-set-up" });
    expect((await siteEvents()).slice(-2)).toMatchObject([
      { event: "change-proposed", by: ada.accountId, about: peer.accountId },
      { event: "factors-cleared", by: ben.accountId, about: peer.accountId },
    ]);
    expect(await proposeChange(ada, clearing, world)).toEqual({ outcome: "not-possible" });
    await withTestApp(peer.accountId, world);
    expect(await resetFor(peer.email), "once a new one stands").not.toBe("");
  });
});
