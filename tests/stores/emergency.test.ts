// Somebody may be in danger and only their request says how to reach them. On both engines: who may open
// that, to whom, how long, how little is seen, and what the person and everybody else learns of it.
import { beforeEach, describe, expect, it } from "vitest";
import { timer } from "#app/domain/access/actor.ts";
import { chainRows } from "#app/domain/audit/audit-store.server.ts";
import { verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import { decideProposal } from "#app/domain/dual-control/decide-proposal.server.ts";
import { type Asked, askedOf } from "#app/domain/dual-control/proposal.ts";
import { proposeChange } from "#app/domain/dual-control/propose-change.server.ts";
import { seeProposals } from "#app/domain/dual-control/see-proposals.server.ts";
import { seeEmergencies, seeInEmergency } from "#app/domain/emergency/see-in-emergency.server.ts";
import { seeCase } from "#app/domain/encounters/see-case.server.ts";
import { purgeExpired } from "#app/domain/retention/purge-expired.server.ts";
import { seeOwnRequest } from "#app/domain/support-requests/see-own-request.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { accountRoles } from "#db/schema/access.ts";
import { emergencyOpenings } from "#db/schema/emergency.ts";
import { jobs } from "#db/schema/jobs.ts";
import { aPeer, personWith } from "#tests/support/actors.ts";
import { recordNumberOf } from "#tests/support/record-numbers.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

type Person = Awaited<ReturnType<typeof personWith>>;
let world: TestWorld;
let ada: Person;
let ben: Person;
let sofia: Person;
beforeEach(async () => {
  world = await testWorld("2026-03-02T09:00:00Z");
  ada = await personWith(["administrator"], world, { name: "Ada" });
  ben = await personWith(["administrator"], world, { name: "Ben" });
  sofia = await personWith(["supervisor"], world, { name: "Sofia" });
});

const openingOf = (recordNumber: string, { accountId }: Person): Asked => {
  const body = { recordNumber, supervisorId: accountId };
  const asked = askedOf("emergency-opening", body);
  if (!asked) throw new Error("not in its shape");
  return asked;
};
async function granted(asked: Asked, by: readonly [Person, Person] = [ada, ben]) {
  const proposed = await proposeChange(by[0], asked, world);
  if (proposed.outcome !== "asked") return proposed.outcome;
  const { proposalId } = proposed;
  return (await decideProposal(by[1], { proposalId, decision: "grant" }, world)).outcome;
}
const somebody = () =>
  askForSupport(world, {
    reach: { phone: "0664 1234567", isNamed: "yes", name: "Noor" },
    wishes: { avoid: "Peer Oddly" },
  });
const openFor = async (who: Person, at = world) => seeEmergencies(who, {}, at);

describe("what is opened in an emergency", () => {
  it("takes two administrators and a supervisor who is neither of them", async () => {
    const { caseId } = await somebody();
    const recordNumber = await recordNumberOf(world, caseId);
    for (const actor of [sofia, await aPeer(world)]) {
      const asked = openingOf(recordNumber, sofia);
      expect(await proposeChange(actor, asked, world)).toEqual({ outcome: "not-allowed" });
    }
    expect(await granted(openingOf(recordNumber, sofia), [ada, ada])).toBe("own-proposal");
    const both = await personWith(["administrator"], world);
    await world.db.allOrNothing((tx) => [
      tx
        .insert(accountRoles)
        .values({
          id: `${both.accountId}:supervisor`,
          accountId: both.accountId,
          role: "supervisor",
        })
        .returning(),
    ]);
    expect(await granted(openingOf(recordNumber, both), [both, ada])).toBe("not-possible");
    expect(await granted(openingOf(recordNumber, both), [ada, both])).toBe("named-yourself");
    expect(await granted(openingOf(recordNumber, ben), [ada, ben])).toBe("not-possible");
    const peer = await aPeer(world);
    expect(await granted(openingOf(recordNumber, peer))).toBe("not-possible");
    expect(await world.db.reader.select().from(emergencyOpenings)).toEqual([]);
  });

  it("is how to reach the person, for the one named, until the end of the next day", async () => {
    const { caseId } = await somebody();
    expect(await granted(openingOf(await recordNumberOf(world, caseId), sofia))).toBe("granted");
    const [opening] = await openFor(sofia);
    const id = opening?.id ?? "";
    expect(opening).toEqual({ id, untilOn: "2026-03-03" });
    const seen = await seeInEmergency(sofia, { id }, world);
    expect(seen).toEqual({
      outcome: "seen",
      contact: { name: "Noor", channel: "phone", reach: "0664 1234567" },
      untilOn: "2026-03-03",
    });
    const otherSupervisor = await personWith(["supervisor"], world);
    for (const other of [ada, ben, otherSupervisor, await aPeer(world)]) {
      expect(await seeInEmergency(other, { id }, world)).toEqual({ outcome: "not-found" });
      expect(await openFor(other)).toEqual([]);
    }
    expect(await seeCase(sofia, { caseId }, world), "not the case").toEqual({
      outcome: "not-found",
    });
    const lastMinute = world.at("2026-03-03T22:59:00Z");
    expect((await seeInEmergency(sofia, { id }, lastMinute)).outcome).toBe("seen");
    const over = world.at("2026-03-03T23:01:00Z");
    expect(await seeInEmergency(sofia, { id }, over)).toEqual({ outcome: "not-found" });
    await purgeExpired(timer, {}, over);
    expect(await world.db.reader.select().from(emergencyOpenings)).toEqual([]);
  });

  it("stands on the person's page from the grant on, looked at or not, and in a chain that can be verified", async () => {
    const { caseId } = await somebody();
    const own = async (at = world) => {
      const seen = await seeOwnRequest({ kind: "receipt-holder", caseId }, {}, at);
      return seen.outcome === "seen" ? seen.request.openings : [];
    };
    expect(await own()).toEqual([]);
    await granted(openingOf(await recordNumberOf(world, caseId), sofia));
    expect(await own()).toEqual([{ role: "emergency", on: "2026-03-02" }]);
    const [opening] = await openFor(sofia);
    const tomorrow = world.at("2026-03-03T08:00:00Z");
    await seeInEmergency(sofia, { id: opening?.id ?? "" }, tomorrow);
    expect(await own(tomorrow)).toEqual([
      { role: "emergency", on: "2026-03-02" },
      { role: "supervisor", on: "2026-03-03" },
    ]);
    const verified = await verifyAudit({ kind: "operator" }, { noted: null }, world);
    expect(verified).toMatchObject({ isWhole: true });
    const siteRows = (await chainRows(world.db, "site")).map(({ body }) => JSON.parse(body));
    expect(siteRows.slice(-2)).toMatchObject([
      { event: "emergency-proposed", by: ada.accountId, about: sofia.accountId },
      { event: "emergency-decided", by: ben.accountId, about: sofia.accountId },
    ]);
  });

  it("tells the administrators nothing: a number of no case gets the same answers and the same record", async () => {
    const { caseId } = await somebody();
    const told = [];
    for (const number of [await recordNumberOf(world, caseId), "0000SAMP1E00"]) {
      const outcome = await granted(openingOf(number, sofia));
      const proposals = (await seeProposals(ada, {}, world))?.proposals ?? [];
      const newest = proposals.find(({ asked }) => JSON.stringify(asked).includes(number));
      const { id: _id, asked: _asked, ...rest } = newest ?? { id: "", asked: null };
      const siteRows = (await chainRows(world.db, "site")).slice(-2).map(({ body }) => body);
      const mails = (await world.db.reader.select().from(jobs)).length;
      told.push({ outcome, rest, siteRows, mails });
    }
    const [real, made] = told;
    expect(made).toEqual({ ...real, mails: (real?.mails ?? 0) + 1 });
    expect(await openFor(sofia)).toHaveLength(1);
  });

  it("names the case by a number that the person and the peer who has it see, and nobody else", async () => {
    const { caseId } = await somebody();
    const peer = await aPeer(world);
    await takeRequest(peer, { caseId }, world);
    const seen = await seeCase(peer, { caseId }, world);
    expect(seen).toMatchObject({ view: { recordNumber: await recordNumberOf(world, caseId) } });
  });
});
