// Statements as rows over numbered cells, cut into parts that share no cell: each part is solved alone,
// which is exact and keeps two hundred tables from becoming one. Pure.
import type { Statements } from "./statements.ts";

export interface Row {
  /** Place of its statement in the file; null for what is known from elsewhere. */
  statement: number | null;
  release: string | null;
  terms: readonly { at: number; factor: number }[];
  lo: number | null;
  hi: number | null;
}

export interface Problem {
  cells: readonly string[];
  /** At least this, by cell; counts are never below zero. */
  lower: readonly number[];
  /** At most this, by cell; null when nothing says so. */
  upper: readonly (number | null)[];
  rows: readonly Row[];
}

function rowsOf(file: Statements, place: ReadonlyMap<string, number>): Row[] {
  const termsOf = (terms: readonly (readonly [string, number])[]) => {
    const factors = new Map<number, number>();
    for (const [cell, factor] of terms) {
      const at = place.get(cell);
      if (at !== undefined) factors.set(at, (factors.get(at) ?? 0) + factor);
    }
    return [...factors]
      .map(([at, factor]) => ({ at, factor }))
      .filter(({ factor }) => factor !== 0);
  };
  return [
    ...file.statements.map(({ release, terms, lo, hi }, statement) => ({
      statement,
      release,
      terms: termsOf(terms),
      lo,
      hi,
    })),
    ...file.rosters.map(({ cells, people }) => ({
      statement: null,
      release: null,
      terms: termsOf([...new Set(cells)].map((cell) => [cell, 1] as const)),
      lo: null,
      hi: people,
    })),
  ];
}

/** The whole file as one problem. */
export function problemOf(file: Statements): Problem {
  const place = new Map(file.cells.map((cell, at) => [cell, at]));
  const upper = (cell: string): number | null => {
    const limits = [file.headcounts[cell], file.known[cell]].filter((one) => one !== undefined);
    return limits.length > 0 ? Math.min(...limits) : null;
  };
  return {
    cells: file.cells,
    lower: file.cells.map((cell) => Math.max(file.known[cell] ?? 0, file.own[cell] ?? 0)),
    upper: file.cells.map(upper),
    rows: rowsOf(file, place),
  };
}

/** Parts that share no cell, in the order of their first cells. A row without cells goes to the first. */
export function connectedParts(problem: Problem): Problem[] {
  const parent = problem.cells.map((_cell, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root] ?? root;
    for (let next = at; next !== root; ) {
      const above = parent[next] ?? root;
      parent[next] = root;
      next = above;
    }
    return root;
  };
  for (const { terms } of problem.rows) {
    for (const { at } of terms) parent[rootOf(at)] = rootOf(terms[0]?.at ?? at);
  }
  const members = new Map<number, number[]>();
  for (let at = 0; at < parent.length; at += 1) {
    const root = rootOf(at);
    members.set(root, [...(members.get(root) ?? []), at]);
  }
  const rows = new Map<number, Row[]>();
  for (const row of problem.rows) {
    const root = rootOf(row.terms[0]?.at ?? 0);
    const found = rows.get(root);
    if (found) found.push(row);
    else rows.set(root, [row]);
  }
  return [...members].map(([root, places]) => {
    const local = new Map(places.map((at, index) => [at, index]));
    return {
      cells: places.map((at) => problem.cells[at] ?? ""),
      lower: places.map((at) => problem.lower[at] ?? 0),
      upper: places.map((at) => problem.upper[at] ?? null),
      rows: (rows.get(root) ?? []).map((row) => ({
        ...row,
        terms: row.terms.map(({ at, factor }) => ({ at: local.get(at) ?? 0, factor })),
      })),
    };
  });
}
