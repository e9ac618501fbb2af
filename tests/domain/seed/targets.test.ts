// The invented history against the published figures of such programmes (domain.md section 6), for
// several seeds and present days, since the demonstration is filled on whatever day somebody tries it.
import { describe, expect, it } from "vitest";
import { dayOf, localTime } from "#app/domain/calendar/local-time.ts";
import { encounterForm } from "#app/domain/encounters/encounter-form.ts";
import { groupForm, reachForm, wishesForm } from "#app/domain/support-requests/request-form.ts";
import { castMembers } from "#db/seed/cast.ts";
import { plannedHistory } from "#db/seed/history.ts";
import { type InventedHospital, inventedHospital } from "#db/seed/hospital.ts";
import type { GroupCase, PlannedCase, PlannedHistory, SelfCase } from "#db/seed/planned.ts";
import { contactHours } from "#db/seed/targets.ts";
import { inventedTeam } from "#db/seed/team.ts";

const seeds = ["a lamp in the corridor", "another", "third"] as const;
const presents = [
  ["2026-11-21T07:10:00Z", "America/New_York"],
  ["2027-01-01T00:30:00Z", "America/New_York"],
  ["2027-03-28T02:30:00Z", "Europe/Vienna"],
  ["2028-02-29T23:59:00Z", "Asia/Kolkata"],
] as const;

const hospitals = new Map(seeds.map((seed) => [seed, inventedHospital(seed)] as const));

interface Told {
  history: PlannedHistory;
  hospital: InventedHospital;
  oneToOne: Exclude<PlannedCase, GroupCase>[];
  groups: GroupCase[];
  timeZone: string;
}

function told(seed: (typeof seeds)[number], now: string, timeZone: string): Told {
  const hospital = hospitals.get(seed) ?? inventedHospital(seed);
  const { peers, others } = inventedTeam(seed, hospital);
  const team = [...peers, ...others].map(({ person }) => person.index);
  const history = plannedHistory(seed, new Date(now), {
    hospital,
    timeZone,
    peerCount: peers.length,
    outside: new Set([...castMembers.keys(), ...team]),
  });
  return {
    history,
    hospital,
    timeZone,
    oneToOne: history.cases.filter((one) => one.source !== "group"),
    groups: history.cases.filter((one) => one.source === "group"),
  };
}

const shareOf = <T>(all: readonly T[], is: (one: T) => boolean): number =>
  (100 * all.filter(is).length) / all.length;
const quantile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;
const hoursToContact = ({ askedAt, care }: PlannedCase): number =>
  (care.contactAt.getTime() - askedAt.getTime()) / 3_600_000;
const within = (value: number, from: number, to: number): void => {
  expect(value).toBeGreaterThanOrEqual(from);
  expect(value).toBeLessThanOrEqual(to);
};

const worlds = seeds.flatMap((seed) => presents.map(([now, zone]) => [seed, now, zone] as const));

