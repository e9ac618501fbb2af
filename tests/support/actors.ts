// Test people by name: a peer, a coordinator, a lead, each with an account that can act.

import { acceptInvitation } from "#app/domain/access/accept-invitation.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { operator } from "#app/domain/access/actor.ts";
import { codeOfStep, stepAt, windowSteps } from "#app/domain/access/authenticator-code.server.ts";
import { invitePerson } from "#app/domain/access/invite-person.server.ts";
import { needsSecondFactor, type Role } from "#app/domain/access/roles.ts";
import { setUpAuthenticator } from "#app/domain/access/set-up-authenticator.server.ts";
import type { AccountId, StaffId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";

export const testPassword = "a lantern in the long corridor";
/** What the authenticator app of every test person holds. */
export const testSecret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

/** Gives an account its second factor. @returns the recovery codes. */
export async function withTestApp(accountId: AccountId, world: World): Promise<string[]> {
  const typed = codeOfStep(testSecret, stepAt(world.now) - windowSteps);
  const set = await setUpAuthenticator(
    { kind: "anyone" },
    { accountId, secret: testSecret, typed },
    world,
  );
  if (set.outcome !== "set-up") throw new Error(`no second factor: ${set.outcome}`);
  return set.recoveryCodes;
}

let count = 0;

/** An account with these roles that has accepted its invitation. */
export async function personWith(
  roles: Role[],
  world: World,
  details: { name?: string; staffId?: string; caseCap?: number; trainedUntilOn?: string } = {},
): Promise<StaffActor & { name: string; email: string }> {
  count += 1;
  const name = details.name ?? `Person Number${count}`;
  const email = `person${count}@hospital.example`;
  const invited = await invitePerson(
    operator,
    {
      name,
      email,
      roles,
      staffId: (details.staffId ?? null) as StaffId | null,
      ...(roles.includes("peer")
        ? {
            peer: {
              unitCode: null,
              roleFamily: null,
              gender: "not-said" as const,
              languages: "en",
              caseCap: details.caseCap ?? 3,
              approvedOn: "2020-01-01",
              restingUntilOn: null,
              trainedUntilOn: details.trainedUntilOn ?? "2099-12-31",
            },
          }
        : {}),
    },
    world,
  );
  if (invited.outcome !== "invited") throw new Error(`not invited: ${invited.outcome}`);
  await acceptInvitation({ kind: "anyone" }, { code: invited.code, password: testPassword }, world);
  if (needsSecondFactor(roles)) await withTestApp(invited.accountId, world);
  return { kind: "staff", accountId: invited.accountId, roles, name, email };
}

/** A peer, ready to take requests. */
export const aPeer = (world: World, details: Parameters<typeof personWith>[2] = {}) =>
  personWith(["peer"], world, details);
