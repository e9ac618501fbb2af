// From being thought of to being a peer, and out again: nobody is offered, found or counted before approval, a
// no leaves nothing, and stepping down hands back what was open.
import { getTableName, is, Table } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { handlersWith } from "#app/command-line/site-worker.server.ts";
import { acceptInvitation } from "#app/domain/access/accept-invitation.server.ts";
import { accountByEmail } from "#app/domain/access/account-store.server.ts";
import { anyone, type StaffActor } from "#app/domain/access/actor.ts";
import { closeAccount } from "#app/domain/access/close-account.server.ts";
import { invitePerson } from "#app/domain/access/invite-person.server.ts";
import { accountStanding } from "#app/domain/access/session-store.server.ts";
import { decideProposal } from "#app/domain/dual-control/decide-proposal.server.ts";
import { seeProposals } from "#app/domain/dual-control/see-proposals.server.ts";
import type { CandidateId, ProposalId } from "#app/domain/ids.ts";
import { workJobs } from "#app/domain/jobs/work-jobs.server.ts";
import { demoPost } from "#app/domain/mail/demo-post.server.ts";
import { answerOffer, purposeOfOffer } from "#app/domain/offers/answer-offer.server.ts";
import type { OfferAnswer } from "#app/domain/offers/offer.ts";
import { offerSupport } from "#app/domain/offers/offer-support.server.ts";
import { approvePeer } from "#app/domain/peers/approve-peer.server.ts";
import { candidatesInOrder } from "#app/domain/peers/candidate-store.server.ts";
import {
  peerOf,
  peerOfNobodyYet,
  peersForMatching,
  peersOnRota,
} from "#app/domain/peers/peer-store.server.ts";
import { screenCandidate } from "#app/domain/peers/screen-candidate.server.ts";
import { seePeers } from "#app/domain/peers/see-peers.server.ts";
import { stepDown } from "#app/domain/peers/step-down.server.ts";
import { seeProgramme } from "#app/domain/programme/see-programme.server.ts";
import { purgeExpired } from "#app/domain/retention/purge-expired.server.ts";
import { addShift } from "#app/domain/rota/add-shift.server.ts";
import { rotaFrom } from "#app/domain/rota/rota-store.server.ts";
import { waitingCases } from "#app/domain/support-requests/case-store.server.ts";
import { seeQueue } from "#app/domain/triage/see-queue.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import * as schema from "#db/schema/index.ts";
import { aPeer, personWith, testPassword } from "#tests/support/actors.ts";
import { aColleague } from "#tests/support/colleagues.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

type Person = Awaited<ReturnType<typeof personWith>>;
let world: TestWorld;
let cora: Person;
let ada: Person;
beforeEach(async () => {
  world = await testWorld("2026-03-02T09:00:00Z");
  cora = await personWith(["coordinator"], world);
  ada = await personWith(["administrator"], world);
});

const email = "kim@hospital.example";
const nominate = (address = email) =>
  offerSupport(anyone, { email: address, formKey: world.newId<string>(), purpose: "peer" }, world);

/** Every row of every table, in no order. */
async function everyRow(): Promise<string[]> {
  const tables = Object.values(schema).filter((thing) => is(thing, Table));
  const rows = await Promise.all(
    tables.map(async (table) => {
      const found = await world.db.reader.select().from(table as never);
      return (found as unknown[]).map((row) => `${getTableName(table)} ${JSON.stringify(row)}`);
    }),
  );
  return rows.flat().sort();
}

/** Sends what is queued. @returns the letters, newest first. */
async function letters() {
  const post = demoPost();
  const handlers = handlersWith(post);
  for (let round = 0; round < 4; round += 1) {
    await workJobs({ kind: "timer" }, { handlers, limit: 50 }, world);
  }
  return post.letters();
}
const codeIn = (text: string): string => /\/offer\/([0-9a-z]+)/.exec(text)?.[1] ?? "";
const answer = (code: string, said: OfferAnswer) =>
  answerOffer(anyone, { code, answer: said, phone: "", formKey: world.newId<string>() }, world);

async function nominated(): Promise<string> {
  await nominate();
  const [letter] = (await letters()).filter(({ to }) => to === email);
  return codeIn(letter?.text ?? "");
}
async function willing(): Promise<CandidateId> {
  expect(await answer(await nominated(), "yes")).toEqual({ outcome: "willing" });
  const [candidate] = await candidatesInOrder(world);
  if (!candidate) throw new Error("nobody is willing");
  return candidate.id;
}
const openProposal = async (): Promise<ProposalId> => {
  const seen = await seeProposals(ada, {}, world);
  const [open] = seen?.proposals.filter(({ state }) => state === "open") ?? [];
  return (open?.id ?? "") as ProposalId;
};
const grant = async (by: StaffActor) =>
  decideProposal(by, { proposalId: await openProposal(), decision: "grant" }, world);

