// What was said about cells, as an attacker would write it down: sums with a lowest and a highest value.
// An exact number has lo = hi; a rounded one is an interval. Pure.
import { z } from "zod";

/** Beyond this the solver's floating point could no longer be checked against whole numbers. */
const largest = 1_000_000_000;
const whole = z.number().int().min(-largest).max(largest);
const count = z.number().int().min(0).max(largest);
const cellName = z.string().min(1).max(200);
const byCell = z.record(cellName, count);

const statementShape = z.object({
  /** The release that said it. */
  release: z.string().min(1).max(200),
  /** Cell and whole factor; a cell named twice counts with both factors. */
  terms: z.array(z.tuple([cellName, whole])).min(1),
  lo: whole.nullable().default(null),
  hi: whole.nullable().default(null),
});
export type Statement = z.infer<typeof statementShape>;

export const statementsShape = z
  .object({
    cells: z.array(cellName).min(1).max(100_000),
    /** Cells about which nothing may be learnt; all of them when absent. */
    sensitive: z.array(cellName).optional(),
    /** An interval narrower than this counts as found out. */
    k: z.number().int().min(1).max(largest).default(5),
    /** Public: how many people a cell could hold at most. */
    headcounts: byCell.default({}),
    /** What the attacker knows from elsewhere: the cell holds exactly this. */
    known: byCell.default({}),
    /** Requests the attacker handled: the cell holds at least these; they are no discovery. */
    own: byCell.default({}),
    /** Who was at an event: these cells together hold at most so many. */
    rosters: z.array(z.object({ cells: z.array(cellName).min(1), people: count })).default([]),
    statements: z.array(statementShape).max(100_000),
  })
  .superRefine((file, context) => {
    const cells = new Set(file.cells);
    if (cells.size !== file.cells.length) {
      context.addIssue({ code: "custom", message: "names a cell twice", path: ["cells"] });
    }
    const named = [
      ...(file.sensitive ?? []),
      ...Object.keys(file.headcounts),
      ...Object.keys(file.known),
      ...Object.keys(file.own),
      ...file.rosters.flatMap((roster) => roster.cells),
      ...file.statements.flatMap(({ terms }) => terms.map(([cell]) => cell)),
    ];
    const stranger = named.find((cell) => !cells.has(cell));
    if (stranger !== undefined) {
      const message = `names the cell ${JSON.stringify(stranger)}, which is not in cells`;
      context.addIssue({ code: "custom", message, path: ["cells"] });
    }
  });
export type Statements = z.infer<typeof statementsShape>;
/** As written in a file: what has a default may be left out. */
export type StatementsGiven = z.input<typeof statementsShape>;

/** @returns the statements, or one sentence that says what is wrong with the text. */
export function statementsOfText(text: string): Statements | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "The file is not JSON.";
  }
  const parsed = statementsShape.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return `${issue?.path.join(".") || "The file"}: ${issue?.message ?? "cannot be read"}.`;
}

/**
 * A count printed to the nearest multiple of `base`, halves away from zero.
 * @param base whole, above zero; 1 is an exact count.
 */
export function printedRounded(
  release: string,
  cells: readonly string[],
  printed: number,
  base: number,
): Statement {
  const below = Math.floor(base / 2);
  const above = Math.ceil(base / 2) - 1;
  return {
    release,
    terms: cells.map((cell): [string, number] => [cell, 1]),
    lo: Math.max(0, printed - below),
    hi: printed + above,
  };
}

/** A count printed as it is. */
export const printedExactly = (release: string, cells: readonly string[], value: number) =>
  printedRounded(release, cells, value, 1);

export type Rung = "outsider" | "headcounts" | "event-roster" | "insider";

/** The same statements as seen by attackers who know more and more (disclosure.md 5.4 F). */
export function knowledgeLadder(file: Statements): { rung: Rung; file: Statements }[] {
  const outsider = { ...file, headcounts: {}, known: {}, own: {}, rosters: [] };
  const staff = { ...outsider, headcounts: file.headcounts };
  return [
    { rung: "outsider", file: outsider },
    { rung: "headcounts", file: staff },
    { rung: "event-roster", file: { ...staff, rosters: file.rosters } },
    { rung: "insider", file },
  ];
}
