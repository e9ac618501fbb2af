// The least and most that every cell can be, given all that was said: exact whole numbers, each attained
// by a table that was checked. This is what an attacker with patience can work out.
import { firstBounds, type Interval } from "./first-bounds.ts";
import { AuditFailed, openSolver, type ProblemSolver, solverOf } from "./integer-solver.server.ts";
import { connectedParts, type Problem, problemOf, type Row } from "./problem.ts";
import type { Statements } from "./statements.ts";
import { endlessDirections } from "./witness.ts";

export interface CellBounds {
  /** By cell; `max` is null when it can be any number. */
  bounds: Map<string, Interval>;
}

/** Statements that cannot all be true: an error of whoever published them, and never a pass. */
export interface Contradiction {
  contradicting: { statement: number; release: string }[];
}

export type Progress = (done: number, total: number) => void;

type Highs = Awaited<ReturnType<typeof openSolver>>;

function isPossible(highs: Highs, problem: Problem): boolean {
  const outer = firstBounds(problem);
  if (!outer) return false;
  const solver = solverOf(highs, problem, outer);
  try {
    return problem.cells.length === 0 || solver.least(0) !== null;
  } finally {
    solver.dispose();
  }
}

/** Leaves out what is not needed for the contradiction; what stays contradicts itself. */
function contradictionIn(highs: Highs, problem: Problem): Contradiction {
  let rows: readonly Row[] = problem.rows;
  for (const row of problem.rows) {
    const fewer = rows.filter((one) => one !== row);
    if (!isPossible(highs, { ...problem, rows: fewer })) rows = fewer;
  }
  return {
    contradicting: rows.flatMap(({ statement, release }) =>
      statement === null || release === null ? [] : [{ statement, release }],
    ),
  };
}

/** Whether nothing limits the cell from above: a direction in which it grows for ever was found. */
function isEndless(highs: Highs, problem: Problem, cell: number): boolean {
  return isPossible(highs, endlessDirections(problem, cell));
}

/** Narrowest and widest value seen so far in any checked table; a cell that touches both is done. */
function solvePart(
  highs: Highs,
  problem: Problem,
  outer: readonly Interval[],
  solver: ProblemSolver,
  tell: () => void,
): Interval[] | null {
  const seen = outer.map(() => ({ min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY }));
  const learn = (witness: readonly bigint[]) => {
    for (const [at, value] of witness.entries()) {
      const one = seen[at];
      if (!one) continue;
      one.min = Math.min(one.min, Number(value));
      one.max = Math.max(one.max, Number(value));
    }
  };
  const found: Interval[] = [];
  for (const [at, bound] of outer.entries()) {
    let { min, max } = bound;
    // A checked table that attains the outer bound proves it; only then is the solver not asked.
    if (seen[at]?.min !== min) {
      const least = solver.least(at);
      if (!least) return null;
      learn(least.witness);
      min = Number(least.value);
    }
    if (max === null && isEndless(highs, problem, at)) {
      found.push({ min, max: null });
      tell();
      continue;
    }
    if (max === null || seen[at]?.max !== max) {
      const most = solver.most(at);
      if (!most) throw new AuditFailed("The solver contradicts itself.");
      learn(most.witness);
      max = Number(most.value);
    }
    found.push({ min, max });
    tell();
  }
  return found;
}

/**
 * @param onProgress called after every cell.
 * @throws AuditFailed when the solver gives no answer that stands: then nothing may be published.
 */
export async function cellBounds(
  file: Statements,
  onProgress: Progress = () => undefined,
): Promise<CellBounds | Contradiction> {
  const highs = await openSolver();
  const bounds = new Map<string, Interval>();
  let done = 0;
  const tell = () => onProgress(++done, file.cells.length);
  for (const part of connectedParts(problemOf(file))) {
    const outer = firstBounds(part);
    if (!outer) return contradictionIn(highs, part);
    const solver = solverOf(highs, part, outer);
    try {
      const found = solvePart(highs, part, outer, solver, tell);
      if (!found) return contradictionIn(highs, part);
      for (const [at, cell] of part.cells.entries()) {
        const one = found[at];
        if (one) bounds.set(cell, one);
      }
    } finally {
      solver.dispose();
    }
    // Long audits share the process with whoever wants to stop it.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { bounds };
}
