// Releases that are known to give people away (disclosure.md section 6), and one that does not. An audit
// runs them first: one that passes a bad release, or fails a good one, is no evidence of anything. Pure.

import type { FindingKind } from "./bound-findings.ts";
import {
  printedExactly,
  printedRounded,
  type Statement,
  type StatementsGiven,
  statementsShape,
} from "./statements.ts";

export interface KnownCase {
  name: string;
  file: StatementsGiven;
  /** What an audit that works must find; empty for a release that is safe. */
  finds: readonly { cell: string; kind: FindingKind }[];
}

/** The cells of a table with names such as `r1c2`. */
const cellAt = (row: number, column: number): string => `r${row + 1}c${column + 1}`;

/**
 * A table as it is published: all margins, and every cell that is not hidden.
 * @param hidden names of the hidden cells.
 */
export function publishedTable(
  release: string,
  table: readonly (readonly number[])[],
  hidden: readonly string[],
): { cells: string[]; statements: Statement[] } {
  const columns = table[0]?.map((_value, column) => column) ?? [];
  const rows = table.map((_values, row) => row);
  const value = (row: number, column: number) => table[row]?.[column] ?? 0;
  const sum = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);
  const cells = rows.flatMap((row) => columns.map((column) => cellAt(row, column)));
  return {
    cells,
    statements: [
      ...rows.flatMap((row) =>
        columns
          .filter((column) => !hidden.includes(cellAt(row, column)))
          .map((column) => printedExactly(release, [cellAt(row, column)], value(row, column))),
      ),
      ...rows.map((row) =>
        printedExactly(
          release,
          columns.map((column) => cellAt(row, column)),
          sum(columns.map((column) => value(row, column))),
        ),
      ),
      ...columns.map((column) =>
        printedExactly(
          release,
          rows.map((row) => cellAt(row, column)),
          sum(rows.map((row) => value(row, column))),
        ),
      ),
    ],
  };
}

const wards = [
  [12, 2, 6],
  [9, 7, 8],
  [11, 10, 5],
];
const bridge = [
  [1, 7, 8, 20],
  [6, 4, 3, 21],
  [10, 11, 2, 5],
  [12, 13, 6, 4],
];
const bridgeHidden = ["r1c1", "r1c2", "r2c1", "r2c2", "r2c3", "r3c3", "r3c4", "r4c3", "r4c4"];

/** Two quarters and the half-year: each alone hides what all three together give away. */
export const quartersAndHalfYear: StatementsGiven = {
  cells: ["A1", "B1", "C1", "A2", "B2", "C2"],
  sensitive: ["A1", "B1", "A2", "C2"],
  statements: [
    printedExactly("Q1", ["C1"], 9),
    printedExactly("Q1", ["A1", "B1", "C1"], 16),
    printedExactly("Q2", ["B2"], 9),
    printedExactly("Q2", ["A2", "B2", "C2"], 19),
    printedExactly("H1", ["A1", "A2"], 6),
    printedExactly("H1", ["B1", "B2"], 14),
    printedExactly("H1", ["C1", "C2"], 15),
  ],
};

const roundedAlone = ["a", "b", "c", "d"];
const snapshots = Array.from({ length: 10 }, (_one, index) => `answer${index + 1}`);
const oneToFive = (cell: string): Statement => ({
  release: "the scale",
  terms: [[cell, 1]],
  lo: 1,
  hi: 5,
});

export const knownCases: readonly KnownCase[] = [
  {
    name: "one hidden cell beside its margins",
    file: { ...publishedTable("2026", wards, ["r1c2"]), sensitive: ["r1c2"] },
    finds: [{ cell: "r1c2", kind: "exact" }],
  },
  {
    name: "a proper rectangle of hidden cells",
    file: {
      ...publishedTable("2026", wards, ["r1c2", "r1c3", "r3c2", "r3c3"]),
      sensitive: ["r1c2"],
    },
    finds: [],
  },
  {
    name: "a bridge between two blocks of hidden cells",
    file: { ...publishedTable("2026", bridge, bridgeHidden), sensitive: ["r2c3"] },
    finds: [{ cell: "r2c3", kind: "exact" }],
  },
  {
    name: "two quarters and their half-year",
    file: quartersAndHalfYear,
    finds: ["A1", "B1", "A2", "C2"].map((cell) => ({ cell, kind: "exact" as const })),
  },
  {
    name: "parts and total rounded apart",
    file: {
      cells: roundedAlone,
      statements: [
        ...roundedAlone.map((cell) => printedRounded("2026", [cell], 0, 5)),
        printedRounded("2026", roundedAlone, 10, 5),
      ],
    },
    finds: roundedAlone.map((cell) => ({ cell, kind: "exact" as const })),
  },
  {
    name: "a mean before and after one more answer",
    file: {
      cells: [...snapshots, "the eleventh"],
      sensitive: ["the eleventh"],
      k: 4,
      statements: [
        ...[...snapshots, "the eleventh"].map(oneToFive),
        printedExactly("Monday", snapshots, 34),
        { ...printedExactly("Tuesday", [...snapshots, "the eleventh"], 38), hi: 39 },
      ],
    },
    finds: [{ cell: "the eleventh", kind: "narrow" }],
  },
  {
    name: "a ward in which everybody asked",
    file: {
      cells: ["ward"],
      headcounts: { ward: 8 },
      statements: [printedExactly("2026", ["ward"], 8)],
    },
    finds: [{ cell: "ward", kind: "everyone" }],
  },
];

export const readable = (known: KnownCase) => statementsShape.parse(known.file);
