import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CaseConcern,
  exclusionsOf,
  isHiddenFrom,
  type PeerStanding,
} from "#app/domain/triage/conflict-of-interest.ts";

const peer: PeerStanding = {
  accountId: "account-1",
  name: "Jana Nováková-Müller",
  staffId: "staff-1",
  managerId: "staff-9",
  openCases: 0,
  caseCap: 3,
  isApproved: true,
  restingUntilOn: null,
  trainedUntilOn: "2027-01-01",
};
const concern: CaseConcern = {
  avoid: "",
  requesterName: null,
  requesterStaffId: null,
  requesterManagerId: null,
  passedBy: [],
};
const today = "2026-03-02";
const found = (peerChanges: Partial<PeerStanding>, caseChanges: Partial<CaseConcern> = {}) =>
  exclusionsOf({ ...peer, ...peerChanges }, { ...concern, ...caseChanges }, today);

describe("a peer is never offered a case", () => {
  it.each([
    "Jana",
    "jana from the night shift",
    "NOVAKOVA",
    "Dr. Novakova, please",
    "anyone but müller",
    "Muller;Smith",
  ])("when the person wrote %j among those to avoid", (avoid) => {
    expect(isHiddenFrom(found({}, { avoid }))).toBe(true);
  });

  it("that is their own, by name in any order or by the roster", () => {
    expect(found({}, { requesterName: "müller nováková jana" })).toContain("self");
    expect(found({}, { requesterStaffId: "staff-1" })).toContain("self");
  });

  it("of somebody they lead or are led by", () => {
    expect(found({}, { requesterStaffId: "staff-9" })).toContain("line");
    expect(found({}, { requesterStaffId: "staff-5", requesterManagerId: "staff-1" })).toContain(
      "line",
    );
    expect(found({}, { requesterStaffId: "staff-5", requesterManagerId: "staff-7" })).toEqual([]);
  });

  it("they passed on before", () => {
    expect(isHiddenFrom(found({}, { passedBy: ["account-1"] }))).toBe(true);
  });
});

it("says a peer cannot take one while resting, untrained or at the cap, without hiding that it waits", () => {
  expect(found({ restingUntilOn: "2026-03-03" })).toEqual(["resting"]);
  expect(found({ restingUntilOn: today })).toEqual([]);
  expect(found({ trainedUntilOn: "2026-03-01" })).toEqual(["training-lapsed"]);
  expect(found({ trainedUntilOn: today })).toEqual([]);
  expect(found({ isApproved: false })).toEqual(["not-approved"]);
  expect(found({ openCases: 3 })).toEqual(["at-cap"]);
  expect(isHiddenFrom(found({ openCases: 3, restingUntilOn: "2026-09-09" }))).toBe(false);
});

it("leaves a peer alone whose name has nothing in common with what was written", () => {
  expect(found({}, { avoid: "Peter Lindner or Eva" })).toEqual([]);
  expect(found({}, { avoid: "" })).toEqual([]);
});

it("hides the case from a peer whose name was written, whatever stands around it", () => {
  const word = fc.stringMatching(/^[\p{L}]{3,10}$/u);
  fc.assert(
    fc.property(word, word, fc.string({ maxLength: 40 }), (first, last, noise) => {
      const named = { ...peer, name: `${first} ${last}` };
      const parts = first.normalize("NFKD").replace(/\p{M}/gu, "");
      fc.pre(/^\p{L}{3,}$/u.test(parts.toLowerCase()));
      const avoid = `${noise.replace(/\p{M}/gu, "")} ${first.toUpperCase()} ${noise.replace(/\p{M}/gu, "")}`;
      const same =
        first.toUpperCase().toLowerCase().normalize("NFKD") ===
        first.toLowerCase().normalize("NFKD");
      fc.pre(same);
      expect(isHiddenFrom(exclusionsOf(named, { ...concern, avoid }, today))).toBe(true);
    }),
    { numRuns: 300 },
  );
});
