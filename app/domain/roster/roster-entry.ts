// One row of a staff list, read by a mapping. What is wrong is said by line, column and reason; the
// value itself is never repeated, since it may be anybody's name.
import type { Day } from "#app/domain/calendar/local-time.ts";
import { isAddress, normalAddress } from "#app/domain/mail/mail-address.ts";
import { cellText, columnKey, dayFromCell } from "./roster-csv.ts";
import {
  nameColumns,
  type RosterField,
  type RosterMapping,
  rosterFields,
} from "./roster-mapping.ts";
import { type RoleFamily, roleFamilies } from "./staff.ts";

export interface RosterEntry {
  /** Where the row begins in the file, from 1. */
  line: number;
  number: string;
  name: string;
  unitCode: string;
  unitName: string | null;
  site: string | null;
  profession: string;
  roleFamily: RoleFamily;
  email: string | null;
  managerNumber: string | null;
  language: string;
  leavesOn: Day | null;
}

export type RowReason =
  | "empty"
  | "too-long"
  | "unprintable"
  | "not-an-address"
  | "not-a-date"
  | "not-a-language"
  | "not-a-family"
  | "family-undecided"
  | "cell-count"
  | "open-quote"
  | "row-too-long"
  | "number-twice"
  | "unknown-manager";

export interface RowProblem {
  line: number;
  /** The column's name in the file; null when the whole row is meant. */
  column: string | null;
  reason: RowReason;
}

const longest: Record<RosterField, number> = {
  number: 40,
  name: 120,
  unitCode: 40,
  profession: 120,
  unitName: 120,
  site: 80,
  email: 254,
  managerNumber: 40,
  roleFamily: 40,
  language: 40,
  leavesOn: 40,
};

const spokenCodes =
  "ar bg bn bs cs da de el en es et fa fi fr hi hr hu it ja ko lt lv mk nl no pl pt ro ru sk sl so sq sr sv tl tr uk ur vi zh";
/** Languages by their English name, their own name and their code. */
const languageCodes = new Map<string, string>();
for (const code of spokenCodes.split(" ")) {
  languageCodes.set(code, code);
  for (const inLanguage of ["en", code]) {
    const name = new Intl.DisplayNames([inLanguage], { type: "language" }).of(code);
    if (name) languageCodes.set(name.toLowerCase(), code);
  }
}

const languageOf = (text: string): string | null => {
  const known = languageCodes.get(text.toLowerCase());
  if (known) return known;
  return /^([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*$/i.exec(text)?.[1]?.toLowerCase() ?? null;
};

interface MappedColumn {
  field: RosterField;
  column: string;
}
const mappedColumns = (mapping: RosterMapping): MappedColumn[] =>
  rosterFields.flatMap((field): MappedColumn[] => {
    if (field === "name") return nameColumns(mapping).map((column) => ({ field, column }));
    const column = mapping.columns[field];
    return column ? [{ field, column }] : [];
  });

export interface HeaderFit {
  /** Columns the mapping names and the file lacks, as the mapping writes them. */
  missing: MappedColumn[];
  /** Mapped columns that the file has more than once. */
  twice: string[];
  /** Columns of the file that nothing reads. */
  unused: string[];
}

export function headerFit(header: readonly string[], mapping: RosterMapping): HeaderFit {
  const keys = header.map(columnKey);
  const mapped = mappedColumns(mapping);
  const wanted = new Set(mapped.map(({ column }) => columnKey(column)));
  const times = (key: string) => keys.filter((candidate) => candidate === key).length;
  return {
    missing: mapped.filter(({ column }) => times(columnKey(column)) === 0),
    twice: [...new Set(mapped.map(({ column }) => column))].filter(
      (column) => times(columnKey(column)) > 1,
    ),
    unused: header.filter((name) => name.trim() && !wanted.has(columnKey(name))),
  };
}

export type RowReader = (
  cells: readonly string[],
  line: number,
) => { entry: RosterEntry } | { problems: RowProblem[] };

/** @param header must fit the mapping (`headerFit`). */
export function rowReader(header: readonly string[], mapping: RosterMapping): RowReader {
  const keys = header.map(columnKey);
  const placesOf = (field: RosterField): number[] =>
    mappedColumns(mapping)
      .filter((mapped) => mapped.field === field)
      .map(({ column }) => keys.indexOf(columnKey(column)));
  const places = Object.fromEntries(
    rosterFields.map((field) => [field, placesOf(field)]),
  ) as Record<RosterField, number[]>;
  const families = new Map(
    Object.entries(mapping.roleFamilies).map(([name, family]) => [columnKey(name), family]),
  );

  return (cells, line) => {
    const problems: RowProblem[] = [];
    const say = (field: RosterField, reason: RowReason): void => {
      problems.push({ line, column: header[places[field][0] ?? -1]?.trim() ?? null, reason });
    };
    const surplus = cells.slice(header.length).some((cell) => cell.trim() !== "");
    if (cells.length < header.length || surplus) {
      return { problems: [{ line, column: null, reason: "cell-count" }] };
    }
    const textOf = (field: RosterField): string => {
      const text = places[field]
        .map((place) => cellText(cells[place] ?? ""))
        .filter(Boolean)
        .join(" ");
      if (text.length > longest[field]) say(field, "too-long");
      else if (/\p{Cc}|\ufffd/u.test(text)) say(field, "unprintable");
      return text;
    };
    const needed = (field: RosterField): string => {
      const text = textOf(field);
      if (!text) say(field, "empty");
      return text;
    };
    const read = <T>(field: RosterField, reason: RowReason, parse: (text: string) => T | null) => {
      const text = textOf(field);
      if (!text) return null;
      const value = parse(text);
      if (value === null) say(field, reason);
      return value;
    };
    const profession = needed("profession");
    const stated = read("roleFamily", "not-a-family", (text) => {
      const key = columnKey(text).replace(/ (?:and )?/g, "-");
      return roleFamilies.find((family) => family === key) ?? null;
    });
    const family = stated ?? families.get(columnKey(profession)) ?? null;
    const isFamilySaid = problems.some(({ reason }) => reason === "not-a-family");
    if (profession && !family && !isFamilySaid) say("profession", "family-undecided");
    const entry = {
      line,
      number: needed("number"),
      name: needed("name"),
      unitCode: needed("unitCode"),
      unitName: textOf("unitName") || null,
      site: textOf("site") || null,
      profession,
      email: read("email", "not-an-address", (text) => {
        const address = normalAddress(text);
        return isAddress(address) ? address : null;
      }),
      managerNumber: textOf("managerNumber") || null,
      language: read("language", "not-a-language", languageOf) ?? mapping.defaults.language,
      leavesOn: read("leavesOn", "not-a-date", (text) => dayFromCell(text, mapping.dateOrder)),
    };
    if (problems.length > 0 || !family) return { problems };
    return { entry: { ...entry, roleFamily: family } };
  };
}
