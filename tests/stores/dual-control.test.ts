// What takes two administrators, on both engines: nobody grants their own, nothing changes before it is
// granted, and each thing is done once.
import { beforeEach, describe, expect, it } from "vitest";
import { accountStanding } from "#app/domain/access/session-store.server.ts";
import { decideProposal } from "#app/domain/dual-control/decide-proposal.server.ts";
import { type Asked, askedOf } from "#app/domain/dual-control/proposal.ts";
import { proposeChange } from "#app/domain/dual-control/propose-change.server.ts";
import { seeProposals } from "#app/domain/dual-control/see-proposals.server.ts";
import type { ProposalId } from "#app/domain/ids.ts";
import { holdsInForce, rulesInForce } from "#app/domain/retention/retention-store.server.ts";
import { personWith } from "#tests/support/actors.ts";
import { recordNumberOf as numberOf } from "#tests/support/record-numbers.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

type Person = Awaited<ReturnType<typeof personWith>>;
let world: TestWorld;
let ada: Person;
let ben: Person;
beforeEach(async () => {
  world = await testWorld();
  ada = await personWith(["administrator"], world, { name: "Ada" });
  ben = await personWith(["administrator"], world, { name: "Ben" });
});

const shorter: Asked = {
  kind: "retention-change",
  body: { untouchedDays: 20, quietDays: 7, graceDays: 16, offerDays: 14 },
};
const holdOf = (recordNumber: string): Asked => ({
  kind: "legal-hold",
  body: { recordNumber, untilOn: "2026-09-01" },
});

async function askedBy(person: Person, asked: Asked): Promise<ProposalId> {
  const proposed = await proposeChange(person, asked, world);
  if (proposed.outcome !== "asked") throw new Error(proposed.outcome);
  return proposed.proposalId;
}
const decide = (
  person: Person,
  proposalId: ProposalId,
  decision: "grant" | "refuse" | "take-back",
) => decideProposal(person, { proposalId, decision }, world).then(({ outcome }) => outcome);

describe("what one administrator asks for", () => {
  it("changes nothing by itself, nor when the same person grants it", async () => {
    const before = await rulesInForce(world.db);
    const proposalId = await askedBy(ada, shorter);
    expect(await decide(ada, proposalId, "grant")).toBe("own-proposal");
    expect(await rulesInForce(world.db)).toEqual(before);
  });

  it("is done when another grants it, once, with both names on record", async () => {
    const proposalId = await askedBy(ada, shorter);
    expect(await decide(ben, proposalId, "grant")).toBe("granted");
    expect((await rulesInForce(world.db)).rules).toEqual(shorter.body);
    expect(await decide(ben, proposalId, "grant")).toBe("too-late");
    const seen = await seeProposals(ada, {}, world);
    expect(seen?.proposals).toMatchObject([
      { state: "granted", askedByName: "Ada", decidedByName: "Ben" },
    ]);
  });

  it("can be refused by another and taken back by oneself, not the other way round", async () => {
    const first = await askedBy(ada, shorter);
    expect(await decide(ben, first, "take-back")).toBe("not-found");
    expect(await decide(ada, first, "refuse")).toBe("own-proposal");
    expect(await decide(ben, first, "refuse")).toBe("refused");
    expect(await decide(ben, first, "grant")).toBe("too-late");
    const second = await askedBy(ada, shorter);
    expect(await decide(ada, second, "take-back")).toBe("taken-back");
    expect((await rulesInForce(world.db)).version).toBe(0);
  });

  it("lapses after a week", async () => {
    const proposalId = await askedBy(ada, shorter);
    const late = world.at("2026-03-10T09:00:00Z");
    const decided = await decideProposal(ben, { proposalId, decision: "grant" }, late);
    expect(decided.outcome).toBe("too-late");
    expect((await seeProposals(ben, {}, late))?.proposals[0]?.state).toBe("lapsed");
  });

  it("is granted by one of two who press at the same moment", async () => {
    const cora = await personWith(["administrator"], world, { name: "Cora" });
    const proposalId = await askedBy(ada, shorter);
    const outcomes = await Promise.all([
      decide(ben, proposalId, "grant"),
      decide(cora, proposalId, "grant"),
    ]);
    expect(outcomes.sort()).toEqual(["granted", "too-late"]);
    expect((await rulesInForce(world.db)).version).toBe(1);
  });

  it("is out of reach for every other role, and looks absent to them", async () => {
    const proposalId = await askedBy(ada, shorter);
    for (const role of ["peer", "coordinator", "supervisor", "lead"] as const) {
      const other = await personWith([role], world);
      expect(await proposeChange(other, shorter, world)).toEqual({ outcome: "not-allowed" });
      expect(await decide(other, proposalId, "grant"), role).toBe("not-found");
      expect(await seeProposals(other, {}, world)).toBeNull();
    }
  });
});

