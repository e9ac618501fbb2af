// HiGHS, asked for the least or most a cell can be. Its answer is a proposal: each extreme comes with a
// witness that is checked in whole numbers, and any status but "optimal" fails the audit.
import loadHighs, { type Highs, type Model } from "highs";
import type { Interval } from "./first-bounds.ts";
import type { Problem } from "./problem.ts";
import { isWitness, wholeTable } from "./witness.ts";

/** The solver gave no answer that stands; nothing may be concluded from it. */
export class AuditFailed extends Error {
  override name = "AuditFailed";
}

export interface Extreme {
  value: bigint;
  /** A table that attains it, checked. */
  witness: bigint[];
}

/** What a solver of one problem answers, and what must be given back when done. */
export interface ProblemSolver {
  /** @returns null when the rows contradict each other. @throws AuditFailed */
  least(cell: number): Extreme | null;
  most(cell: number): Extreme | null;
  dispose(): void;
}

let loading: Promise<Highs> | null = null;
/** Loads the solver, once. */
export const openSolver = (): Promise<Highs> => {
  loading ??= loadHighs({ print: () => undefined, printErr: () => undefined });
  return loading;
};

function modelOf(highs: Highs, problem: Problem, bounds: readonly Interval[], isWhole: boolean) {
  const [starts, indices, values]: [number[], number[], number[]] = [[0], [], []];
  for (const { terms } of problem.rows) {
    for (const { at, factor } of terms) {
      indices.push(at);
      values.push(factor);
    }
    starts.push(indices.length);
  }
  const [numCols, numRows] = [problem.cells.length, problem.rows.length];
  const model = highs.createModel();
  model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 });
  model.passModel({
    numCols,
    numRows,
    colCost: new Float64Array(numCols),
    colLower: Float64Array.from(bounds, ({ min }) => min),
    colUpper: Float64Array.from(bounds, ({ max }) => max ?? highs.infinity),
    rowLower: Float64Array.from(problem.rows, ({ lo }) => lo ?? -highs.infinity),
    rowUpper: Float64Array.from(problem.rows, ({ hi }) => hi ?? highs.infinity),
    matrix: {
      format: "csr",
      numRows,
      numCols,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
    ...(isWhole ? { integrality: new Int32Array(numCols).fill(1) } : {}),
  });
  return model;
}

/** @param bounds outer bounds by arithmetic; they only save the solver work. */
export function solverOf(
  highs: Highs,
  problem: Problem,
  bounds: readonly Interval[],
): ProblemSolver {
  const { optimal, infeasible, unboundedOrInfeasible } = highs.constants.modelStatus;
  const relaxed = modelOf(highs, problem, bounds, false);
  let whole: Model | null = null;

  /** Minimises sign * cell. */
  const run = (model: Model, cell: number, sign: 1 | -1) => {
    model.changeColCost(cell, sign);
    model.run();
    const status = model.getModelStatus();
    if (status === infeasible || status === unboundedOrInfeasible) return null;
    if (status !== optimal) throw new AuditFailed(`The solver ended with status ${status}.`);
    const witness = wholeTable(model.getSolution().colValue);
    const objective = model.getObjectiveValue();
    const dualBound = model === whole ? Number(model.info.get("mip_dual_bound")) : objective;
    // Last, since a changed model forgets its answers.
    model.changeColCost(cell, 0);
    return { objective, dualBound, witness };
  };

  const extreme = (cell: number, sign: 1 | -1): Extreme | null => {
    // Fractions allowed first: in a table the answer is whole nearly always, and it is much cheaper.
    const loose = run(relaxed, cell, sign);
    if (!loose) return null;
    const value = loose.witness?.[cell];
    if (loose.witness && value !== undefined && isWitness(problem, loose.witness)) {
      const isBest = BigInt(Math.ceil(loose.objective - 1e-6)) === BigInt(sign) * value;
      if (isBest) return { value, witness: loose.witness };
    }
    whole ??= modelOf(highs, problem, bounds, true);
    const strict = run(whole, cell, sign);
    if (!strict) return null;
    const best = strict.witness?.[cell];
    const isProven =
      strict.witness !== null &&
      best !== undefined &&
      isWitness(problem, strict.witness) &&
      Math.abs(strict.dualBound - Number(best) * sign) < 0.999;
    if (!isProven || best === undefined || !strict.witness) {
      throw new AuditFailed("The solver's table does not agree with the statements.");
    }
    return { value: best, witness: strict.witness };
  };

  return {
    least: (cell) => extreme(cell, 1),
    most: (cell) => extreme(cell, -1),
    dispose: () => {
      relaxed.dispose();
      whole?.dispose();
    },
  };
}
