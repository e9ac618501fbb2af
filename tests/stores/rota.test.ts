// Shifts, leave, swaps, calendar, load and what a coordinator sees of it, on both engines.
import { expect, test } from "vitest";
import { anyone, operator, timer } from "#app/domain/access/actor.ts";
import { invitePerson } from "#app/domain/access/invite-person.server.ts";
import { dutyHoursOf } from "#app/domain/duty/duty-text.ts";
import { planDuty } from "#app/domain/duty/plan-duty.server.ts";
import { promiseOf } from "#app/domain/duty/promise.server.ts";
import { changeOwnLoad } from "#app/domain/peers/change-own-load.server.ts";
import { remindTraining } from "#app/domain/peers/remind-training.server.ts";
import { seeProgramme } from "#app/domain/programme/see-programme.server.ts";
import { seeRota } from "#app/domain/programme/see-rota.server.ts";
import { addLeave } from "#app/domain/rota/add-leave.server.ts";
import { addShift } from "#app/domain/rota/add-shift.server.ts";
import { endLeave } from "#app/domain/rota/end-leave.server.ts";
import { endShift } from "#app/domain/rota/end-shift.server.ts";
import { holdTime } from "#app/domain/rota/hold-time.server.ts";
import { keepTurn } from "#app/domain/rota/keep-turn.server.ts";
import { offerTurn } from "#app/domain/rota/offer-turn.server.ts";
import { readCalendar } from "#app/domain/rota/read-calendar.server.ts";
import { releaseTime } from "#app/domain/rota/release-time.server.ts";
import { shiftForm } from "#app/domain/rota/rota-form.ts";
import { seeOwnRota } from "#app/domain/rota/see-own-rota.server.ts";
import { shareCalendar } from "#app/domain/rota/share-calendar.server.ts";
import { stopCalendar } from "#app/domain/rota/stop-calendar.server.ts";
import { takeTurn } from "#app/domain/rota/take-turn.server.ts";
import { askPeer } from "#app/domain/triage/ask-peer.server.ts";
import { suggestPeers } from "#app/domain/triage/suggest-peers.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { aPeer, personWith } from "#tests/support/actors.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { quietOutside, sendDue } from "#tests/support/response-runs.ts";
import { testWorld } from "#tests/support/worlds.ts";

/** Monday morning, ten in Vienna. */
const monday = "2026-03-02T09:00:00Z";
const shift = (weekday: number, from: string, to: string) =>
  shiftForm.parse({ weekday: String(weekday), from, to, everyWeeks: "1", timeZone: "" });
const own = async (...parts: Parameters<typeof seeOwnRota>) => {
  const seen = await seeOwnRota(...parts);
  if (seen.outcome !== "seen") throw new Error(seen.outcome);
  return seen;
};

test("the start page tells who answers now from the rota, as it changes", async () => {
  const world = await testWorld(monday);
  const peer = await aPeer(world, { trainedUntilOn: "2026-03-04" });
  const said = async () => (await promiseOf("urgent", world)).nextDutyAt?.toISOString() ?? null;
  expect(await said()).toBeNull();
  await planDuty(operator, { hours: dutyHoursOf("wed 08:00-16:00") ?? [] }, world);
  expect(await said(), "hours without names count as covered").toBe("2026-03-04T07:00:00.000Z");
  await addShift(peer, shift(2, "07:00", "15:00"), world);
  expect(await said(), "with names, only they count").toBe("2026-03-03T06:00:00.000Z");
  await addLeave(peer, { fromOn: "2026-03-03", toOn: "2026-03-03" }, world);
  expect(await said(), "away, and untrained a week later").toBeNull();
  const [leave] = (await own(peer, {}, world)).leaves;
  await endLeave(peer, { leaveId: leave?.id ?? "" }, world);
  expect(await said()).toBe("2026-03-03T06:00:00.000Z");
  const before = await promiseOf("urgent", world);
  await askForSupport(world);
  await changeOwnLoad(peer, { change: "rest", restingUntilOn: "2026-03-20" }, world);
  expect(await promiseOf("urgent", world), "open cases and rest tell nothing").toEqual(before);
});

