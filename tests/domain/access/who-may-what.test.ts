import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { authorizeCase } from "#app/domain/access/authorize.ts";
import { caseFields, seenBy, type Viewer, viewers } from "#app/domain/access/case-fields.ts";
import { passwordProblem } from "#app/domain/access/password-rules.ts";
import { may, type Permission, permissions } from "#app/domain/access/permissions.ts";
import { clashOf, needsSecondAdministrator, type Role } from "#app/domain/access/roles.ts";
import type { AccountId, CaseId } from "#app/domain/ids.ts";

const staff = (...held: Role[]): Actor => ({
  kind: "staff",
  accountId: "a" as AccountId,
  roles: held,
});
const names = Object.keys(permissions) as Permission[];

describe("roles", () => {
  it("gives the lead releases, surveys, the evaluation, and nothing else of the programme", () => {
    const allowed = names.filter((name) => may(staff("lead"), name));
    const open = names.filter((name) => may({ kind: "anyone" }, name));
    expect(allowed.filter((name) => !open.includes(name)).sort()).toEqual([
      "manage-evaluation",
      "plan-surveys",
      "read-evaluation",
      "read-releases",
      "read-surveys",
      "see-own-account",
    ]);
  });

  it("never gives an administrator a case, a queue or a figure", () => {
    for (const name of [
      "see-queue",
      "take-request",
      "work-on-case",
      "see-own-cases",
      "read-releases",
      "read-evaluation",
      "manage-evaluation",
    ] as const) {
      expect(may(staff("administrator"), name), name).toBe(false);
    }
  });

  it("keeps figures, cases and administration in different hands", () => {
    expect(clashOf(["lead", "peer"])).toEqual(["lead", "peer"]);
    expect(clashOf(["coordinator", "lead"])).not.toBeNull();
    expect(clashOf(["administrator", "lead"])).not.toBeNull();
    expect(clashOf(["administrator", "peer"])).toBeNull();
    expect(needsSecondAdministrator(["administrator", "peer"])).toBe(true);
    expect(needsSecondAdministrator(["administrator"])).toBe(false);
    expect(needsSecondAdministrator(["peer", "coordinator"])).toBe(false);
    expect(clashOf(["peer", "coordinator", "supervisor"])).toBeNull();
  });

  it("gives nobody without a role more than everybody has", () => {
    for (const name of names) expect(may(staff(), name)).toBe(may({ kind: "anyone" }, name));
  });
});

describe("a case", () => {
  const record = { id: "case-1" as CaseId, holderId: "a" as AccountId };
  it("is worked on by the peer who has it, and by nobody else", () => {
    expect(authorizeCase(staff("peer"), "work-on-case", record)).toBe(record);
    const another: Actor = { kind: "staff", accountId: "b" as AccountId, roles: ["peer"] };
    const cases: [Actor, typeof record | null][] = [
      [another, record],
      [staff("coordinator"), record],
      [staff("lead"), record],
      [staff("administrator"), record],
      [{ kind: "anyone" }, record],
      [{ kind: "operator" }, record],
      [staff("peer"), null],
    ];
    for (const [actor, given] of cases) {
      expect(authorizeCase(actor, "work-on-case", given), JSON.stringify(actor)).toBeNull();
    }
    expect(
      authorizeCase(staff("peer"), "work-on-case", { ...record, holderId: null as never }),
    ).toBeNull();
  });

  it("is seen by the holder of its own receipt only", () => {
    const own: Actor = { kind: "receipt-holder", caseId: "case-1" as CaseId };
    const foreign: Actor = { kind: "receipt-holder", caseId: "case-2" as CaseId };
    expect(authorizeCase(own, "see-own-request", record)).toBe(record);
    expect(authorizeCase(foreign, "see-own-request", record)).toBeNull();
    expect(authorizeCase(own, "work-on-case", record)).toBeNull();
  });
});

describe("the fields of a case", () => {
  it("never reach a lead or an administrator", () => {
    const all = Object.fromEntries(Object.keys(caseFields).map((field) => [field, "x"]));
    expect(seenBy("lead", all)).toEqual({});
    expect(seenBy("administrator", all)).toEqual({});
  });

  it("never show who, how to reach or whom to avoid in the queue", () => {
    const all = Object.fromEntries(Object.keys(caseFields).map((field) => [field, "x"]));
    const masked = Object.keys(seenBy("queue-peer", all));
    for (const field of [
      "name",
      "reach",
      "channel",
      "avoid",
      "eventKind",
      "openings",
      "encounters",
    ]) {
      expect(masked).not.toContain(field);
    }
  });

  it("drop whatever the table does not name", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...viewers),
        fc.dictionary(fc.string(), fc.anything()),
        (viewer: Viewer, extra) => {
          const kept = Object.keys(seenBy(viewer, extra as Record<never, unknown>));
          for (const field of kept) {
            expect(caseFields[field as keyof typeof caseFields]).toContain(viewer);
          }
        },
      ),
    );
  });
});

describe("passwords", () => {
  const context = ["Staff Connect", "Pia Peer", "pia@hospital.example"];
  it.each([
    ["a lantern in the long corridor", null],
    ["ein Licht im langen Gang 7", null],
    ["夜勤のあとの静かな朝の光が差すころに", null],
    ["fourteen chars", "too-short"],
    ["x".repeat(129), "too-long"],
    ["aaaaaaaaaaaaaaaaaaaa", "obvious"],
    ["abcabcabcabcabcabc", "obvious"],
    ["passwordpassword123456789", "obvious"],
    ["correct horse battery staple", "obvious"],
    ["Staff Connect Staff", "contains-context"],
    ["pia.peer@hospital", "contains-context"],
  ] as const)("judges %j as %j", (password, problem) => {
    expect(passwordProblem(password, context)).toBe(problem);
  });

  it("counts characters as people do, spaces included, and ends of the range are in", () => {
    expect(passwordProblem("kqzwvx jfhbgtyr", context)).toBeNull();
    expect(passwordProblem(`${"kqzwvxjf ".repeat(14)}ab`, context)).not.toBe("too-long");
  });
});
