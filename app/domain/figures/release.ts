// One release: what everybody may read, as canonical bytes that never change. It holds noisy numbers,
// what they cost and how far they may be off, and nothing else.
import { z } from "zod";
import { tablesOf } from "./budget.ts";
import { canonicalJson } from "./canonical-json.ts";
import { discreteLaplace, type Rng } from "./discrete-laplace.ts";
import { errorNineteenInTwenty } from "./noise-error.ts";
import { type Period, periodOf } from "./periods.ts";
import { inverse, rationalText } from "./rational.ts";
import type { ReleasePlan, TableSpec } from "./release-plan.ts";
import type { Tally } from "./tally.ts";

const releaseShape = z.object({
  format: z.literal("alongside-release-1"),
  plan: z.string(),
  period: z.string().transform((text, context): Period => {
    const period = periodOf(text);
    if (period) return period;
    context.addIssue({ code: "custom", message: "is not a period" });
    return z.NEVER;
  }),
  releasedOn: z.string(),
  tables: z.array(
    z.object({
      id: z.string(),
      /** Noisy counts by cell; below zero is possible and shown as zero. */
      cells: z.record(z.string(), z.number().int()),
      epsilon: z.string(),
      /** The noise is within this in at least nineteen draws of twenty. */
      within: z.number().int(),
    }),
  ),
});
export type Release = z.infer<typeof releaseShape>;

/** @throws ZodError when the text is not a release this version of the program can read. */
export const releaseOfText = (text: string): Release => releaseShape.parse(JSON.parse(text));

/** The bytes that are stored and served. */
export const releaseText = (release: Release): string => canonicalJson(release);

/** The counters of one table with noise of the table's epsilon on each. */
export function noisyCells(
  table: Pick<TableSpec, "cells" | "epsilon">,
  counters: readonly number[],
  rng: Rng,
): Record<string, number> {
  const scale = inverse(table.epsilon);
  const noisy = table.cells.map((cell, index): [string, number] => [
    cell,
    Number(BigInt(counters[index] ?? 0) + discreteLaplace(scale, rng)),
  ]);
  return Object.fromEntries(noisy);
}

/**
 * Draws the noise, once. The cells come from the plan alone, whatever was counted.
 * @param releasedOn ISO day.
 */
export function releaseOfTally(
  plan: ReleasePlan,
  period: Period,
  tally: Tally,
  releasedOn: string,
  rng: Rng,
): Release {
  const tables = tablesOf(plan, period).map((table) => ({
    id: table.id,
    cells: noisyCells(table, tally.counts.get(table.id) ?? [], rng),
    epsilon: rationalText(table.epsilon),
    within: errorNineteenInTwenty(table.epsilon),
  }));
  return { format: "alongside-release-1", plan: plan.version, period, releasedOn, tables };
}