test("shifts that overlap are refused, and nobody ends what is another's", async () => {
  const world = await testWorld(monday);
  const [peer, other] = [await aPeer(world), await aPeer(world)];
  expect(await addShift(peer, shift(2, "22:00", "06:00"), world)).toEqual({ outcome: "added" });
  expect(await addShift(peer, shift(3, "05:00", "09:00"), world)).toEqual({
    outcome: "overlapping",
  });
  expect(await addShift(other, shift(3, "05:00", "09:00"), world)).toEqual({ outcome: "added" });
  const [mine] = (await own(peer, {}, world)).shifts;
  expect(await endShift(other, { shiftId: mine?.id ?? "" }, world)).toEqual({
    outcome: "not-found",
  });
  expect(await endShift(peer, { shiftId: mine?.id ?? "" }, world)).toEqual({ outcome: "ended" });
  const hours = dutyHoursOf("mon-fri 07:00-15:00") ?? [];
  const coordinator = await personWith(["coordinator"], world);
  expect(await planDuty(coordinator, { hours: [...hours, ...hours] }, world)).toEqual({
    outcome: "overlapping",
  });
});

test("a turn is swapped: offered, kept, taken by exactly one, and never by who cannot", async () => {
  const world = await testWorld(monday);
  const peers = [];
  for (let made = 0; made < 3; made += 1) peers.push(await aPeer(world));
  const lapsed = await aPeer(world, { trainedUntilOn: "2026-03-02" });
  const [owner, busy, free] = peers;
  if (!owner || !busy || !free) throw new Error("too few peers");
  await addShift(owner, shift(3, "07:00", "15:00"), world);
  await addShift(busy, shift(3, "14:00", "20:00"), world);
  const [turn] = (await own(owner, {}, world)).turns;
  const named = { shiftId: turn?.shiftId ?? "", turnOn: turn?.on ?? "" };
  expect(await takeTurn(free, named, world), "not offered").toEqual({ outcome: "too-late" });
  expect(await offerTurn(free, named, world), "not theirs").toEqual({ outcome: "too-late" });
  expect(await offerTurn(owner, named, world)).toEqual({ outcome: "offered" });
  expect((await own(free, {}, world)).offered).toHaveLength(1);
  expect(await keepTurn(owner, named, world)).toEqual({ outcome: "kept" });
  await offerTurn(owner, named, world);
  expect(await takeTurn(busy, named, world)).toEqual({ outcome: "overlapping" });
  expect(await takeTurn(lapsed, named, world)).toEqual({ outcome: "not-there" });
  const last = await aPeer(world);
  const both = await Promise.all([free, last].map((peer) => takeTurn(peer, named, world)));
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(["taken", "too-late"]);
  const taker = both[0]?.outcome === "taken" ? free : last;
  expect((await own(taker, {}, world)).turns).toHaveLength(1);
  expect(await keepTurn(owner, named, world), "gone by now").toEqual({ outcome: "too-late" });
  expect(await offerTurn(taker, named, world), "given back").toEqual({ outcome: "offered" });
  const late = world.at("2026-03-04T08:00:00Z");
  expect(await takeTurn(taker, named, late), "it has begun").toEqual({ outcome: "too-late" });
});

