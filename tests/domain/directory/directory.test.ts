// Who answers now, and whom to call in which order.
import { expect, test } from "vitest";
import { answering, callOrder, entryForm } from "#app/domain/directory/directory.ts";

const zone = "Europe/Vienna";
const monday = new Date("2026-03-02T09:00:00Z");
const night = new Date("2026-03-02T23:00:00Z");

test("those who answer now are called first, then the others, each in their order", () => {
  const entries = [
    { name: "day", hours: "mon-fri 08:00-16:00", crisisOrder: 1 },
    { name: "night", hours: "mon-sun 20:00-06:00", crisisOrder: 2 },
    { name: "always", hours: "always", crisisOrder: 3 },
    { name: "unlisted", hours: "always", crisisOrder: null },
  ];
  const at = (now: Date) => callOrder(entries, now, zone).map(({ name }) => name);
  expect(at(monday)).toEqual(["day", "always", "night"]);
  expect(at(night)).toEqual(["night", "always", "day"]);
});

test("a service says when it answers again, over the weekend and the change of the clocks", () => {
  const saturday = new Date("2026-03-28T12:00:00Z");
  expect(answering("mon-fri 08:00-16:00", saturday, zone)).toEqual({
    isOpen: false,
    opensAt: new Date("2026-03-30T06:00:00Z"),
  });
  expect(answering("nonsense", saturday, zone)).toEqual({ isOpen: false, opensAt: null });
});

test("hours that no computer can read are not taken", () => {
  const read = (hours: string) =>
    entryForm.safeParse({
      name: "A",
      kind: "external",
      level: "1",
      hours,
      cost: "free",
      confidentiality: "None",
      phone: "12345",
    }).success;
  expect(["always", "mon 08:00-09:00; sat 22:00-02:00"].map(read)).toEqual([true, true]);
  expect(["", "weekdays", "mon-fri 8-16"].map(read)).toEqual([false, false, false]);
});
