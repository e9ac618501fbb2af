// The beginning of the demonstration: staff list, team, duty hours, the plan of the first year. All of it
// by the verbs that an operator and an administrator use.
import { Readable } from "node:stream";
import { acceptInvitation } from "#app/domain/access/accept-invitation.server.ts";
import { anyone, operator, type StaffActor } from "#app/domain/access/actor.ts";
import {
  codeOfStep,
  newAuthenticatorSecret,
  stepAt,
} from "#app/domain/access/authenticator-code.server.ts";
import { invitePerson } from "#app/domain/access/invite-person.server.ts";
import { needsSecondFactor } from "#app/domain/access/roles.ts";
import { setUpAuthenticator } from "#app/domain/access/set-up-authenticator.server.ts";
import { addDays } from "#app/domain/calendar/local-time.ts";
import { dutyHoursOf } from "#app/domain/duty/duty-text.ts";
import { planDuty } from "#app/domain/duty/plan-duty.server.ts";
import { proposedPlan } from "#app/domain/figures/propose-plan.server.ts";
import { signPlan } from "#app/domain/figures/sign-plan.server.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { importRoster } from "#app/domain/roster/import-roster.server.ts";
import { mappingShape } from "#app/domain/roster/roster-mapping.ts";
import { staffByEmail } from "#app/domain/roster/staff-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { dutyLines } from "#db/seed/care.ts";
import { type InventedHospital, nameOf } from "#db/seed/hospital.ts";
import { rosterCsv, rosterMapping } from "#db/seed/roster-file.ts";
import type { TeamMember } from "#db/seed/team.ts";

/** Everybody of the team signs in with this; long enough for the rules, easy to type from a screen. */
export const demoPassword = "a lamp left on tonight";

export class DemoBroken extends Error {
  override name = "DemoBroken";
}

/** An outcome that the plan counts on. @throws DemoBroken: then plan and product no longer agree. */
export function expectOutcome<T extends { outcome: string }, O extends T["outcome"]>(
  result: T,
  wanted: O,
  what: string,
): Extract<T, { outcome: O }> {
  if (result.outcome !== wanted) throw new DemoBroken(`${what}: ${result.outcome}`);
  return result as Extract<T, { outcome: O }>;
}

/** Imports the staff list as HR would export it. */
export async function takeOnStaff(hospital: InventedHospital, world: World): Promise<void> {
  const bytes = Buffer.from(rosterCsv(hospital), "utf8");
  const imported = await importRoster(
    operator,
    {
      open: () => Readable.from([bytes]),
      mapping: mappingShape.parse(rosterMapping),
      isApplied: true,
      confirmedLeaving: null,
      exampleCount: 0,
    },
    world,
  );
  expectOutcome(imported, "applied", "importing the staff list");
}

/** @returns who acts, in the order given. @param today of the visitor, for training and rest. */
export async function inviteTeam(
  members: readonly TeamMember[],
  today: string,
  world: World,
): Promise<StaffActor[]> {
  return Promise.all(
    members.map(async (member): Promise<StaffActor> => {
      const { person, roles } = member;
      const staff = await staffByEmail(world.db, world.keyring, person.email);
      const invited = expectOutcome(
        await invitePerson(
          operator,
          {
            name: nameOf(person),
            email: person.email,
            roles,
            staffId: staff?.id ?? null,
            ...(roles.includes("peer") ? { peer: peerOf(member, today) } : {}),
          },
          world,
        ),
        "invited",
        "inviting the team",
      );
      const accepted = expectOutcome(
        await acceptInvitation(anyone, { code: invited.code, password: demoPassword }, world),
        "accepted",
        "accepting an invitation",
      );
      if (needsSecondFactor(roles)) await giveApp(accepted.accountId, world);
      return { kind: "staff", accountId: accepted.accountId, roles };
    }),
  );
}

/** An authenticator app without a phone: the demonstration shows its codes at /dev/codes. */
async function giveApp(accountId: AccountId, world: World): Promise<void> {
  const secret = newAuthenticatorSecret(world);
  const typed = codeOfStep(secret, stepAt(world.now));
  const set = await setUpAuthenticator(anyone, { accountId, secret, typed }, world);
  expectOutcome(set, "set-up", "setting up a second factor");
}

const peerOf = (member: TeamMember, today: string) => ({
  unitCode: member.person.unit.code,
  roleFamily: member.person.roleFamily,
  gender: member.person.gender,
  languages: member.languages.join(" "),
  caseCap: member.caseCap,
  approvedOn: today,
  restingUntilOn: member.restsForDays > 0 ? addDays(today, member.restsForDays) : null,
  trainedUntilOn: addDays(today, member.trainedForDays),
});

export async function planDutyHours(world: World): Promise<void> {
  const hours = dutyLines.flatMap((line) => dutyHoursOf(line) ?? []);
  expectOutcome(await planDuty(operator, { hours }, world), "planned", "planning duty hours");
}

/** Signs the proposed plan of a year. */
export async function signPlanOf(year: number, world: World): Promise<void> {
  const plan = await proposedPlan(world.db, year, ["staff council", "wellbeing lead"]);
  if (!plan) throw new DemoBroken("no plan can be proposed");
  expectOutcome(await signPlan(operator, { plan }, world), "signed", `signing ${year}`);
}
