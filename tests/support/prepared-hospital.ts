// A hospital as it stands some months after the start: a roster, peers with hours, a coordinator, a lead,
// signed plans, and requests that ended in the last two quarters that can be closed; the older one is
// released. Filled by the product's own verbs with the moment handed in.
import { acceptInvitation } from "#app/domain/access/accept-invitation.server.ts";
import { anyone, operator, type StaffActor, timer } from "#app/domain/access/actor.ts";
import { invitePerson } from "#app/domain/access/invite-person.server.ts";
import { needsSecondFactor, type Role } from "#app/domain/access/roles.ts";
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import { planDuty } from "#app/domain/duty/plan-duty.server.ts";
import { closeCase } from "#app/domain/encounters/close-case.server.ts";
import { encounterForm } from "#app/domain/encounters/encounter-form.ts";
import { logEncounter } from "#app/domain/encounters/log-encounter.server.ts";
import { closePeriod } from "#app/domain/figures/close-period.server.ts";
import { foldCounters } from "#app/domain/figures/fold-counters.server.ts";
import {
  closableOn,
  firstDayOf,
  type Quarter,
  quarterOfDay,
  yearNumberOf,
} from "#app/domain/figures/periods.ts";
import { signedPlanOf } from "#app/domain/figures/plan-store.server.ts";
import { proposedPlan } from "#app/domain/figures/propose-plan.server.ts";
import { signPlan } from "#app/domain/figures/sign-plan.server.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { purgeExpired } from "#app/domain/retention/purge-expired.server.ts";
import { type RoleFamily, roleFamilies } from "#app/domain/roster/staff.ts";
import { staffToAdd, unitsToAdd } from "#app/domain/roster/staff-store.server.ts";
import { returnWithReceipt } from "#app/domain/support-requests/return-with-receipt.server.ts";
import { submitRequest } from "#app/domain/support-requests/submit-request.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { testPassword, withTestApp } from "./actors.ts";
import { askedWith } from "./requests.ts";

const places = ["Emergency", "Intensive care", "Maternity", "Theatre", "Ward 4", "Ward 7"];
const unitsOf = places.flatMap((name, index) => [
  { code: `E${index + 1}`, name: `${name} East`, site: "East" },
  { code: `W${index + 1}`, name: `${name} West`, site: "West" },
]);
const staffPerUnit = 28;

/** Colleagues with an address, to whom support can be offered. */
export const colleagues = {
  amir: { name: "Amir Haddad", email: "amir.haddad@hospital.example" },
  bea: { name: "Bea Lindqvist", email: "bea.lindqvist@hospital.example" },
  chidi: { name: "Chidi Okafor", email: "chidi.okafor@hospital.example" },
  dora: { name: "Dora Klein", email: "dora.klein@hospital.example" },
} as const;

/** People with a task; all of them sign in with the test password. */
export const workers = {
  jana: { name: "Jana Novak", email: "jana.novak@hospital.example", roles: ["peer"] },
  peter: { name: "Peter Brandt", email: "peter.brandt@hospital.example", roles: ["peer"] },
  carla: { name: "Carla Ortiz", email: "carla.ortiz@hospital.example", roles: ["coordinator"] },
  sofia: { name: "Sofia Marin", email: "sofia.marin@hospital.example", roles: ["supervisor"] },
  lena: { name: "Lena Fischer", email: "lena.fischer@hospital.example", roles: ["lead"] },
} as const satisfies Record<string, { name: string; email: string; roles: Role[] }>;

/** From seven to nine, every day of the week. */
export const dutyHours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  fromMinute: 7 * 60,
  toMinute: 21 * 60,
}));

export interface ClosableQuarters {
  /** Released while the hospital was prepared. */
  released: Quarter;
  /** Over for long enough, and not closed yet. */
  closable: Quarter;
}

const planLagDays = 28;
const dayBefore = (quarter: Quarter): Quarter => quarterOfDay(addDays(firstDayOf(quarter), -1));

/** The last two quarters that may be closed on this day. */
export function closableQuarters(today: string): ClosableQuarters {
  let closable = dayBefore(quarterOfDay(today));
  while (closableOn(closable, planLagDays) > today) closable = dayBefore(closable);
  return { released: dayBefore(closable), closable };
}

