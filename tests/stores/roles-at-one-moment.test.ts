// Two people change what one person may do here at the same moment, on both engines: what is kept apart stays
// apart, and nobody loses an account to a change that did not know of the other.
import { beforeEach, describe, expect, it, vi } from "vitest";
import { changeRoles } from "#app/domain/access/change-roles.server.ts";
import { clashOf, type Role } from "#app/domain/access/roles.ts";
import { accountStanding } from "#app/domain/access/session-store.server.ts";
import { decideProposal } from "#app/domain/dual-control/decide-proposal.server.ts";
import { proposeChange } from "#app/domain/dual-control/propose-change.server.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { stepDown } from "#app/domain/peers/step-down.server.ts";
import { aPeer, personWith } from "#tests/support/actors.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

type Hook = { meanwhile: (() => Promise<unknown>) | null; moment: "before" | "after" };
const hook = vi.hoisted((): Hook => ({ meanwhile: null, moment: "before" }));
/** Lets the other change happen just before, or just after, the first one looks at the end of the record. */
vi.mock(import("#app/domain/audit/site-audit.server.ts"), async (original) => {
  const real = await original();
  const happen = async () => {
    const { meanwhile } = hook;
    hook.meanwhile = null;
    await meanwhile?.();
  };
  return {
    ...real,
    writtenInSite: async (...given) => {
      if (hook.moment === "before") await happen();
      const written = await real.writtenInSite(...given);
      if (hook.moment === "after") await happen();
      return written;
    },
  };
});

type Person = Awaited<ReturnType<typeof personWith>>;
let world: TestWorld;
let ada: Person;
let ben: Person;
beforeEach(async () => {
  world = await testWorld();
  ada = await personWith(["administrator"], world);
  ben = await personWith(["administrator"], world);
});

/** A case role that waits for Ben. @returns what grants it. */
async function waiting(accountId: AccountId, role: "peer" | "coordinator") {
  const asked = await proposeChange(ada, { kind: "case-role", body: { accountId, role } }, world);
  if (asked.outcome !== "asked") throw new Error(asked.outcome);
  const { proposalId } = asked;
  return () => decideProposal(ben, { proposalId, decision: "grant" }, world);
}
const standingOf = (accountId: AccountId) => accountStanding(world.db, accountId);
const rolesOf = async (accountId: AccountId): Promise<Role[]> =>
  (await standingOf(accountId))?.roles ?? [];

describe.each(["before", "after"] as const)("%s the end of the record is looked at", (moment) => {
  it("a lead becomes no peer, and a peer no lead, whichever of the two comes first", async () => {
    for (const isGrantFirst of [true, false]) {
      const { accountId } = await personWith(["supervisor"], world);
      await changeRoles(ada, { accountId, roles: [] }, world);
      const grant = await waiting(accountId, "peer");
      const name = () => changeRoles(ada, { accountId, roles: ["lead"] }, world);
      hook.moment = moment;
      hook.meanwhile = isGrantFirst ? grant : name;
      await (isGrantFirst ? name() : grant());
      const held = await rolesOf(accountId);
      expect(held).toHaveLength(1);
      expect(clashOf(held)).toBeNull();
    }
  });

  it("whoever steps down and is given another task keeps the account", async () => {
    const peer = await aPeer(world);
    const { accountId } = peer;
    hook.moment = moment;
    hook.meanwhile = await waiting(accountId, "coordinator");
    expect(await stepDown(peer, { accountId }, world)).toEqual({ outcome: "stepped-down" });
    expect(await standingOf(accountId)).toEqual({ state: "active", roles: ["coordinator"] });
  });
});