describe("a colleague who is thought of", () => {
  beforeEach(async () => {
    await aColleague(world, email, { name: "Kim Known" });
  });

  it("is asked by a mail that looks like any offer, and nobody is told the answer", async () => {
    await nominate();
    await offerSupport(anyone, { email, formKey: "support" }, world);
    const sent = (await letters()).filter(({ to }) => to === email);
    expect(new Set(sent.map(({ subject }) => subject)).size).toBe(1);
    const purposes = await Promise.all(sent.map(({ text }) => purposeOfOffer(codeIn(text), world)));
    expect(purposes.sort()).toEqual(["peer", "support"]);
    expect(await nominate("nobody@hospital.example")).toEqual(await nominate());
  });

  it("says no: there is not a row more than before, and the coordinator never saw a name", async () => {
    await letters();
    const before = await everyRow();
    const code = await nominated();
    expect(await seePeers(cora, {}, world)).toMatchObject({ candidates: [] });
    expect(await answer(code, "not-now")).toEqual({ outcome: "not-now" });
    expect(await answer(code, "yes")).toEqual({ outcome: "no-such-offer" });
    // That a form was sent is known for two days, and not which.
    await purgeExpired({ kind: "timer" }, {}, world.at("2026-03-05T09:00:00Z"));
    expect(await everyRow()).toEqual(before);
  });

  it("presses yes twice on one page: the same answer both times, and one candidate", async () => {
    const code = await nominated();
    const yes = (formKey = "one page") =>
      answerOffer(anyone, { code, answer: "yes", phone: "", formKey }, world);
    const both = await Promise.all([yes(), yes()]);
    expect([...both, await yes()]).toEqual(Array(3).fill({ outcome: "willing" }));
    expect(await candidatesInOrder(world)).toHaveLength(1);
    expect(await yes("another page")).toEqual({ outcome: "no-such-offer" });
  });

  it("says never: no second message, while an offer of support still reaches them", async () => {
    expect(await answer(await nominated(), "never")).toEqual({ outcome: "never" });
    await nominate();
    await offerSupport(anyone, { email, formKey: "support" }, world);
    const [letter, ...more] = (await letters()).filter(({ to }) => to === email);
    expect(more).toEqual([]);
    expect(await purposeOfOffer(codeIn(letter?.text ?? ""), world)).toBe("support");
  });

  it("says yes, is screened, approved and given an account: a peer only from then on", async () => {
    const candidateId = await willing();
    await nominate();
    expect((await letters()).filter(({ to }) => to === email)).toEqual([]);
    expect(await approvePeer(cora, { candidateId }, world)).toEqual({ outcome: "too-late" });
    const screened = await screenCandidate(cora, { candidateId, suits: true }, world);
    expect(screened).toEqual({ outcome: "screened" });
    expect(await approvePeer(cora, { candidateId }, world)).toEqual({ outcome: "asked" });
    expect(await approvePeer(cora, { candidateId }, world)).toEqual({ outcome: "asked" });
    const seen = await seePeers(cora, {}, world);
    expect(seen).toMatchObject({ candidates: [{ name: "Kim Known", stage: "asked" }], peers: [] });
    expect(await grant(ada)).toEqual({ outcome: "granted" });
    expect(await candidatesInOrder(world)).toEqual([]);
    const account = await accountByEmail(world.db, world.keyring, email);
    if (!account) throw new Error("no account");
    expect(await accountStanding(world.db, account.id)).toMatchObject({ roles: ["peer"] });
    expect((await peerOf(world.db, world.keyring, account.id))?.standing.isApproved).toBe(true);
    expect((await letters()).map(({ to }) => to)).toEqual([email]);
  });

  it("does not suit, or is forgotten after half a year: nothing is left", async () => {
    await screenCandidate(cora, { candidateId: await willing(), suits: false }, world);
    expect(await candidatesInOrder(world)).toEqual([]);
    await willing();
    await purgeExpired({ kind: "timer" }, {}, world.at("2026-08-29T09:00:00Z"));
    expect(await candidatesInOrder(world)).toHaveLength(1);
    await purgeExpired({ kind: "timer" }, {}, world.at("2026-08-30T09:00:00Z"));
    expect(await candidatesInOrder(world)).toEqual([]);
  });

  it("has another task here: beside the figures never, and nobody gives themselves the account", async () => {
    const approved = async (address: string) => {
      await aColleague(world, address);
      await nominate(address);
      const [letter] = (await letters()).filter(({ to }) => to === address);
      await answer(codeIn(letter?.text ?? ""), "yes");
      const [candidate] = await candidatesInOrder(world);
      const candidateId = candidate?.id as CandidateId;
      await screenCandidate(cora, { candidateId, suits: true }, world);
      const done = await approvePeer(cora, { candidateId }, world);
      return { candidateId, ...done };
    };
    const lead = await personWith(["lead"], world);
    const refused = await approved(lead.email);
    expect(refused.outcome).toBe("roles-kept-apart");
    expect(await accountStanding(world.db, lead.accountId)).toMatchObject({ roles: ["lead"] });
    await screenCandidate(cora, { candidateId: refused.candidateId, suits: false }, world);

    const own = await approved(cora.email);
    expect(own.outcome).toBe("own-account");
    await screenCandidate(cora, { candidateId: own.candidateId, suits: false }, world);

    const ben = await personWith(["administrator"], world);
    expect((await approved(ben.email)).outcome).toBe("asked");
    expect(await grant(ben)).toEqual({ outcome: "named-yourself" });
    expect(await grant(ada)).toEqual({ outcome: "granted" });
    const { roles = [] } = (await accountStanding(world.db, ben.accountId)) ?? {};
    expect([...roles].sort()).toEqual(["administrator", "peer"]);
  });
});

