// Finds reference cases: in this folder, or, for data under the GPL, in the folder that the
// environment variable REFERENCE_DIR names.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { Refusal } from "#app/domain/evaluation/statistics/refusals.ts";

export interface ReferenceCase {
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly expected: unknown;
  readonly tolerance: number;
}

export function referenceFolder(id: string): string | null {
  const own = join(import.meta.dirname, id);
  if (existsSync(own)) return own;
  const outside = process.env.REFERENCE_DIR;
  if (outside === undefined || !existsSync(join(outside, id))) return null;
  return join(outside, id);
}

export function readCase(folder: string): ReferenceCase {
  const [heading = "", ...lines] = readFileSync(join(folder, "data.csv"), "utf8")
    .trim()
    .split(/\r?\n/);
  const names = heading.split(",").map(unquoted);
  const content = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
  return {
    rows: lines.map((line) => {
      const cells = line.split(",").map(unquoted);
      return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""]));
    }),
    expected: content.expected,
    tolerance: content.relative_tolerance,
  };
}

const unquoted = (cell: string): string => cell.replace(/^"|"$/g, "");

export function absenceSentence(id: string): string {
  return `Reference case ${id} was not checked: its data are under the GPL and REFERENCE_DIR names no folder that holds it.\n`;
}

/** Registers the tests of a case, or one test that says why there are none. */
export function withReferenceCase(id: string, register: (own: ReferenceCase) => void): void {
  const folder = referenceFolder(id);
  if (folder !== null) {
    register(readCase(folder));
    return;
  }
  test(`says that case ${id} is not here`, () => {
    const write = vi.spyOn(process.stdout, "write");
    process.stdout.write(absenceSentence(id));
    expect(write).toHaveBeenCalledWith(absenceSentence(id));
    write.mockRestore();
  });
}

/** The part of the expected numbers at a path. */
export function part(value: unknown, ...path: (string | number)[]): unknown {
  let own = value;
  for (const step of path) {
    if (typeof own !== "object" || own === null || !(step in own)) {
      throw new Error(`the expected numbers have no ${path.join(".")}`);
    }
    own = Object.entries(own).find(([name]) => name === String(step))?.[1];
  }
  return own;
}

export function number(value: unknown, ...path: (string | number)[]): number {
  return Number(part(value, ...path));
}

export function list(value: unknown, ...path: (string | number)[]): readonly unknown[] {
  const own = part(value, ...path);
  if (!Array.isArray(own)) throw new Error(`${path.join(".")} is not a list`);
  return own;
}

/** Equal up to a relative tolerance; exact for zero. */
export function expectClose(actual: number | null, expected: number, tolerance: number): void {
  expect(actual).not.toBeNull();
  const distance = Math.abs((actual ?? Number.NaN) - expected);
  expect(distance, `${actual} against ${expected}`).toBeLessThanOrEqual(
    tolerance * Math.abs(expected),
  );
}

/** The value, or a failed test that shows the refusal. */
export function answered<T>(value: T | Refusal): Exclude<T, Refusal> {
  expect(value).not.toHaveProperty("refused");
  return value as Exclude<T, Refusal>;
}
