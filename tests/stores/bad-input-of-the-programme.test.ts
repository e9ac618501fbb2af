// Bad input to the peers' programme, one test each: a clear answer, nothing lost, nothing revealed. On both
// engines.
import { expect, test } from "vitest";
import { anyone, operator } from "#app/domain/access/actor.ts";
import { changeRoles } from "#app/domain/access/change-roles.server.ts";
import { invitePerson } from "#app/domain/access/invite-person.server.ts";
import { dutyHoursOf } from "#app/domain/duty/duty-text.ts";
import { planDuty } from "#app/domain/duty/plan-duty.server.ts";
import { promiseOf } from "#app/domain/duty/promise.server.ts";
import { encounterForm } from "#app/domain/encounters/encounter-form.ts";
import { logEncounter } from "#app/domain/encounters/log-encounter.server.ts";
import { recordAttempt } from "#app/domain/encounters/record-attempt.server.ts";
import { seeCase } from "#app/domain/encounters/see-case.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { seeCaseMessages, seeOwnMessages } from "#app/domain/messages/see-messages.server.ts";
import { writeAsPeer } from "#app/domain/messages/write-as-peer.server.ts";
import { writeAsPerson } from "#app/domain/messages/write-as-person.server.ts";
import { seeProgramme } from "#app/domain/programme/see-programme.server.ts";
import { addShift } from "#app/domain/rota/add-shift.server.ts";
import { readCalendar } from "#app/domain/rota/read-calendar.server.ts";
import { shiftForm } from "#app/domain/rota/rota-form.ts";
import { seeOwnRota } from "#app/domain/rota/see-own-rota.server.ts";
import { shareCalendar } from "#app/domain/rota/share-calendar.server.ts";
import { stopCalendar } from "#app/domain/rota/stop-calendar.server.ts";
import { answerHandOff, seeHandOff } from "#app/domain/step-ups/answer-hand-off.server.ts";
import { beginHandOff } from "#app/domain/step-ups/begin-hand-off.server.ts";
import { handOffDays } from "#app/domain/step-ups/hand-off.ts";
import { eraseOwnRequest } from "#app/domain/support-requests/erase-own-request.server.ts";
import { seeOwnRequest } from "#app/domain/support-requests/see-own-request.server.ts";
import { seeQueue } from "#app/domain/triage/see-queue.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { caseMessages } from "#db/schema/messages.ts";
import { rotaShifts } from "#db/schema/rota.ts";
import { aPeer, personWith } from "#tests/support/actors.ts";
import { aDirectory } from "#tests/support/directories.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { testWorld } from "#tests/support/worlds.ts";

/** Monday, ten in Vienna. */
const monday = "2026-03-02T09:00:00Z";
const shift = (weekday: number, from: string, to: string, everyWeeks = 1) =>
  shiftForm.parse({ weekday: String(weekday), from, to, everyWeeks: String(everyWeeks) });

test("shifts that overlap are refused, also past midnight, every other week, and from Sunday into Monday", async () => {
  const world = await testWorld(monday);
  const peer = await aPeer(world);
  await addShift(peer, shift(7, "22:00", "06:00"), world);
  await addShift(peer, shift(3, "08:00", "12:00", 2), world);
  for (const wrong of [
    shift(1, "05:00", "09:00"),
    shift(7, "21:00", "23:00"),
    shift(3, "11:59", "13:00"),
    shift(3, "11:00", "13:00", 4),
  ]) {
    expect(await addShift(peer, wrong, world)).toEqual({ outcome: "overlapping" });
  }
  const whole = await seeOwnRota(peer, {}, world);
  expect(whole).toMatchObject({ outcome: "seen", shifts: [{ weekday: 3 }, { weekday: 7 }] });
  expect(await addShift(peer, shift(3, "12:00", "13:00"), world), "touching is no overlap").toEqual(
    {
      outcome: "added",
    },
  );
  const sameHours = { weekday: "2", from: "07:00", to: "07:00", everyWeeks: "1" };
  expect(shiftForm.safeParse(sameHours).success, "a shift without length").toBe(false);
  expect(await world.db.reader.select().from(rotaShifts)).toHaveLength(3);
});

test("a gap in the rota is shown to the coordinator, and nobody is promised anything within it", async () => {
  const world = await testWorld(monday);
  const peer = await aPeer(world);
  const coordinator = await personWith(["coordinator"], world);
  await planDuty(operator, { hours: dutyHoursOf("mon-fri 08:00-16:00") ?? [] }, world);
  await addShift(peer, shift(2, "08:00", "12:00"), world);
  await addShift(peer, shift(4, "08:00", "16:00"), world);
  const page = await seeProgramme(coordinator, {}, world);
  const gaps = page.outcome === "seen" ? page.gaps : [];
  const inGap = (at: Date) => gaps.some(({ from, to }) => from < at.getTime() && at.getTime() < to);
  expect(inGap(new Date("2026-03-03T13:00:00Z")), "Tuesday afternoon").toBe(true);
  expect(inGap(new Date("2026-03-03T09:00:00Z")), "Tuesday morning").toBe(false);
  expect(inGap(new Date("2026-03-04T09:00:00Z")), "all of Wednesday").toBe(true);
  for (const responseClass of ["urgent", "standard", "group"] as const) {
    const { contactBy } = await promiseOf(responseClass, world);
    expect(contactBy && !inGap(contactBy), responseClass).toBe(true);
  }
});

