// A coordinator staffs a group: time, place, a facilitator and peers. Whoever is asked hears it by a neutral
// mail and may say no. Of the request the coordinator sees the mask, before and after.
import { accountOf, openPerson } from "#app/domain/access/account-store.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { authorizeGroup } from "#app/domain/access/authorize.ts";
import { may } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { entryOf } from "#app/domain/directory/directory-store.server.ts";
import { caseLivesOn } from "#app/domain/encounters/case-activity.server.ts";
import type { AccountId, CaseId, GroupId } from "#app/domain/ids.ts";
import { mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import { retentionRules } from "#app/domain/retention/retention-store.server.ts";
import {
  type CaseWithGrant,
  caseOf,
  caseToChange,
} from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyOf } from "#app/domain/support-requests/case-vault.server.ts";
import { isOpen } from "#app/domain/support-requests/request.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne, type Statement, type Writer } from "#db/all-or-nothing.server.ts";
import {
  entryOfPlace,
  type GroupPart,
  type GroupPlanAnswers,
  groupPlaces,
  meetingMoment,
  placeFor,
} from "./group.ts";
import { facilitatorsToChoose, isHiddenGroup, peersToChoose } from "./group-sight.server.ts";
import {
  type GroupPerson,
  groupOfCase,
  groupPersonId,
  groupToPlan,
  peopleOfGroup,
  peopleToLeaveOut,
  personToAsk,
} from "./group-store.server.ts";

export type GroupPlanned =
  | { outcome: "planned" }
  | { outcome: "past-moment" | "no-such-place" | "no-such-facilitator" | "no-such-peer" }
  | { outcome: "too-late" | "not-found" };

export async function planGroup(
  actor: StaffActor,
  input: GroupPlanAnswers & { caseId: CaseId },
  world: World,
): Promise<GroupPlanned> {
  if (!may(actor, "plan-groups")) return { outcome: "not-found" };
  const { db, keyring, now, settings } = world;
  const withGrant = await caseOf(db, input.caseId);
  const supportCase = withGrant && authorizeGroup(actor, withGrant.supportCase);
  if (!withGrant || !supportCase || (await isHiddenGroup(actor, withGrant, world))) {
    return { outcome: "not-found" };
  }
  if (!isOpen(supportCase.state)) return { outcome: "too-late" };
  const today = dayOf(now, settings.timeZone);
  const meetsAt = meetingMoment(input, today, now, settings.timeZone);
  if (!meetsAt) return { outcome: "past-moment" };
  const place = placeFor(input.way, input.place);
  if (!(await isKnownPlace(place, world))) return { outcome: "no-such-place" };
  const before = await peopleOfGroup(db, input.caseId);
  const known = new Set(before.map(({ accountId }) => accountId as string));
  const wanted = await peopleWanted(input, withGrant, known, world);
  if (!Array.isArray(wanted)) return wanted;

  const group = await groupOfCase(db, input.caseId);
  const isMoved = group !== null && group.meetsAt.getTime() !== meetsAt.getTime();
  const people = wanted.map((one): GroupPerson => {
    const id = groupPersonId(input.caseId, one.accountId);
    const was = before.find((person) => person.id === id && person.part === one.part);
    // Another time is another question, also for who had said no.
    const answer = was && !isMoved ? was.answer : "asked";
    return { id, caseId: input.caseId, accountId: one.accountId, part: one.part, answer };
  });
  const newlyAsked = people.filter(
    ({ id, answer }) => answer === "asked" && (isMoved || !before.some((one) => one.id === id)),
  );
  const notices = await noticesTo(newlyAsked, world);
  const rules = await retentionRules(db);
  const held = { supportCase, withGrant, caseKey: caseKeyOf(keyring, withGrant), rules };
  const { lapsesOn, rewrapped } = caseLivesOn(held, [dayOf(meetsAt, settings.timeZone)], world);
  const groupId = group?.id ?? world.newId<GroupId>();
  const { caseId, minutes, way } = input;
  const written = await db.allOrNothing((tx) => [
    exactlyOne(caseToChange(tx, supportCase, { lapsesOn }), "changed-meanwhile"),
    ...rewrapped(tx),
    groupToPlan(tx, { id: groupId, caseId, meetsAt, minutes, way, place }),
    peopleToLeaveOut(
      tx,
      caseId,
      people.map(({ id }) => id),
    ),
    ...people.map((person) => personToAsk(tx, person)),
    ...notices(tx),
  ]);
  return { outcome: written.done ? "planned" : "too-late" };
}

async function isKnownPlace(place: string, { db }: World): Promise<boolean> {
  const entryId = entryOfPlace(place);
  if (entryId === null) return groupPlaces.some((one) => one === place);
  return (await entryOf(db, entryId)) !== null;
}

/** @param known who was asked before and may be kept, whatever their own state is by now. */
async function peopleWanted(
  input: GroupPlanAnswers,
  entry: CaseWithGrant,
  known: ReadonlySet<string>,
  world: World,
): Promise<
  { accountId: AccountId; part: GroupPart }[] | { outcome: "no-such-facilitator" | "no-such-peer" }
> {
  const facilitators = await facilitatorsToChoose(entry, world);
  if (!facilitators.some(({ accountId }) => accountId === input.facilitator)) {
    return { outcome: "no-such-facilitator" };
  }
  const choosable = await peersToChoose(entry, known, world);
  const peers = new Set(choosable.map(({ accountId }) => accountId as string));
  const chosen = input.peers.filter((accountId) => accountId !== input.facilitator);
  const areKnown = chosen.every((accountId) => peers.has(accountId));
  if (chosen.length === 0 || !areKnown) return { outcome: "no-such-peer" };
  const facilitator = { accountId: input.facilitator as AccountId, part: "facilitator" as const };
  const others = chosen.map((id) => ({ accountId: id as AccountId, part: "peer" as const }));
  return [facilitator, ...others];
}

async function noticesTo(
  people: readonly GroupPerson[],
  world: World,
): Promise<(tx: Writer) => Statement[]> {
  const addresses: string[] = [];
  for (const { accountId } of people) {
    const account = await accountOf(world.db, accountId);
    if (account) addresses.push(openPerson(world.keyring, account).email);
  }
  const locale = world.settings.locales[0] ?? "en";
  return (tx) =>
    addresses.map((to) =>
      mailToQueue(tx, { to, template: "case-notice", props: {}, locale }, world),
    );
}
