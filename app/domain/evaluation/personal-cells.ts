// Keeps people and stories out of the evaluation: only asked-for columns, and in them no address, no long
// number, no sentence. A refused cell is named by its place and never repeated.
import type { CellProblem, Table } from "./read-table.ts";

const personal =
  /^(names?|id)$|e-?mail|phone|birth|\bdob\b|address|\bmrn\b|patient(?![ _-]?days?)|reporter|author|signature|(first|last|sur|given|family|full|middle)[ _-]?name|(employee|staff|personnel|badge|user|person|worker)[ _-]?(id|no|nr|num|name|code)/i;
const narrative =
  /comment|descri|narrat|free|text|note|remark|what happened|summary|detail|story|cause/i;

const mostWords = 5;
const mostLetters = 60;

function problemOfHeading(heading: string): string | null {
  if (personal.test(heading)) return "looks like a column about people; take it out of the file";
  if (narrative.test(heading)) return "looks like a column of free text; take it out of the file";
  return null;
}

function problemOfCell(text: string): string | null {
  if (/\S@\S/.test(text)) return "holds an e-mail address; people do not belong in this file";
  if (text.length > mostLetters || text.split(/\s+/).length > mostWords) {
    return "holds free text; only codes, months and numbers belong in this file";
  }
  return null;
}

/** @param asked headings that are read; any other heading is a problem. */
export function personalProblems(table: Table, asked: readonly string[]): CellProblem[] {
  const headings = table.columns.flatMap((column): CellProblem[] => {
    const isAsked = asked.includes(column);
    const reason =
      problemOfHeading(column) ?? (isAsked ? null : "not asked for; take it out of the file");
    return reason === null ? [] : [{ line: 1, column, reason }];
  });
  const cells = table.rows.flatMap(({ line, cells: own }) =>
    table.columns.flatMap((column): CellProblem[] => {
      const reason = problemOfCell((own[column] ?? "").trim());
      return reason === null ? [] : [{ line, column, reason }];
    }),
  );
  return [...headings, ...cells];
}
