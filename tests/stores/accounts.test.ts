// What an administrator does with accounts, on both engines: closing ends everything at once and loses nobody,
// a role that sees cases takes two, and every step is written down without a name.
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { accountsToDeactivate } from "#app/domain/access/account-store.server.ts";
import { operator, timer } from "#app/domain/access/actor.ts";
import { changeRoles } from "#app/domain/access/change-roles.server.ts";
import { closeAccount } from "#app/domain/access/close-account.server.ts";
import { reopenAccount } from "#app/domain/access/reopen-account.server.ts";
import type { Role } from "#app/domain/access/roles.ts";
import { seeAccount, seeAccounts } from "#app/domain/access/see-accounts.server.ts";
import { staffActorOf, startSession } from "#app/domain/access/session.server.ts";
import { accountStanding } from "#app/domain/access/session-store.server.ts";
import { chainRows } from "#app/domain/audit/audit-store.server.ts";
import { verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import { decideProposal } from "#app/domain/dual-control/decide-proposal.server.ts";
import { seeProposals } from "#app/domain/dual-control/see-proposals.server.ts";
import type { CaseId, ProposalId, Sealed } from "#app/domain/ids.ts";
import { peersForMatching } from "#app/domain/peers/peer-store.server.ts";
import { caseOf } from "#app/domain/support-requests/case-store.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { watchRequests } from "#app/domain/triage/watch-requests.server.ts";
import { supportCases } from "#db/schema/support-requests.ts";
import { aPeer, personWith } from "#tests/support/actors.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { siteInProcess } from "#tests/support/site-in-process.ts";
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

const rolesOf = async ({ accountId }: Person) =>
  (await accountStanding(world.db, accountId))?.roles.sort();
const change = (by: Person, whose: Person, roles: Role[]) =>
  changeRoles(by, { accountId: whose.accountId, roles }, world);
const close = (by: Person, whose: Person) =>
  closeAccount(by, { accountId: whose.accountId }, world).then(({ outcome }) => outcome);
const reopen = (by: Person, whose: Person) =>
  reopenAccount(by, { accountId: whose.accountId }, world).then(({ outcome }) => outcome);
async function onlyOpenProposal(): Promise<ProposalId> {
  const open = (await seeProposals(ada, {}, world))?.proposals.filter(
    ({ state }) => state === "open",
  );
  expect(open).toHaveLength(1);
  return open?.[0]?.id as ProposalId;
}
const siteRows = async () =>
  (await chainRows(world.db, "site")).map(({ body }) => JSON.parse(body));

describe("closing an account", () => {
  it("ends a live session within a second: at its very next request, and for good", async () => {
    const peer = await aPeer(world);
    const site = await siteInProcess(world, await startSession(peer.accountId, world));
    expect((await site.get("/queue")).status).toBe(200);
    expect(await close(ada, peer)).toBe("closed");
    expect((await site.get("/queue")).headers.location).toMatch(/^\/sign-in\?next=/);
    expect(await reopen(ada, peer)).toBe("reopened");
    expect((await site.get("/queue")).headers.location).toMatch(/^\/sign-in\?next=/);
    const anew = await startSession(peer.accountId, world);
    expect((await staffActorOf(anew, world))?.roles).toEqual(["peer"]);
  });

  it("loses nobody: the cases wait again, and whoever closed it learns of none", async () => {
    const [peer, idle] = [await aPeer(world), await aPeer(world)];
    const { caseId } = await askForSupport(world);
    await takeRequest(peer, { caseId }, world);
    expect(await close(ada, peer)).toBe(await close(ada, idle));
    const found = await caseOf(world.db, caseId);
    expect(found?.supportCase).toMatchObject({ state: "waiting", holderId: null });
  });

  it.each(["at once", "by the clock"])(
    "gives back every other case when one of them cannot be opened: %s",
    async (by) => {
      for (const broken of [0, 1]) {
        const peer = await aPeer(world);
        const ids: CaseId[] = [];
        for (let turn = 0; turn < 2; turn += 1) {
          const { caseId } = await askForSupport(world);
          await takeRequest(peer, { caseId }, world);
          ids.push(caseId);
        }
        const [spoilt, whole] = ids.sort().map((_id, at) => ids[(at + broken) % 2]);
        const foreign = (await caseOf(world.db, whole as CaseId))?.supportCase.sealedRequest;
        await world.db.allOrNothing((tx) => [
          tx
            .update(supportCases)
            .set({ sealedRequest: foreign as Sealed })
            .where(eq(supportCases.id, spoilt as CaseId))
            .returning(),
          ...(by === "at once" ? [] : [accountsToDeactivate(tx, [peer.accountId])]),
        ]);
        if (by === "at once") expect(await close(ada, peer)).toBe("closed");
        // The clock says that there is one, after it has looked at all.
        else await expect(watchRequests(timer, {}, world)).rejects.toThrow();
        const found = await caseOf(world.db, whole as CaseId);
        expect(found?.supportCase, `case ${broken}`).toMatchObject({ state: "waiting" });
      }
    },
  );

  it("is refused for one's own, and absent for every other role", async () => {
    expect(await close(ada, ada)).toBe("own-account");
    for (const role of ["peer", "coordinator", "supervisor", "lead"] as const) {
      const other = await personWith([role], world);
      expect(await close(other, ben), role).toBe("not-found");
      expect(await reopen(other, ben)).toBe("not-found");
      expect(await change(other, other, [role, "administrator"])).toEqual({ outcome: "not-found" });
      expect(await seeAccounts(other, {}, world)).toBeNull();
      expect(await seeAccount(other, { accountId: ben.accountId }, world)).toBeNull();
    }
  });
});

describe("a change of roles", () => {
  it("that gives a role which sees cases waits for a second administrator", async () => {
    const cora = await personWith(["coordinator"], world);
    expect(await change(ada, cora, ["coordinator", "peer"])).toEqual({ outcome: "asked" });
    expect(await rolesOf(cora)).toEqual(["coordinator"]);
    const session = await startSession(cora.accountId, world);
    const proposalId = await onlyOpenProposal();
    const decide = (by: Person) => decideProposal(by, { proposalId, decision: "grant" }, world);
    expect(await decide(ada)).toEqual({ outcome: "own-proposal" });
    expect(await rolesOf(cora)).toEqual(["coordinator"]);
    expect(await decide(ben)).toEqual({ outcome: "granted" });
    expect(await rolesOf(cora)).toEqual(["coordinator", "peer"]);
    expect(await staffActorOf(session, world), "signs in anew").toBeNull();
  });

  it("that takes away counts at once: no session, no case, never asked again", async () => {
    const peer = await personWith(["peer", "coordinator"], world);
    const { caseId } = await askForSupport(world);
    await takeRequest(peer, { caseId }, world);
    const session = await startSession(peer.accountId, world);
    expect(await change(ada, peer, ["coordinator"])).toEqual({ outcome: "changed" });
    expect(await staffActorOf(session, world)).toBeNull();
    expect((await caseOf(world.db, caseId))?.supportCase.holderId).toBeNull();
    const matched = await peersForMatching(world.db, world.keyring);
    expect(matched.map((one) => one.peer.accountId)).not.toContain(peer.accountId);
  });

  it("never joins what is kept apart, nor takes administration from oneself", async () => {
    const [peer, lead] = [await aPeer(world), await personWith(["lead"], world)];
    expect(await change(ada, peer, ["peer", "lead"])).toMatchObject({
      outcome: "roles-kept-apart",
    });
    expect(await change(ada, peer, ["peer", "administrator"])).toEqual({
      outcome: "needs-second-administrator",
    });
    expect(await change(ada, ada, ["coordinator"])).toEqual({ outcome: "own-account" });
    expect(await change(ada, lead, ["administrator"])).toEqual({ outcome: "changed" });
    expect([await rolesOf(peer), await rolesOf(lead)]).toEqual([["peer"], ["administrator"]]);
  });
});

it("everything is written down: days and random ids, never a name, and the chain holds", async () => {
  const cora = await personWith(["coordinator"], world, { name: "Cora Needle" });
  const before = (await siteRows()).length;
  await change(ada, cora, ["coordinator", "peer"]);
  const first = await onlyOpenProposal();
  await decideProposal(ben, { proposalId: first, decision: "refuse" }, world);
  await change(ada, cora, ["coordinator", "supervisor"]);
  const second = await onlyOpenProposal();
  await decideProposal(ben, { proposalId: second, decision: "grant" }, world);
  await change(ada, cora, ["supervisor"]);
  await close(ada, cora);
  await reopen(ben, cora);
  const written = (await siteRows()).slice(before);
  const [a, b] = [ada.accountId, ben.accountId];
  expect(written.map(({ event, by }) => [event, by])).toEqual([
    ["change-proposed", a],
    ["change-dropped", b],
    ["change-proposed", a],
    ["roles-changed", b],
    ["roles-changed", a],
    ["account-closed", a],
    ["account-reopened", b],
  ]);
  for (const row of written) expect(row).toMatchObject({ about: cora.accountId, on: "2026-03-02" });
  expect(JSON.stringify(written)).not.toMatch(/Needle|T\d\d|\d\d:\d\d/);
  expect(await verifyAudit(operator, { noted: null }, world)).toMatchObject({ isWhole: true });
});