test("a peer in two roles: kept apart where figures are near, and as coordinator no more is seen than as peer", async () => {
  const world = await testWorld(monday);
  const invited = { name: "Two Roles", email: "two@hospital.example" };
  for (const roles of [
    ["peer", "lead"],
    ["coordinator", "lead"],
  ] as const) {
    expect(await invitePerson(operator, { ...invited, roles }, world)).toMatchObject({
      outcome: "roles-kept-apart",
    });
  }
  const both = await personWith(["peer", "coordinator"], world, { name: "Rosa Both" });
  const administrator = await personWith(["administrator"], world);
  const changed = await changeRoles(
    administrator,
    { accountId: both.accountId, roles: ["peer", "coordinator", "lead"] },
    world,
  );
  expect(changed).toMatchObject({ outcome: "roles-kept-apart" });
  await askForSupport(world, { wishes: { avoid: "rosa" } });
  expect(await seeQueue(both, { page: 0 }, world)).toMatchObject({ rows: [] });
  expect(await seeProgramme(both, {}, world)).toMatchObject({
    waiting: expect.arrayContaining([{ responseClass: "standard", waiting: 0, called: 0 }]),
  });
});

test("a calendar's address that was stopped or replaced answers as one that never was", async () => {
  const world = await testWorld(monday);
  const peer = await aPeer(world);
  await addShift(peer, shift(3, "07:00", "15:00"), world);
  const share = async () => {
    const shared = await shareCalendar(peer, {}, world);
    return shared.outcome === "shared" ? shared.code : "";
  };
  const read = (code: string) => readCalendar(anyone, { code, holdTitle: "Busy" }, world);
  const replaced = await share();
  const stopped = await share();
  expect((await read(stopped)).outcome).toBe("read");
  await stopCalendar(peer, {}, world);
  const never = await read("0".repeat(replaced.length));
  for (const code of [replaced, stopped, "", "../../etc"]) expect(await read(code)).toEqual(never);
  expect(await seeOwnRota(peer, {}, world)).toMatchObject({ isCalendarShared: false });
});

test("a hand-off's link opened twice shows the same and changes nothing; late or answered it shows nothing", async () => {
  const world = await testWorld(monday);
  const { psychology } = await aDirectory(world);
  const peer = await aPeer(world);
  const { caseId } = await askForSupport(world, { reach: { isNamed: "yes", name: "Nora Needle" } });
  await takeRequest(peer, { caseId }, world);
  await recordAttempt(peer, { caseId, result: "reached" }, world);
  const begin = async () => {
    const answers = { entryId: psychology, allowed: ["name" as const], agreed: "yes" as const };
    const begun = await beginHandOff(peer, { caseId, answers }, world);
    return begun.outcome === "begun" ? (begun.code ?? "") : "";
  };
  const code = await begin();
  const first = await seeHandOff(anyone, { code }, world);
  expect(first).toMatchObject({ shown: { name: "Nora Needle", reach: null } });
  expect(await seeHandOff(anyone, { code }, world)).toEqual(first);
  const never = await seeHandOff(anyone, { code: "never-was" }, world);
  const late = world.at(`2026-03-${String(2 + handOffDays + 1).padStart(2, "0")}T09:00:00Z`);
  expect(await seeHandOff(anyone, { code }, late)).toEqual(never);
  const key = { code };
  expect(await answerHandOff(anyone, { key, answer: "confirm" }, late)).toEqual(never);
  await answerHandOff(anyone, { key, answer: "decline" }, world);
  expect(await seeHandOff(anyone, { code }, world)).toEqual(never);
  expect(await answerHandOff(anyone, { key, answer: "confirm" }, world), "twice").toEqual(never);
  expect(await seeCase(peer, { caseId }, world)).toMatchObject({
    view: { handOffs: [{ state: "declined" }] },
  });
});

test("a reply to an erased case is kept nowhere, and answers as for a case that never was", async () => {
  const world = await testWorld(monday);
  const peer = await aPeer(world);
  const { caseId } = await askForSupport(world, { reach: { channel: "here" } });
  await takeRequest(peer, { caseId }, world);
  const own = { kind: "receipt-holder", caseId } as const;
  const text = "Needle words that nobody may find";
  await writeAsPeer(peer, { caseId, text, formKey: "first" }, world);
  expect((await eraseOwnRequest(own, {}, world)).outcome).toBe("erased");
  const never = { kind: "receipt-holder", caseId: "never" as CaseId } as const;
  const answers = encounterForm.parse({ durationBand: "15-29", mode: "phone", ownEase: "fine" });
  for (const [one, other] of [
    [
      await writeAsPerson(own, { text, formKey: "second" }, world),
      await writeAsPerson(never, { text, formKey: "third" }, world),
    ],
    [
      await writeAsPeer(peer, { caseId, text, formKey: "fourth" }, world),
      await writeAsPeer(peer, { caseId: never.caseId, text, formKey: "fifth" }, world),
    ],
    [await seeOwnMessages(own, {}, world), await seeOwnMessages(never, {}, world)],
    [await seeOwnRequest(own, {}, world), await seeOwnRequest(never, {}, world)],
    [
      await seeCaseMessages(peer, { caseId }, world),
      await seeCaseMessages(peer, { caseId: never.caseId }, world),
    ],
    [
      await logEncounter(peer, { caseId, answers }, world),
      await logEncounter(peer, { caseId: never.caseId, answers }, world),
    ],
  ]) {
    expect(one).toEqual({ outcome: "not-found" });
    expect(other).toEqual(one);
  }
  expect(await world.db.reader.select().from(caseMessages)).toEqual([]);
});
