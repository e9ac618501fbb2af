// Compares the staff list of the file with the one we hold: who is new, changed, leaving. Pure.
import type { Day } from "#app/domain/calendar/local-time.ts";
import type { StaffId } from "#app/domain/ids.ts";
import type { RosterEntry, RowProblem } from "./roster-entry.ts";
import type { RoleFamily } from "./staff.ts";

/** Numbers are compared without case; leading zeros count. */
export const numberKey = (number: string): string => number.normalize("NFKC").trim().toUpperCase();

export type Notice = "shared-address" | "unit-named-twice";
export interface RowNotice {
  line: number;
  notice: Notice;
}

export interface CheckedRoster {
  /** People who work here today, each number once. */
  present: RosterEntry[];
  /** Numbers of people whose last day has passed. */
  gone: Set<string>;
  units: { code: string; name: string; site: string }[];
  problems: RowProblem[];
  notices: RowNotice[];
}

/** What only the whole list can tell: repeated numbers, unknown managers, shared addresses. */
export function checkedRoster(
  entries: readonly RosterEntry[],
  mapped: { numberColumn: string | null; managerColumn: string | null; site: string; today: Day },
): CheckedRoster {
  const problems: RowProblem[] = [];
  const notices: RowNotice[] = [];
  const lines = new Set<string>();
  const addressTimes = new Map<string, number>();
  for (const { line, number, email } of entries) {
    const key = numberKey(number);
    if (lines.has(key)) {
      problems.push({ line, column: mapped.numberColumn, reason: "number-twice" });
    }
    lines.add(key);
    if (email) addressTimes.set(email, (addressTimes.get(email) ?? 0) + 1);
  }
  const gone = new Set<string>();
  const units = new Map<string, CheckedRoster["units"][number]>();
  const present: RosterEntry[] = [];
  for (const entry of entries) {
    const { line, managerNumber, unitCode: code } = entry;
    if (managerNumber && !lines.has(numberKey(managerNumber))) {
      problems.push({ line, column: mapped.managerColumn, reason: "unknown-manager" });
    }
    if (entry.leavesOn && entry.leavesOn < mapped.today) {
      gone.add(numberKey(entry.number));
      continue;
    }
    const unit = { code, name: entry.unitName ?? code, site: entry.site ?? mapped.site };
    const known = units.get(code);
    if (!known) units.set(code, unit);
    else if (known.name !== unit.name || known.site !== unit.site) {
      notices.push({ line, notice: "unit-named-twice" });
    }
    const isShared = (addressTimes.get(entry.email ?? "") ?? 0) > 1;
    if (isShared) notices.push({ line, notice: "shared-address" });
    // An offer of support must reach one person, so an address of several is kept for none of them.
    present.push(isShared ? { ...entry, email: null } : entry);
  }
  return { present, gone, units: [...units.values()], problems, notices };
}

/** A person as we hold them. */
export interface HeldStaff {
  id: StaffId;
  number: string;
  name: string;
  email: string | null;
  leavesOn: Day | null;
  unitCode: string;
  profession: string;
  roleFamily: RoleFamily;
  language: string;
  managerId: StaffId | null;
}
export type StaffField = Exclude<keyof HeldStaff, "id">;
const comparedFields: readonly StaffField[] = [
  "number",
  "name",
  "email",
  "leavesOn",
  "unitCode",
  "profession",
  "roleFamily",
  "language",
  "managerId",
];

export interface RosterDiff {
  added: HeldStaff[];
  changed: { after: HeldStaff; fields: StaffField[] }[];
  leaving: HeldStaff[];
  unchangedCount: number;
}

/** @param newId makes the id of a person we did not know. */
export function rosterDiff(
  held: readonly HeldStaff[],
  present: readonly RosterEntry[],
  newId: () => StaffId,
): RosterDiff {
  const heldByNumber = new Map(held.map((person) => [numberKey(person.number), person]));
  const ids = new Map(
    present.map(({ number }) => {
      const key = numberKey(number);
      return [key, heldByNumber.get(key)?.id ?? newId()];
    }),
  );
  const diff: RosterDiff = { added: [], changed: [], leaving: [], unchangedCount: 0 };
  for (const entry of present) {
    const key = numberKey(entry.number);
    const id = ids.get(key);
    if (!id) continue;
    const managerId = entry.managerNumber
      ? (ids.get(numberKey(entry.managerNumber)) ?? null)
      : null;
    const after: HeldStaff = {
      id,
      number: entry.number,
      name: entry.name,
      email: entry.email,
      leavesOn: entry.leavesOn,
      unitCode: entry.unitCode,
      profession: entry.profession,
      roleFamily: entry.roleFamily,
      language: entry.language,
      // HR systems enter the head of the house as their own manager.
      managerId: managerId === id ? null : managerId,
    };
    const before = heldByNumber.get(key);
    if (!before) {
      diff.added.push(after);
      continue;
    }
    const fields = comparedFields.filter((field) => before[field] !== after[field]);
    if (fields.length > 0) diff.changed.push({ after, fields });
    else diff.unchangedCount += 1;
  }
  diff.leaving = held.filter((person) => !ids.has(numberKey(person.number)));
  return diff;
}

const mostLeavingShare = 0.3;

/** A wrong or cut file looks like everybody leaving; then the operator must state the number. */
export const needsLeavingConfirmed = (heldCount: number, leavingCount: number): boolean =>
  heldCount > 0 && leavingCount > heldCount * mostLeavingShare;

/** Enough of a staff number to find it in the HR system, too little to name a person in a log. */
export const maskedNumber = (number: string): string =>
  `…${number.slice(number.length - Math.min(3, Math.floor(number.length / 2)))}`;
