// The bounds against brute force: every table with a total of at most twelve, tried one by one.
import fc from "fast-check";
import { expect, test } from "vitest";
import { cellBounds } from "#app/domain/disclosure-audit/cell-bounds.server.ts";
import {
  type Statements,
  type StatementsGiven,
  statementsShape,
} from "#app/domain/disclosure-audit/statements.ts";

const names = ["a", "b", "c", "d"];
const mostInAll = 12;

function* tablesUpTo(cells: number, total: number): Generator<number[]> {
  if (cells === 0) {
    yield [];
    return;
  }
  for (let first = 0; first <= total; first += 1) {
    for (const rest of tablesUpTo(cells - 1, total - first)) yield [first, ...rest];
  }
}

function agrees(file: Statements, table: readonly number[]): boolean {
  const of = (cell: string) => table[file.cells.indexOf(cell)] ?? 0;
  return (
    file.statements.every(({ terms, lo, hi }) => {
      const sum = terms.reduce((total, [cell, factor]) => total + factor * of(cell), 0);
      return (lo === null || sum >= lo) && (hi === null || sum <= hi);
    }) &&
    Object.entries(file.headcounts).every(([cell, most]) => of(cell) <= most) &&
    Object.entries(file.own).every(([cell, least]) => of(cell) >= least) &&
    Object.entries(file.known).every(([cell, value]) => of(cell) === value)
  );
}

/** A true table, statements about it that may be rounded or differences, and what is known besides. */
const files: fc.Arbitrary<StatementsGiven> = fc
  .array(fc.nat({ max: 5 }), { minLength: 4, maxLength: 4 })
  .filter((table) => table.reduce((sum, value) => sum + value, 0) <= mostInAll)
  .chain((table) =>
    fc
      .record({
        said: fc.array(
          fc.record({
            factors: fc.array(fc.constantFrom(-1, 0, 1, 1, 2), { minLength: 4, maxLength: 4 }),
            below: fc.nat({ max: 2 }),
            above: fc.nat({ max: 2 }),
          }),
          { maxLength: 5 },
        ),
        knows: fc.array(fc.constantFrom("headcounts", "own", "known", "nothing"), {
          minLength: 4,
          maxLength: 4,
        }),
      })
      .map(({ said, knows }) => {
        const about = (kind: string, value: (at: number) => number) =>
          Object.fromEntries(
            names.flatMap((name, at) => (knows[at] === kind ? [[name, value(at)]] : [])),
          );
        const of = (at: number) => table[at] ?? 0;
        return {
          cells: names,
          headcounts: about("headcounts", (at) => of(at) + 1),
          own: about("own", (at) => Math.floor(of(at) / 2)),
          known: about("known", of),
          statements: [
            {
              release: "r0",
              terms: names.map((name): [string, number] => [name, 1]),
              hi: mostInAll,
            },
            ...said
              .filter(({ factors }) => factors.some((factor) => factor !== 0))
              .map(({ factors, below, above }, index) => {
                const sum = factors.reduce<number>(
                  (total, factor, at) => total + factor * of(at),
                  0,
                );
                return {
                  release: `r${index + 1}`,
                  terms: factors.flatMap((factor, at): [string, number][] =>
                    factor === 0 ? [] : [[names[at] ?? "", factor]],
                  ),
                  lo: sum - below,
                  hi: sum + above,
                };
              }),
          ],
        };
      }),
  );

const all = [...tablesUpTo(names.length, mostInAll)];

test("are exactly those of all tables with a total of at most twelve", async () => {
  await fc.assert(
    fc.asyncProperty(files, async (given) => {
      const file = statementsShape.parse(given);
      const possible = all.filter((table) => agrees(file, table));
      const found = await cellBounds(file);
      if ("contradicting" in found) throw new Error("a true table contradicts itself");
      for (const [at, cell] of file.cells.entries()) {
        const values = possible.map((table) => table[at] ?? 0);
        expect(found.bounds.get(cell)).toEqual({
          min: Math.min(...values),
          max: Math.max(...values),
        });
      }
    }),
    { numRuns: 120 },
  );
});

test("never widen when the attacker knows more", async () => {
  await fc.assert(
    fc.asyncProperty(files, async (given) => {
      const informed = await cellBounds(statementsShape.parse(given));
      const { cells, statements } = given;
      const outsider = await cellBounds(statementsShape.parse({ cells, statements }));
      if ("contradicting" in informed || "contradicting" in outsider) {
        throw new Error("a true table contradicts itself");
      }
      for (const cell of cells) {
        const [more, less] = [informed.bounds.get(cell), outsider.bounds.get(cell)];
        expect(more?.min).toBeGreaterThanOrEqual(less?.min ?? 0);
        expect(more?.max ?? 0).toBeLessThanOrEqual(less?.max ?? Number.POSITIVE_INFINITY);
      }
    }),
    { numRuns: 60 },
  );
});
