import fc from "fast-check";
import { expect, test } from "vitest";
import type { StaffId } from "#app/domain/ids.ts";
import {
  checkedRoster,
  maskedNumber,
  needsLeavingConfirmed,
  numberKey,
  rosterDiff,
} from "#app/domain/roster/roster-diff.ts";
import type { RosterEntry } from "#app/domain/roster/roster-entry.ts";

const entry = (number: string, changes: Partial<RosterEntry> = {}): RosterEntry => ({
  line: 2,
  number,
  name: `Name ${number}`,
  unitCode: "0101",
  unitName: "Ward",
  site: null,
  profession: "Porter",
  roleFamily: "support",
  email: null,
  managerNumber: null,
  language: "en",
  leavesOn: null,
  ...changes,
});
const mapped = { numberColumn: "No", managerColumn: "Boss", site: "Main", today: "2026-03-02" };
const ids = () => {
  let count = 0;
  return () => `id-${++count}` as StaffId;
};

test("a number that stands twice, in whatever case, and a manager nobody knows are bad rows", () => {
  const checked = checkedRoster(
    [entry("a1"), entry("A1", { line: 3 }), entry("b2", { line: 4, managerNumber: "zz" })],
    mapped,
  );
  expect(checked.problems).toEqual([
    { line: 3, column: "No", reason: "number-twice" },
    { line: 4, column: "Boss", reason: "unknown-manager" },
  ]);
});

test("01 and 1 are two people", () => {
  expect(checkedRoster([entry("01"), entry("1")], mapped).problems).toEqual([]);
});

test("an address of several people is kept for none of them", () => {
  const shared = "ward@hospital.example";
  const checked = checkedRoster(
    [
      entry("1", { email: shared }),
      entry("2", { email: shared }),
      entry("3", { email: "c@d.example" }),
    ],
    mapped,
  );
  expect(checked.present.map(({ email }) => email)).toEqual([null, null, "c@d.example"]);
  expect(checked.notices.map(({ notice }) => notice)).toEqual(["shared-address", "shared-address"]);
});

test("the last day is still a day at work; the day after, the person has left", () => {
  const rows = [entry("1", { leavesOn: "2026-03-02" }), entry("2", { leavesOn: "2026-03-01" })];
  const checked = checkedRoster(rows, mapped);
  expect(checked.present.map(({ number }) => number)).toEqual(["1"]);
  expect([...checked.gone]).toEqual(["2"]);
});

test("new, changed, leaving and unchanged are told apart, with the fields that changed", () => {
  const newId = ids();
  const before = rosterDiff([], [entry("1"), entry("2"), entry("3")], newId).added;
  const diff = rosterDiff(
    before,
    [entry("1"), entry("2", { unitCode: "0202", managerNumber: "4" }), entry("4")],
    newId,
  );
  expect(diff.unchangedCount).toBe(1);
  expect(diff.added.map(({ number }) => number)).toEqual(["4"]);
  expect(diff.leaving.map(({ number }) => number)).toEqual(["3"]);
  expect(diff.changed.map(({ fields }) => fields)).toEqual([["unitCode", "managerId"]]);
  expect(diff.changed[0]?.after.id).toBe(before[1]?.id);
});

test("a manager who leaves, or who is the person, is no manager", () => {
  const diff = rosterDiff(
    [],
    [entry("1", { managerNumber: "1" }), entry("2", { managerNumber: "9" })],
    ids(),
  );
  expect(diff.added.map(({ managerId }) => managerId)).toEqual([null, null]);
});

test("after taking a list, comparing the same list finds nothing, whatever the list", () => {
  const anyEntry = fc.record({
    number: fc.stringMatching(/^[0-9A-Za-z]{1,8}$/),
    unitCode: fc.stringMatching(/^[0-9]{2}$/),
    managerNumber: fc.option(fc.stringMatching(/^[0-9A-Za-z]{1,2}$/)),
    email: fc.option(fc.constant("x@y.example")),
  });
  const anyList = fc.uniqueArray(anyEntry, { selector: ({ number }) => numberKey(number) });
  fc.assert(
    fc.property(anyList, anyList, (first, second) => {
      const newId = ids();
      const taken = (rows: typeof first) => rows.map((row) => entry(row.number, row));
      const held = rosterDiff([], taken(first), newId).added;
      const diff = rosterDiff(held, taken(second), newId);
      const after = [
        ...held.filter(
          ({ id }) =>
            !diff.leaving.some((gone) => gone.id === id) &&
            !diff.changed.some((changed) => changed.after.id === id),
        ),
        ...diff.changed.map((changed) => changed.after),
        ...diff.added,
      ];
      expect(after).toHaveLength(second.length);
      const again = rosterDiff(after, taken(second), newId);
      expect([again.added, again.changed, again.leaving]).toEqual([[], [], []]);
      expect(again.unchangedCount).toBe(second.length);
    }),
  );
});

test("more than thirty in a hundred leaving asks for the number; a first import never does", () => {
  expect(needsLeavingConfirmed(100, 30)).toBe(false);
  expect(needsLeavingConfirmed(100, 31)).toBe(true);
  expect(needsLeavingConfirmed(0, 0)).toBe(false);
});

test("a masked number shows at most its last three signs and never the whole", () => {
  expect(maskedNumber("00012345")).toBe("…345");
  expect(maskedNumber("1234")).toBe("…34");
  expect(maskedNumber("7")).toBe("…");
});
