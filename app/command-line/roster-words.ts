// What `alongside roster import` says about each outcome. Lines, columns, reasons and counts; no cell of
// the list is ever repeated.
import type { RosterSummary } from "#app/domain/roster/compare-roster.server.ts";
import type { ImportRosterOutcome } from "#app/domain/roster/import-roster.server.ts";
import type { Unreadable } from "#app/domain/roster/read-roster.server.ts";
import type { Notice, StaffField } from "#app/domain/roster/roster-diff.ts";
import type { RowReason } from "#app/domain/roster/roster-entry.ts";
import { fieldNames } from "#app/domain/roster/roster-mapping.ts";
import type { Io } from "./command.ts";

export const unreadableSentences: Record<Unreadable, string> = {
  "empty-file": "The file is empty. Nothing was changed.",
  "not-text":
    "The file is not a CSV text file. Export it again as CSV (not as a spreadsheet). Nothing was changed.",
  "one-column":
    "The first line has only one column. The columns must be separated by commas, semicolons or tabs. Nothing was changed.",
  "no-rows": "The file has a header and no rows. Nothing was changed.",
  "too-large": "The file is larger than 100 MB, which no staff list is. Nothing was changed.",
};

const reasons: Record<RowReason, string> = {
  empty: "is empty and may not be",
  "too-long": "is longer than such a value can be",
  unprintable: "holds signs that cannot be printed",
  "not-an-address": "is not one e-mail address",
  "not-a-date": "is not a date that exists",
  "not-a-language": "is not a language or its code",
  "not-a-family": "is not one of the role families",
  "family-undecided": "has no role family in the mapping (roleFamilies)",
  "cell-count": "does not have as many cells as the first line",
  "open-quote": "begins a quotation that never ends, or the row before does",
  "row-too-long": "is longer than a row can be; a quotation mark may be missing",
  "number-twice": "repeats the staff number of an earlier row",
  "unknown-manager": "names a manager who is not in the file",
};

const noticeWords: Record<Notice, string> = {
  "shared-address":
    "rows share an e-mail address with another; it is kept for none of them, since an offer of support must reach one person",
  "unit-named-twice":
    "rows name their unit or its site otherwise than an earlier row; the first holds",
};

const changedFieldNames: Record<StaffField, string> = {
  ...fieldNames,
  managerId: "manager",
};

const mostProblemsShown = 50;

function sayProblems(outcome: ImportRosterOutcome & { outcome: "bad-rows" }, io: Io): void {
  const { problems } = outcome;
  for (const { line, column, reason } of problems.slice(0, mostProblemsShown)) {
    io.err(`Line ${line}${column ? `, column ${column}` : ""}: ${reasons[reason]}.`);
  }
  const more = problems.length - mostProblemsShown;
  if (more > 0) io.err(`And ${more} more. All of them: --json`);
  const lines = new Set(problems.map(({ line }) => line)).size;
  io.err(`${lines} of ${outcome.rows} rows cannot be taken. Nothing was changed.`);
}

function saySummary(summary: RosterSummary, io: Io): void {
  const { examples } = summary;
  const list = (numbers: readonly string[]) =>
    numbers.length > 0 ? `   for example ${numbers.join(", ")}` : "";
  io.out(`${summary.rows} rows`);
  io.out(`  new        ${summary.added}${list(examples.added)}`);
  io.out(`  changed    ${summary.changed}`);
  for (const { number, fields } of examples.changed) {
    io.out(
      `               ${number}: ${fields.map((field) => changedFieldNames[field]).join(", ")}`,
    );
  }
  io.out(`  leaving    ${summary.leaving}${list(examples.leaving)}`);
  if (summary.accountsToClose > 0) {
    io.out(`             ${summary.accountsToClose} of them can sign in here; that ends`);
  }
  io.out(`  unchanged  ${summary.unchanged}`);
  if (summary.alreadyLeft > 0) io.out(`  rows of people who have left  ${summary.alreadyLeft}`);
  const { added, changed } = summary.units;
  if (added + changed > 0) io.out(`  units      ${added} new, ${changed} renamed or moved`);
  for (const notice of Object.keys(noticeWords) as Notice[]) {
    const times = summary.notices.filter((one) => one.notice === notice).length;
    if (times > 0) io.out(`Note: ${times} ${noticeWords[notice]}.`);
  }
  if (summary.unusedColumns.length > 0) {
    io.out(`Not used: ${summary.unusedColumns.length} columns of the file.`);
  }
}

/** Prints the outcome. @returns the exit code. */
export function sayOutcome(outcome: ImportRosterOutcome, io: Io): number {
  if (io.json) io.out(JSON.stringify(outcome));
  switch (outcome.outcome) {
    case "applied":
    case "checked":
      if (io.json) return 0;
      saySummary(outcome.summary, io);
      io.out(
        outcome.outcome === "applied"
          ? "The new staff list is in place. Whoever is leaving has been erased from it."
          : "Nothing was written. To take the list, say the same with --apply.",
      );
      return 0;
    case "bad-rows":
      if (io.json) io.err("Nothing was changed.");
      else sayProblems(outcome, io);
      return 1;
    case "too-many-leaving":
      if (!io.json) saySummary(outcome.summary, io);
      io.err(
        `${outcome.summary.leaving} of ${outcome.held} people would leave, more than 30 in 100. If that is right, add --confirm-leaving ${outcome.summary.leaving}. Nothing was changed.`,
      );
      return 1;
    case "other-columns": {
      const missing = outcome.fit.missing.map(
        ({ field, column }) => `“${column}” (${fieldNames[field]})`,
      );
      if (missing.length > 0) {
        io.err(
          `The first line of the file has no column ${missing.join(", ")}, which the mapping names. Nothing was changed.`,
        );
      }
      for (const column of outcome.fit.twice) {
        io.err(`The file has the column “${column}” more than once. Nothing was changed.`);
      }
      return 1;
    }
    case "unreadable":
      io.err(unreadableSentences[outcome.why]);
      return 1;
    case "roster-changed":
      io.err("Another import was written meanwhile. Nothing was changed; run this one again.");
      return 1;
    case "not-allowed":
      io.err("Only an operator or administrator may do this.");
      return 1;
  }
}
