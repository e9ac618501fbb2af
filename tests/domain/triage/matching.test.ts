import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { genders, seniorities } from "#app/domain/peers/peer.ts";
import { roleFamilies } from "#app/domain/roster/staff.ts";
import { channels } from "#app/domain/support-requests/request.ts";
import {
  type CaseConcern,
  exclusionsOf,
  namedStanding,
} from "#app/domain/triage/conflict-of-interest.ts";
import { drawOf } from "#app/domain/triage/draw.ts";
import {
  type Candidate,
  fitOf,
  fitReasons,
  newlyAsked,
  ownStateReasons,
  queueReasons,
  ranked,
  type Sought,
  shownInQueue,
  suggestedTo,
  weighed,
} from "#app/domain/triage/matching.ts";

const today = "2026-03-02";
const names = ["Ana Berg", "Ben Cole", "Cleo Dahl", "Dora Ek", "Emil Fox", "Gro Hahn", "Ida Juul"];
const staffIds = ["s1", "s2", "s3", "s4", "s5", "s6", "s7"];
const days = ["2026-02-01", "2026-03-01", today, "2026-03-03", "2026-06-01"];
const unitCodes = ["E1", "E2", "W1"];
const orNull = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });

const anyPeer = (index: number): fc.Arbitrary<Candidate> =>
  fc.record({
    standing: fc
      .record({
        name: fc.constantFrom(...names),
        staffId: orNull(fc.constantFrom(...staffIds)),
        managerId: orNull(fc.constantFrom(...staffIds)),
        openCases: fc.integer({ min: 0, max: 4 }),
        caseCap: fc.integer({ min: 1, max: 4 }),
        isApproved: fc.boolean(),
        restingUntilOn: orNull(fc.constantFrom(...days)),
        trainedUntilOn: fc.constantFrom(...days),
      })
      .map((standing) => namedStanding({ accountId: `a${index}`, ...standing })),
    unitCode: orNull(fc.constantFrom(...unitCodes)),
    site: orNull(fc.constantFrom("East", "West")),
    roleFamily: orNull(fc.constantFrom(...roleFamilies)),
    seniority: orNull(fc.constantFrom(...seniorities)),
    gender: fc.constantFrom(...genders),
    languages: fc.subarray(["en", "es", "de-AT", "tl"]),
    channels: orNull(fc.subarray([...channels])),
    isOnDuty: fc.boolean(),
    isSteady: fc.boolean(),
  });
const anyRoster = fc
  .integer({ min: 0, max: 40 })
  .chain((size) => fc.tuple(...Array.from({ length: size }, (_, index) => anyPeer(index))));
const anyConcern: fc.Arbitrary<CaseConcern> = fc.record({
  avoid: fc.constantFrom("", "ana", "BEN from the night shift", "Dahl; Ek", "nobody here"),
  requesterName: orNull(fc.constantFrom(...names, "Somebody Else")),
  requesterStaffId: orNull(fc.constantFrom(...staffIds)),
  requesterManagerId: orNull(fc.constantFrom(...staffIds)),
  passedBy: fc.subarray(["a0", "a1", "a2", "a3", "a4", "a5"]),
});
const anySought: fc.Arbitrary<Sought> = fc.record({
  unitCode: orNull(fc.constantFrom(...unitCodes)),
  site: orNull(fc.constantFrom("East", "West")),
  roleFamily: orNull(fc.constantFrom(...roleFamilies)),
  channel: fc.constantFrom(...channels),
  wishes: fc.record({
    area: fc.constantFrom("any", "own", "other"),
    isSameProfession: fc.boolean(),
    gender: orNull(fc.constantFrom(...genders)),
    language: orNull(fc.constantFrom("en", "es", "de", "tl")),
    seniority: orNull(fc.constantFrom(...seniorities)),
  }),
});
const idsOf = (peers: readonly { standing: { accountId: string } }[]) =>
  peers.map(({ standing }) => standing.accountId);

