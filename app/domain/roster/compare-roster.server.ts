// The part of the import that only looks: reads the list, checks it, compares it with the roster. What
// it read is let go when it returns, so that the writing has the memory to itself.
import { accountsOfStaff } from "#app/domain/access/account-store.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { AccountId, StaffId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import type { OpenFile, Unreadable } from "./read-roster.server.ts";
import { RosterUnreadable, readRoster } from "./read-roster.server.ts";
import { columnKey } from "./roster-csv.ts";
import {
  type CheckedRoster,
  checkedRoster,
  maskedNumber,
  type RosterDiff,
  type RowNotice,
  rosterDiff,
  type StaffField,
} from "./roster-diff.ts";
import {
  type HeaderFit,
  headerFit,
  type RosterEntry,
  type RowProblem,
  rowReader,
} from "./roster-entry.ts";
import type { RosterMapping } from "./roster-mapping.ts";
import { knownUnits, type Unit, wholeRoster } from "./staff-store.server.ts";

export interface CompareInput {
  open: OpenFile;
  mapping: RosterMapping;
  /** How many masked examples of each kind the summary holds. */
  exampleCount: number;
  /** Told the number of rows read, now and then, and of the steps after. */
  onProgress?(step: "reading" | "comparing" | "writing", rows: number): void;
}

/** Counts, and staff numbers cut to their last digits. Safe to print and to log. */
export interface RosterSummary {
  rows: number;
  added: number;
  changed: number;
  leaving: number;
  /** How many of the leaving have an account; it is closed. */
  accountsToClose: number;
  unchanged: number;
  /** Rows of people whose last day had passed already. */
  alreadyLeft: number;
  units: { added: number; changed: number };
  examples: {
    added: string[];
    changed: { number: string; fields: StaffField[] }[];
    leaving: string[];
  };
  notices: RowNotice[];
  unusedColumns: string[];
}

/** Why a list cannot be taken. */
export type RosterRefused =
  | { outcome: "unreadable"; why: Unreadable }
  /** Without the file's own first line: in a list without a header that is somebody's name. */
  | { outcome: "other-columns"; fit: Pick<HeaderFit, "missing" | "twice"> }
  | { outcome: "bad-rows"; rows: number; problems: RowProblem[] };

export interface UnitChanges {
  added: Unit[];
  changed: Unit[];
}
export interface RosterCompared {
  outcome: "compared";
  summary: RosterSummary;
  diff: RosterDiff;
  units: UnitChanges;
  /** Accounts of people who are leaving. */
  leavingAccounts: AccountId[];
  /** How many people the roster held. */
  heldCount: number;
}

const rowsPerReport = 5_000;

interface Read {
  header: readonly string[];
  fit: HeaderFit | null;
  entries: RosterEntry[];
  problems: RowProblem[];
  rows: number;
}

async function readEntries(input: CompareInput): Promise<Read> {
  const read: Read = { header: [], fit: null, entries: [], problems: [], rows: 0 };
  let toEntry: ReturnType<typeof rowReader> | null = null;
  const broken = await readRoster(input.open, {
    header(cells) {
      read.header = cells;
      read.fit = headerFit(cells, input.mapping);
      const fits = read.fit.missing.length === 0 && read.fit.twice.length === 0;
      if (fits) toEntry = rowReader(cells, input.mapping);
    },
    row(cells, line) {
      read.rows += 1;
      if (read.rows % rowsPerReport === 0) input.onProgress?.("reading", read.rows);
      if (!toEntry) return;
      const result = toEntry(cells, line);
      if ("entry" in result) read.entries.push(result.entry);
      else read.problems.push(...result.problems);
    },
  });
  if (broken) read.problems.push({ ...broken, column: null });
  return read;
}

export async function compareRoster(
  input: CompareInput,
  world: World,
): Promise<RosterCompared | RosterRefused> {
  const { db, keyring, settings, now } = world;
  const { mapping } = input;
  let read: Read;
  try {
    read = await readEntries(input);
  } catch (error) {
    if (error instanceof RosterUnreadable) return { outcome: "unreadable", why: error.why };
    throw error;
  }
  const { fit, entries, rows } = read;
  if (!fit) return badRows(rows, read.problems);
  if (fit.missing.length > 0 || fit.twice.length > 0) {
    return { outcome: "other-columns", fit: { missing: fit.missing, twice: fit.twice } };
  }
  const checked = checkedRoster(entries, {
    numberColumn: nameInFile(read.header, mapping.columns.number),
    managerColumn: nameInFile(read.header, mapping.columns.managerNumber),
    site: mapping.defaults.site,
    today: dayOf(now, settings.timeZone),
  });
  // A manager whose own row is bad would be missed by every report; say the cause, not the echo.
  const wholeList = read.problems.length > 0 ? withoutEchoes(checked.problems) : checked.problems;
  const problems = [...read.problems, ...wholeList];
  if (problems.length > 0) return badRows(rows, problems);

  input.onProgress?.("comparing", rows);
  const held = await wholeRoster(db, keyring);
  const diff = rosterDiff(held, checked.present, () => world.newId<StaffId>());
  const units = await unitChanges(checked, world);
  const leavingAccounts = await accountsOfStaff(
    db,
    diff.leaving.map(({ id }) => id),
  );
  const summary = {
    ...summaryOf(rows, checked, diff, units, fit, input.exampleCount),
    accountsToClose: leavingAccounts.length,
  };
  return { outcome: "compared", summary, diff, units, leavingAccounts, heldCount: held.length };
}

const nameInFile = (header: readonly string[], column: string | null): string | null =>
  header.find((cell) => columnKey(cell) === columnKey(column ?? ""))?.trim() ?? null;

const withoutEchoes = (problems: readonly RowProblem[]): RowProblem[] =>
  problems.filter(({ reason }) => reason !== "unknown-manager");

const badRows = (rows: number, problems: RowProblem[]): RosterRefused => ({
  outcome: "bad-rows",
  rows,
  problems: problems.sort((a, b) => a.line - b.line),
});

async function unitChanges(checked: CheckedRoster, world: World): Promise<UnitChanges> {
  const known = new Map((await knownUnits(world.db)).map((unit) => [unit.code, unit]));
  return {
    added: checked.units.filter(({ code }) => !known.has(code)),
    changed: checked.units.filter(({ code, name, site }) => {
      const before = known.get(code);
      return before !== undefined && (before.name !== name || before.site !== site);
    }),
  };
}

function summaryOf(
  rows: number,
  checked: CheckedRoster,
  diff: RosterDiff,
  units: UnitChanges,
  fit: HeaderFit,
  most: number,
): Omit<RosterSummary, "accountsToClose"> {
  const masked = (people: readonly { number: string }[]): string[] =>
    people.slice(0, most).map(({ number }) => maskedNumber(number));
  return {
    rows,
    added: diff.added.length,
    changed: diff.changed.length,
    leaving: diff.leaving.length,
    unchanged: diff.unchangedCount,
    alreadyLeft: checked.gone.size,
    units: { added: units.added.length, changed: units.changed.length },
    examples: {
      added: masked(diff.added),
      changed: diff.changed
        .slice(0, most)
        .map(({ after, fields }) => ({ number: maskedNumber(after.number), fields })),
      leaving: masked(diff.leaving),
    },
    notices: checked.notices,
    unusedColumns: fit.unused,
  };
}