describe.each(worlds)("the invented history of '%s', seen on %s in %s", (seed, now, zone) => {
  const { history, hospital, oneToOne, groups, timeZone } = told(seed, now, zone);
  const staffYears = hospital.staff.length * 1.5;
  const visits = oneToOne.flatMap(({ care }) => care.visits);
  const reached = oneToOne.filter(({ care }) => care.withdrawnAt === null);

  it("reaches 2 to 8 of a hundred staff in a year", () => {
    within((100 * oneToOne.length) / staffYears, 2, 8);
  });

  it("begins with a quarter of the later level", () => {
    const monthOf = ({ askedAt }: PlannedCase) =>
      (askedAt.getTime() - history.startsAt.getTime()) / (30.4375 * 86_400_000);
    const early = oneToOne.filter((one) => monthOf(one) < 6).length / 6;
    const later = oneToOne.filter((one) => monthOf(one) >= 9).length / 9;
    within(early / later, 0.18, 0.33);
  });

  it("is about what such programmes are about, and error is not the leading reason", () => {
    const share = (event: string) => shareOf(oneToOne, (one) => one.event === event);
    within(share("patient-death"), 25, 30);
    within(share("violence"), 15, 25);
    within(share("unexpected-outcome"), 13, 17);
    within(share("error-or-near-miss"), 4, 12);
    within(share("strain"), 10, 15);
    within(share("loss"), 8, 12);
    within(share("complaint"), 3, 6);
    within(share("other"), 2.5, 6);
  });

  it("sees more violence in emergency and psychiatry than elsewhere", () => {
    const isThere = (one: PlannedCase) =>
      ["emergency", "psychiatry"].includes(hospital.staff[one.person]?.unit.kind ?? "");
    const there = oneToOne.filter(isThere);
    const elsewhere = oneToOne.filter((one) => !isThere(one));
    const violence = (one: PlannedCase) => one.event === "violence";
    expect(shareOf(there, violence)).toBeGreaterThan(1.5 * shareOf(elsewhere, violence));
  });

  it("is used by every kind of staff, nurses most, physicians not chiefly", () => {
    const share = (role: string) =>
      shareOf(oneToOne, (one) => hospital.staff[one.person]?.roleFamily === role);
    within(share("nursing"), 50, 60);
    within(share("medical"), 12, 20);
    within(share("allied"), 10, 15);
    within(share("pharmacy-laboratory"), 3, 5);
    within(share("support"), 5, 10);
  });

  it("comes by the ways such programmes are found", () => {
    const share = (source: string) => shareOf(oneToOne, (one) => one.source === source);
    within(share("self"), 30, 40);
    within(share("colleague"), 20, 25);
    within(share("manager"), 20, 25);
    within(share("safety"), 10, 15);
    within(share("automatic"), 5, 10);
  });

  it("has about half of its offers accepted, most of them where offering is a habit", () => {
    const accepted = oneToOne.filter((one) => one.source !== "self");
    const offered = accepted.length + history.declined.length;
    within((100 * accepted.length) / offered, 45, 60);
    const people = [...accepted, ...history.declined].map(({ person }) => hospital.staff[person]);
    const there = people.filter((person) => person?.unit.isReachIn).length;
    within((100 * there) / history.exposed.inReachInUnits, 35, 60);
    within((100 * (offered - there)) / history.exposed.elsewhere, 10, 16);
  });

  it("is mostly one or two contacts of half an hour", () => {
    const contacts = reached.map(({ care }) => care.visits.length);
    const share = (is: (count: number) => boolean) => shareOf(contacts, is);
    within(
      share((count) => count === 1),
      60,
      70,
    );
    within(
      share((count) => count === 2),
      20,
      25,
    );
    within(
      share((count) => count === 3),
      7,
      10,
    );
    expect(share((count) => count > 3)).toBeLessThan(3.01);
    const minutes = visits.map((visit) => visit.minutes);
    within(quantile(minutes, 0.5), 25, 31);
    within(quantile(minutes, 0.1), 12, 18);
    within(quantile(minutes, 0.9), 43, 58);
  });

  it("meets in person or speaks, and rarely only writes", () => {
    const share = (modes: string[]) => shareOf(visits, ({ log }) => modes.includes(log.mode));
    within(share(["phone", "video"]), 39, 51);
    within(share(["in-person"]), 44, 56);
    expect(share(["written"])).toBeLessThan(10);
  });

  it("is in touch soon: urgent in hours, the rest within a day, nine in ten in time", () => {
    const urgent = reached.filter((one) => one.source === "self" && one.isUrgent);
    const standard = reached.filter((one) => !(one.source === "self" && one.isUrgent));
    within(quantile(urgent.map(hoursToContact), 0.5), 3, 8);
    within(quantile(standard.map(hoursToContact), 0.5), 12, 20);
    const isInTime = (one: PlannedCase) =>
      hoursToContact(one) <=
      contactHours[urgent.includes(one as SelfCase) ? "urgent" : "standard"].standard;
    within(shareOf(reached, isInTime), 85, 92);
    const isHard = ({ askedAt }: PlannedCase) => {
      const { minute, weekday } = localTime(askedAt, timeZone);
      return weekday > 5 || minute < 360 || minute >= 1_200;
    };
    const easy = reached.filter((one) => !isHard(one));
    expect(shareOf(reached.filter(isHard), isInTime)).toBeLessThan(shareOf(easy, isInTime));
  });

  it("offers more help to one in eight, and comes to a crisis very rarely", () => {
    const isReferred = (is: (referral: string) => boolean) =>
      shareOf(oneToOne, ({ care }) => care.visits.some(({ log }) => is(log.referral)));
    within(
      isReferred((referral) => referral !== "none"),
      10,
      15,
    );
    within(
      isReferred((referral) => !["none", "declined", "emergency"].includes(referral)),
      5,
      10,
    );
    within(
      isReferred((referral) => referral === "emergency"),
      0.3,
      1,
    );
  });

  it("supports teams too: 6 to 10 of a hundred encounters, 5 to 20 people, 45 to 90 minutes", () => {
    within((100 * groups.length) / (groups.length + visits.length), 6, 10);
    for (const { heads, care } of groups) {
      within(heads, 5, 20);
      for (const { minutes } of care.visits) within(minutes, 45, 90);
    }
  });

  it("keeps its order: asked, taken, in touch, logged, closed", () => {
    for (const { askedAt, care, turn } of history.cases) {
      if (care.withdrawnAt) {
        expect(care.withdrawnAt.getTime()).toBeGreaterThan(askedAt.getTime());
        continue;
      }
      const ends = care.visits.map(({ at, minutes }) => at.getTime() + minutes * 60_000);
      const moments = [
        askedAt.getTime(),
        care.takenAt.getTime(),
        care.contactAt.getTime(),
        ...ends,
        ...(care.closedAt ? [care.closedAt.getTime()] : []),
      ];
      expect(moments).toEqual([...moments].sort((a, b) => a - b));
      expect(care.closedAt === null).toBe(turn === "lapses");
    }
  });

  it("lies within eighteen months, and leaves the last days to what the visitor finds", () => {
    for (const { askedAt, care } of history.cases) {
      expect(askedAt.getTime()).toBeGreaterThan(history.startsAt.getTime() - 86_400_000);
      expect(care.contactAt.getTime()).toBeLessThan(history.endsAt.getTime());
    }
    const first = dayOf(history.startsAt, timeZone);
    expect(history.cases.every(({ askedAt }) => dayOf(askedAt, timeZone) >= first)).toBe(true);
  });

  it("asks nobody twice, and nobody of the team", () => {
    const people = [...history.cases, ...history.declined].map(({ person }) => person);
    expect(new Set(people).size).toBe(people.length);
    const { peers, others } = inventedTeam(seed, hospital);
    const team = new Set([...peers, ...others].map(({ person }) => person.index));
    expect(people.filter((person) => team.has(person))).toEqual([]);
  });

  it("fills in forms that the product accepts as they are", () => {
    for (const one of history.cases) {
      for (const { log } of one.care.visits) expect(encounterForm.parse(log)).toEqual(log);
      if (one.source === "group") expect(groupForm.parse(one.answers)).toEqual(one.answers);
      if (one.source !== "self") continue;
      expect(reachForm.parse(one.reach)).toEqual(one.reach);
      const { wishes } = one;
      const posted = {
        ...wishes,
        roleFamily: wishes.roleFamily ?? "",
        gender: wishes.gender ?? "",
        seniority: wishes.seniority ?? "",
        isSameProfession: wishes.isSameProfession ? "yes" : "",
      };
      expect(wishesForm.parse(posted)).toEqual(wishes);
    }
  });
});

describe("the seed", () => {
  it("fixes people, cases and times", () => {
    const [now, zone] = presents[0];
    const again = () => JSON.stringify(told(seeds[0], now, zone).history);
    expect(again()).toBe(again());
    expect(JSON.stringify(inventedHospital(seeds[0]))).toBe(
      JSON.stringify(inventedHospital(seeds[0])),
    );
  });

  it("gives another hospital when it is another", () => {
    expect(JSON.stringify(hospitals.get(seeds[0]))).not.toBe(
      JSON.stringify(hospitals.get(seeds[1])),
    );
  });
});