test("a calendar's address works until it is replaced or stopped, and is then as if it never was", async () => {
  const world = await testWorld(monday);
  const peer = await aPeer(world, { name: "Zelda Needle" });
  await addShift(peer, shift(3, "07:00", "15:00"), world);
  await askForSupport(world);
  await holdTime(peer, { on: "2026-03-05", fromMinute: 540, toMinute: 600 }, world);
  const share = async () => {
    const shared = await shareCalendar(peer, {}, world);
    return shared.outcome === "shared" ? shared.code : "";
  };
  const read = (code: string) => readCalendar(anyone, { code, holdTitle: "Busy" }, world);
  const first = await share();
  const file = await read(first);
  if (file.outcome !== "read") throw new Error(file.outcome);
  expect(file.file.match(/BEGIN:VEVENT/g)).toHaveLength(9);
  expect(file.file.match(/CLASS:PRIVATE/g)).toHaveLength(9);
  expect(file.file.match(/SUMMARY:.*/g)?.map((line) => line.trim())).toContain("SUMMARY:Busy");
  // Without their random names, in which any letters may stand.
  expect(file.file.replace(/^UID:.*$/gm, "")).not.toMatch(/Needle|support|case|request/i);
  const second = await share();
  const never = await read("0".repeat(26));
  expect(await read(first)).toEqual(never);
  expect((await read(second)).outcome).toBe("read");
  await stopCalendar(peer, {}, world);
  expect(await read(second)).toEqual(never);
  const [hold] = (await own(peer, {}, world)).holds;
  expect(await releaseTime(await aPeer(world), { holdId: hold?.id ?? "" }, world)).toEqual({
    outcome: "not-found",
  });
});

test("rest and load are the peer's own to change, and take effect in matching at once", async () => {
  const world = await testWorld(monday);
  const peer = await aPeer(world);
  const { caseId } = await askForSupport(world);
  expect(
    await changeOwnLoad(peer, { change: "rest", restingUntilOn: "2026-03-02" }, world),
  ).toEqual({ outcome: "past-day" });
  await changeOwnLoad(peer, { change: "rest", restingUntilOn: "2026-03-09" }, world);
  expect(await takeRequest(peer, { caseId }, world)).toMatchObject({ reasons: ["resting"] });
  await changeOwnLoad(peer, { change: "back" }, world);
  await changeOwnLoad(peer, { change: "cap", caseCap: 1 }, world);
  expect(await takeRequest(peer, { caseId }, world)).toMatchObject({ outcome: "taken" });
  const next = await askForSupport(world);
  expect(await takeRequest(peer, next, world)).toMatchObject({ reasons: ["at-cap"] });
});

test("notices of training go out once each, 60, 30 and 7 days before, whatever is run twice or missed", async () => {
  const world = await testWorld(monday);
  const outside = quietOutside();
  const peer = await aPeer(world, { trainedUntilOn: "2026-06-30" });
  await aPeer(world, { trainedUntilOn: "2026-03-01" });
  await sendDue(world, outside);
  outside.letters.length = 0;
  for (let day = 0; day < 130; day += 1) {
    // A pause of the program over the day of the second notice.
    if (day >= 85 && day < 95) continue;
    const now = world.at(new Date(Date.parse(monday) + day * 86_400_000).toISOString());
    await Promise.all([remindTraining(timer, {}, now), remindTraining(timer, {}, now)]);
    await sendDue(now, outside);
  }
  expect(outside.letters.map(({ to }) => to)).toEqual([peer.email, peer.email, peer.email]);
  expect(outside.letters.map(({ sentAt }) => sentAt.toISOString().slice(0, 10))).toEqual([
    "2026-05-01",
    "2026-06-05",
    "2026-06-23",
  ]);
});