describe("over random rosters", () => {
  it("no excluded peer is ever ranked, asked in any circle or suggested, whoever else is left", () => {
    fc.assert(
      fc.property(
        anyRoster,
        anyConcern,
        anySought,
        fc.string(),
        (roster, concern, sought, seed) => {
          const excluded = new Set(
            idsOf(
              roster.filter(({ standing }) => exclusionsOf(standing, concern, today).length > 0),
            ),
          );
          const order = ranked(roster, sought, concern, today, drawOf(seed));
          expect(order).toHaveLength(roster.length - excluded.size);
          const offered = [
            ...idsOf(order.map(({ peer }) => peer)),
            ...(["asked-few", "asked-more", "asked-all"] as const).flatMap((step) =>
              idsOf(newlyAsked(order, step, [])),
            ),
            ...idsOf(
              suggestedTo(weighed(roster, today), concern, today, drawOf(seed)).map(
                ({ peer }) => peer,
              ),
            ),
          ];
          expect(offered.filter((id) => excluded.has(id))).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("nobody is asked twice, and the circles only grow", () => {
    fc.assert(
      fc.property(
        anyRoster,
        anyConcern,
        anySought,
        fc.string(),
        (roster, concern, sought, seed) => {
          const order = ranked(roster, sought, concern, today, drawOf(seed));
          const told: string[] = [];
          for (const step of ["asked-few", "asked-more", "asked-all"] as const) {
            told.push(...idsOf(newlyAsked(order, step, told)));
          }
          expect(new Set(told).size).toBe(told.length);
          // At last everybody who may take it has been told, up to the size of the last circle.
          expect(told.length).toBe(Math.min(order.length, 60));
        },
      ),
      { numRuns: 200 },
    );
  });

  it("the reasons in a peer's queue are the same however and wherever the person wants to be reached", () => {
    fc.assert(
      fc.property(anyRoster, anySought, anySought, (roster, sought, other) => {
        const elsewhere = { ...sought, channel: other.channel, site: other.site };
        for (const one of roster) {
          const shown = shownInQueue(fitOf(one, sought));
          expect(shownInQueue(fitOf(one, elsewhere))).toEqual(shown);
          expect(shown.every((reason) => queueReasons.includes(reason))).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("a coordinator's suggestions are the same whatever was wished for, and whoever asked", () => {
    fc.assert(
      fc.property(anyRoster, fc.string(), (roster, seed) => {
        const nothing: CaseConcern = {
          avoid: "",
          requesterName: null,
          requesterStaffId: null,
          requesterManagerId: null,
          passedBy: [],
        };
        const shown = suggestedTo(weighed(roster, today), nothing, today, drawOf(seed));
        const stranger = { ...nothing, requesterName: "Zoe Unknown", requesterStaffId: "s99" };
        expect(suggestedTo(weighed(roster, today), stranger, today, drawOf(seed))).toEqual(shown);
        for (const { reasons } of shown) {
          expect(reasons.every((reason) => ownStateReasons.includes(reason))).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});

const peer: Candidate = {
  standing: namedStanding({
    accountId: "a1",
    name: "Ana Berg",
    staffId: null,
    managerId: null,
    openCases: 0,
    caseCap: 3,
    isApproved: true,
    restingUntilOn: null,
    trainedUntilOn: "2027-01-01",
  }),
  unitCode: "E1",
  site: "East",
  roleFamily: "nursing",
  seniority: "late",
  gender: "woman",
  languages: ["en", "es-MX"],
  channels: ["phone", "in-person"],
  isOnDuty: false,
  isSteady: false,
};
const sought: Sought = {
  unitCode: "E1",
  site: "East",
  roleFamily: "nursing",
  channel: "email",
  wishes: { area: "any", isSameProfession: false, gender: null, language: null, seniority: null },
};
const wishing = (wishes: Partial<Sought["wishes"]>, changes: Partial<Sought> = {}) =>
  fitOf(peer, { ...sought, ...changes, wishes: { ...sought.wishes, ...wishes } });

describe("what speaks for a peer", () => {
  it.each([
    ["language", wishing({ language: "es" })],
    ["gender", wishing({ gender: "woman" })],
    ["area", wishing({ area: "own" })],
    ["area", wishing({ area: "other" }, { unitCode: "W1" })],
    ["profession", wishing({ isSameProfession: true })],
    ["seniority", wishing({ seniority: "late" })],
    ["channel", wishing({}, { channel: "phone" })],
    ["site", wishing({}, { channel: "in-person" })],
    ["on-duty", fitOf({ ...peer, isOnDuty: true }, sought)],
    ["room", fitOf(peer, sought)],
    ["steady", fitOf({ ...peer, isSteady: true }, sought)],
  ] as const)("is %s, where it was asked for or helps", (reason, found) => {
    expect(found).toContain(reason);
    expect(fitReasons).toContain(reason);
  });

  it("is nothing that was not asked for, and no wish that is not met", () => {
    expect(wishing({})).toEqual(["room"]);
    expect(wishing({ area: "other" })).toEqual(["room"]);
    expect(wishing({ area: "own" }, { unitCode: null })).toEqual(["room"]);
    expect(wishing({ language: "de", gender: "man", seniority: "early" })).toEqual(["room"]);
  });

  it("puts a wish before what is convenient", () => {
    const convenient = { ...peer, languages: ["en"], isOnDuty: true, isSteady: true };
    const wished = {
      ...peer,
      standing: { ...peer.standing, accountId: "a2", openCases: 2 },
    };
    const nobody: CaseConcern = {
      avoid: "",
      requesterName: null,
      requesterStaffId: null,
      requesterManagerId: null,
      passedBy: [],
    };
    const spanish = { ...sought, wishes: { ...sought.wishes, language: "es" } };
    const order = ranked([convenient, wished], spanish, nobody, today, () => 0);
    expect(idsOf(order.map((one) => one.peer))).toEqual(["a2", "a1"]);
  });

  it("shares what is equal between peers by a draw that differs from case to case", () => {
    const roster = Array.from({ length: 60 }, (_, index) => ({
      ...peer,
      standing: { ...peer.standing, accountId: `a${index}` },
    }));
    const nobody: CaseConcern = {
      avoid: "",
      requesterName: null,
      requesterStaffId: null,
      requesterManagerId: null,
      passedBy: [],
    };
    const first = new Map<string, number>();
    for (let made = 0; made < 300; made += 1) {
      const draw = drawOf(`seed of case ${made}`);
      expect(drawOf(`seed of case ${made}`)("a1")).toBe(draw("a1"));
      const [top] = idsOf(ranked(roster, sought, nobody, today, draw).map((one) => one.peer));
      first.set(top ?? "", (first.get(top ?? "") ?? 0) + 1);
    }
    expect(first.size).toBeGreaterThan(50);
    expect(Math.max(...first.values())).toBeLessThan(20);
  });
});