describe("retention", () => {
  it.each([
    { untouchedDays: 91 },
    { quietDays: 6 },
    { graceDays: 13 },
    { graceDays: 31 },
    { offerDays: 31 },
    { offerDays: 7.5 },
  ])("cannot be asked for outside its bounds: %j", (change) => {
    expect(askedOf("retention-change", { ...shorter.body, ...change })).toBeNull();
  });
});

describe("a legal hold", () => {
  it("is answered alike for a case that exists and one that does not", async () => {
    const { caseId } = await askForSupport(world);
    const answers = [];
    for (const recordNumber of [await numberOf(world, caseId), "0000000000ZZ"]) {
      const proposalId = await askedBy(ada, holdOf(recordNumber));
      answers.push(await decide(ben, proposalId, "grant"));
    }
    expect(answers).toEqual(["granted", "granted"]);
    expect(await holdsInForce(world.db, "2026-03-02")).toHaveLength(2);
    const seen = await seeProposals(ada, {}, world);
    expect(JSON.stringify(seen)).not.toContain(caseId);
  });

  it("has an end, at most 400 days away, and is named by a number and nothing else", async () => {
    const far: Asked = {
      kind: "legal-hold",
      body: { recordNumber: "0000000000ZZ", untilOn: "2027-06-01" },
    };
    expect(await proposeChange(ada, far, world)).toEqual({ outcome: "until-out-of-bounds" });
    expect(askedOf("legal-hold", { recordNumber: "Kim Nurse", untilOn: "2026-09-01" })).toBeNull();
    expect(
      askedOf("legal-hold", { recordNumber: "0000-0000-ooZZ", untilOn: "2026-09-01" }),
    ).toEqual(holdOf("0000000000ZZ"));
  });
});

describe("an administrator's case role", () => {
  const roleFor = (person: Person): Asked => ({
    kind: "case-role",
    body: { accountId: person.accountId, role: "coordinator" },
  });
  const rolesOf = async (person: Person) =>
    (await accountStanding(world.db, person.accountId))?.roles.sort();

  it("comes by another administrator's hand only", async () => {
    const proposalId = await askedBy(ada, roleFor(ada));
    expect(await decide(ada, proposalId, "grant")).toBe("own-proposal");
    expect(await rolesOf(ada)).toEqual(["administrator"]);
    expect(await decide(ben, proposalId, "grant")).toBe("granted");
    expect(await rolesOf(ada)).toEqual(["administrator", "coordinator"]);
  });

  it("is not for others, and its asker must still be an administrator when it is granted", async () => {
    const lead = await personWith(["lead"], world);
    expect(await proposeChange(ada, roleFor(lead), world)).toEqual({ outcome: "not-possible" });
    const stranger = { ...ada, accountId: "nobody" as Person["accountId"] };
    const proposed = await proposeChange(stranger, roleFor(ada), world);
    if (proposed.outcome !== "asked") throw new Error(proposed.outcome);
    expect(await decide(ben, proposed.proposalId, "grant")).toBe("not-possible");
    expect(await rolesOf(ada)).toEqual(["administrator"]);
  });
});