test("a coordinator sees gaps of the next two weeks, who is near a limit, and how many wait", async () => {
  const world = await testWorld(monday);
  const coordinator = await personWith(["coordinator"], world);
  const peer = await aPeer(world, { name: "Ana Berg", caseCap: 2, trainedUntilOn: "2026-04-01" });
  const seen = async () => {
    const page = await seeProgramme(coordinator, {}, world);
    if (page.outcome !== "seen") throw new Error(page.outcome);
    return page;
  };
  await planDuty(coordinator, { hours: dutyHoursOf("tue-wed 08:00-16:00") ?? [] }, world);
  expect(await seen()).toMatchObject({ gaps: [], hasRota: false, hasHours: true, canCall: false });
  await addShift(peer, shift(2, "08:00", "12:00"), world);
  const gaps = (await seen()).gaps.map(({ from, to }) => [from, to].map((at) => new Date(at)));
  expect(gaps.slice(0, 2)).toEqual([
    [new Date("2026-03-03T11:00:00Z"), new Date("2026-03-03T15:00:00Z")],
    [new Date("2026-03-04T07:00:00Z"), new Date("2026-03-04T15:00:00Z")],
  ]);
  expect(gaps).toHaveLength(4);
  expect((await seen()).peers).toMatchObject([{ name: "Ana Berg", trainingEndsInDays: 30 }]);
  await changeOwnLoad(peer, { change: "rest", restingUntilOn: "2026-03-05" }, world);
  expect((await seen()).gaps, "who rests is not there").toHaveLength(4);
  const { caseId } = await askForSupport(world, { howSoon: "now" });
  await askForSupport(world);
  expect((await seen()).waiting).toEqual([
    { responseClass: "urgent", waiting: 1, called: 0 },
    { responseClass: "standard", waiting: 1, called: 0 },
    { responseClass: "group", waiting: 0, called: 0 },
  ]);
  expect(JSON.stringify(await seen())).not.toContain(caseId);
  const rota = await seeRota(coordinator, {}, world);
  expect(rota).toMatchObject({ turns: [{ name: "Ana Berg" }, { name: "Ana Berg" }] });
  expect(await seeProgramme(peer, {}, world)).toEqual({ outcome: "not-allowed" });
});

test("one person may be peer and coordinator, and then counts no request that is hidden from them", async () => {
  const world = await testWorld(monday);
  const both = await personWith(["peer", "coordinator"], world, { name: "Rosa Both" });
  const coordinator = await personWith(["coordinator"], world);
  await askForSupport(world, { wishes: { avoid: "rosa" } });
  const waiting = async (actor: typeof both) => {
    const page = await seeProgramme(actor, {}, world);
    return page.outcome === "seen" ? page.waiting[1]?.waiting : null;
  };
  expect([await waiting(both), await waiting(coordinator)]).toEqual([0, 1]);
  const person = { name: "Two Roles", email: "two@hospital.example" };
  expect(await invitePerson(operator, { ...person, roles: ["peer", "lead"] }, world)).toMatchObject(
    {
      outcome: "roles-kept-apart",
    },
  );
});

test("a coordinator is told whom to ask, by their own state; asking whoever may not take it sounds the same", async () => {
  const world = await testWorld(monday);
  const coordinator = await personWith(["coordinator"], world);
  const outside = quietOutside();
  const peers = [];
  for (let made = 0; made < 12; made += 1) peers.push(await aPeer(world));
  const unwanted = await aPeer(world, { name: "Rosa Unwanted" });
  await sendDue(world, outside);
  const { caseId } = await askForSupport(world, { wishes: { avoid: "rosa" } });
  await sendDue(world, outside);
  outside.letters.length = 0;
  const found = (await suggestPeers(coordinator, { caseIds: [caseId] }, world)).get(caseId) ?? [];
  expect(found.length).toBeGreaterThan(0);
  expect(found.map(({ name }) => name)).not.toContain("Rosa Unwanted");
  expect(await suggestPeers(peers[0] ?? coordinator, { caseIds: [caseId] }, world)).toEqual(
    new Map(),
  );
  const asked = { caseId, accountId: found[0]?.accountId ?? unwanted.accountId };
  const answers = [
    await askPeer(coordinator, asked, world),
    await askPeer(coordinator, asked, world),
    await askPeer(coordinator, { caseId, accountId: unwanted.accountId }, world),
    await askPeer(coordinator, { ...asked, caseId: "absent" as typeof caseId }, world),
  ];
  expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(["asked"]));
  await sendDue(world, outside);
  expect(outside.letters).toHaveLength(1);
});