describe("a peer", () => {
  it("without approval is not offered, found, counted, nor shown a request, and sees what to do", async () => {
    const { accountId: _nobody, ...peer } = peerOfNobodyYet("" as never, world);
    const trained = { ...peer, trainedUntilOn: "2099-12-31" };
    const invited = await invitePerson(
      ada,
      { name: "Una", email: "una@hospital.example", roles: ["peer"], peer: trained },
      world,
    );
    if (invited.outcome !== "invited") throw new Error(invited.outcome);
    const { accountId, code } = invited;
    await acceptInvitation(anyone, { code, password: testPassword }, world);
    const una: StaffActor = { kind: "staff", accountId, roles: ["peer"] };
    const { caseId } = await askForSupport(world);
    expect(await peersForMatching(world.db, world.keyring)).toEqual([]);
    expect((await peersOnRota(world.db)).size).toBe(0);
    expect(await seeProgramme(cora, {}, world)).toMatchObject({ peerCount: 0 });
    expect(await takeRequest(una, { caseId }, world)).toEqual({ outcome: "not-found" });
    expect(await seeQueue(una, { page: 0 }, world)).toMatchObject({
      rows: [],
      ownReasons: ["not-approved"],
    });
    // A coordinator who is to be a peer as well still sees that somebody waits.
    const both: StaffActor = { ...una, roles: ["peer", "coordinator"] };
    expect(await seeQueue(both, { page: 0 }, world)).toMatchObject({ rows: [{ id: caseId }] });
    expect(await approvePeer(both, { accountId }, world)).toEqual({ outcome: "own-account" });
    expect(await approvePeer(ada, { accountId }, world)).toEqual({ outcome: "not-found" });
    expect(await approvePeer(cora, { accountId }, world)).toEqual({ outcome: "approved" });
    expect(await approvePeer(cora, { accountId }, world)).toEqual({ outcome: "too-late" });
    expect(await takeRequest(una, { caseId }, world)).toMatchObject({ outcome: "taken" });
    expect(await peersForMatching(world.db, world.keyring)).toHaveLength(1);
    expect((await peersOnRota(world.db)).size).toBe(1);
  });

  it("steps down without a reason: what was open waits as when an account is closed, and no trace but one stays", async () => {
    const [leaving, closed] = [await aPeer(world), await aPeer(world)];
    for (const peer of [leaving, closed]) {
      const { caseId } = await askForSupport(world);
      expect(await takeRequest(peer, { caseId }, world)).toMatchObject({ outcome: "taken" });
      await addShift(
        peer,
        { weekday: 1, fromMinute: 420, toMinute: 900, everyWeeks: 1, timeZone: "" },
        world,
      );
    }
    expect(await waitingCases(world.db)).toHaveLength(0);
    expect(await stepDown(closed, { accountId: leaving.accountId }, world)).toEqual({
      outcome: "not-found",
    });
    expect(await stepDown(leaving, { accountId: leaving.accountId }, world)).toEqual({
      outcome: "stepped-down",
    });
    await closeAccount(ada, { accountId: closed.accountId }, world);
    const waiting = await waitingCases(world.db);
    expect(waiting).toHaveLength(2);
    expect(new Set(waiting.map(({ supportCase }) => supportCase.holderId))).toEqual(
      new Set([null]),
    );
    expect(await accountStanding(world.db, leaving.accountId)).toEqual({
      state: "deactivated",
      roles: [],
    });
    expect(await peerOf(world.db, world.keyring, leaving.accountId)).toBeNull();
    const { shifts } = await rotaFrom(world.db, "2026-03-02");
    expect(shifts.map(({ accountId }) => accountId)).toEqual([closed.accountId]);
    expect(await stepDown(leaving, { accountId: leaving.accountId }, world)).toEqual({
      outcome: "not-found",
    });
  });

  it("is taken out by a coordinator, keeps the other task, and comes back only when approved anew", async () => {
    const sue = await personWith(["peer", "supervisor"], world);
    const { caseId } = await askForSupport(world);
    await takeRequest(sue, { caseId }, world);
    expect(await stepDown(ada, { accountId: sue.accountId }, world)).toEqual({
      outcome: "not-found",
    });
    expect(await stepDown(cora, { accountId: sue.accountId }, world)).toEqual({
      outcome: "stepped-down",
    });
    expect(await waitingCases(world.db)).toHaveLength(1);
    expect(await accountStanding(world.db, sue.accountId)).toEqual({
      state: "active",
      roles: ["supervisor"],
    });
    expect(await seePeers(cora, {}, world)).toMatchObject({ peers: [] });
  });
});