async function fillRoster(world: World): Promise<void> {
  const named = Object.values(colleagues);
  const people = unitsOf.flatMap(({ code }, unit) =>
    Array.from({ length: staffPerUnit }, (_, place) => {
      const known = place === 0 ? named[unit] : undefined;
      const family: RoleFamily = roleFamilies[place % roleFamilies.length] ?? "nursing";
      return {
        id: world.newId<StaffId>(),
        unitCode: code,
        profession: "invented",
        roleFamily: family,
        language: "en",
        managerId: null,
        number: `0${unit * 100 + place}`,
        name: known?.name ?? `Colleague ${unit}-${place}`,
        email: known?.email ?? null,
        leavesOn: null,
      };
    }),
  );
  await world.db.allOrNothing((tx) => [
    ...unitsToAdd(tx, unitsOf),
    ...staffToAdd(tx, world.keyring, people).map(({ statement }) => statement),
  ]);
}

async function giveAccount(key: keyof typeof workers, world: World): Promise<StaffActor> {
  const { name, email, roles } = workers[key];
  const peer = {
    unitCode: key === "jana" ? "E1" : "W1",
    roleFamily: "nursing" as const,
    gender: key === "jana" ? ("woman" as const) : ("man" as const),
    languages: key === "jana" ? "en es" : "en de",
    caseCap: 12,
    approvedOn: "2020-01-01",
    restingUntilOn: null,
    trainedUntilOn: "2999-12-31",
  };
  const isPeer = (roles as readonly Role[]).includes("peer");
  const invited = await invitePerson(
    operator,
    { name, email, roles, ...(isPeer ? { peer } : {}) },
    world,
  );
  if (invited.outcome !== "invited") throw new Error(invited.outcome);
  await acceptInvitation(anyone, { code: invited.code, password: testPassword }, world);
  if (needsSecondFactor(roles)) await withTestApp(invited.accountId, world);
  return { kind: "staff", accountId: invited.accountId, roles };
}

async function signPlanOf(year: number, world: World): Promise<void> {
  if (await signedPlanOf(world.db, year)) return;
  const plan = await proposedPlan(world.db, year, ["staff council"]);
  if (!plan) throw new Error("too few staff for a plan");
  const { outcome } = await signPlan(operator, { plan }, world);
  if (outcome !== "signed") throw new Error(outcome);
}

/** One request from asking to closing, within a day. */
async function helpSomebody(peer: StaffActor, world: World): Promise<void> {
  const submitted = await submitRequest(anyone, askedWith(world), world);
  if (submitted.outcome !== "submitted") throw new Error(submitted.outcome);
  const returned = await returnWithReceipt(anyone, { typed: submitted.receipt }, world);
  if (returned.outcome !== "recognised") throw new Error(returned.outcome);
  const { caseId } = returned;
  await takeRequest(peer, { caseId }, world);
  const answers = encounterForm.parse({ durationBand: "15-29", mode: "phone", ownEase: "fine" });
  await logEncounter(peer, { caseId, answers }, world);
  const { outcome } = await closeCase(peer, { caseId }, world);
  if (outcome !== "closed") throw new Error(outcome);
}

/** Fills an empty site. @returns which quarter is released and which can be. */
export async function prepareHospital(worldAt: (now: Date) => World): Promise<ClosableQuarters> {
  const now = new Date();
  const today = dayOf(now, worldAt(now).settings.timeZone);
  const quarters = closableQuarters(today);
  const noonOf = (day: string) => worldAt(new Date(`${day}T12:00:00Z`));

  const start = noonOf(addDays(firstDayOf(quarters.released), 1));
  await fillRoster(start);
  await planDuty(operator, { hours: dutyHours }, start);
  const jana = await giveAccount("jana", start);
  await giveAccount("peter", start);

  for (const quarter of [quarters.released, quarters.closable]) {
    await signPlanOf(yearNumberOf(quarter), noonOf(addDays(firstDayOf(quarter), 2)));
    for (const day of [20, 40, 60]) {
      await helpSomebody(jana, noonOf(addDays(firstDayOf(quarter), day)));
    }
    await foldCounters(timer, {}, noonOf(addDays(firstDayOf(quarter), 61)));
    await purgeExpired(timer, {}, noonOf(addDays(firstDayOf(quarter), 80)));
  }
  const closed = await closePeriod(operator, { period: quarters.released }, worldAt(now));
  if (closed.outcome !== "released") throw new Error(closed.outcome);

  // Last, or every request before would have been announced to the coordinator by mail.
  await giveAccount("carla", worldAt(now));
  await giveAccount("sofia", worldAt(now));
  await giveAccount("lena", worldAt(now));
  return quarters;
}
