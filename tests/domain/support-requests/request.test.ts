import fc from "fast-check";
import { expect, it } from "vitest";
import {
  caseMoves,
  caseStates,
  eventFamilies,
  eventFamilyOf,
  eventKinds,
  isOpen,
  responseClassOf,
  stateAfter,
} from "#app/domain/support-requests/request.ts";
import { reachForm, wishesForm } from "#app/domain/support-requests/request-form.ts";

it("never lets an ended case move again", () => {
  for (const move of caseMoves) {
    expect(stateAfter(move, "closed")).toBe("not-possible");
    expect(stateAfter(move, "withdrawn")).toBe("not-possible");
  }
});

it("can take only what waits, and lets a person withdraw from every open state", () => {
  for (const state of caseStates) {
    expect(stateAfter("take", state) === "taken").toBe(state === "waiting");
    expect(stateAfter("withdraw", state) === "withdrawn").toBe(isOpen(state));
  }
});

it("counts every kind of event in one of at most five families", () => {
  expect(eventFamilies.length).toBeLessThanOrEqual(5);
  for (const kind of eventKinds) expect(eventFamilies).toContain(eventFamilyOf(kind));
});

it("treats 'as soon as somebody can' as urgent and the rest as standard", () => {
  expect([
    responseClassOf("now"),
    responseClassOf("next-days"),
    responseClassOf("no-hurry"),
  ]).toEqual(["urgent", "standard", "standard"]);
});

const problemsOf = (answers: Record<string, string>): string[] => {
  const parsed = reachForm.safeParse(answers);
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
};

it("asks only for the way that was chosen", () => {
  const unnamed = { isNamed: "no" };
  expect(problemsOf({ ...unnamed, channel: "phone", phone: "0664 12" })).toEqual([]);
  expect(problemsOf({ ...unnamed, channel: "phone", phone: "call me" })).toEqual([
    "ask.problems.phone",
  ]);
  expect(problemsOf({ ...unnamed, channel: "email", email: "a@b.org" })).toEqual([]);
  expect(problemsOf({ ...unnamed, channel: "email", email: "nobody" })).toEqual([
    "ask.problems.email",
  ]);
  expect(problemsOf({ ...unnamed, channel: "in-person" })).toEqual(["ask.problems.place"]);
  expect(problemsOf({ isNamed: "yes", channel: "phone", phone: "123456" })).toEqual([
    "ask.problems.name",
  ]);
  expect(problemsOf({})).toEqual(["ask.problems.channel", "ask.problems.isNamed"]);
});

it("does not offer messages on this site before there are messages", () => {
  expect(problemsOf({ isNamed: "no", channel: "here" })).toEqual([]);
  expect(problemsOf({ isNamed: "no", channel: "here", notice: "not an address" })).toEqual([
    "ask.problems.notice",
  ]);
});

it("takes any wishes without a complaint, and never more than the limits", () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom("eventKind", "area", "gender", "roleFamily", "isSameProfession"),
        fc.string(),
      ),
      (typed) => {
        expect(wishesForm.safeParse(typed).success).toBe(true);
      },
    ),
  );
  expect(wishesForm.safeParse({ avoid: "x".repeat(201) }).success).toBe(false);
});
