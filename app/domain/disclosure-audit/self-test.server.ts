// Part I of the audit: before it judges this site, it must fail every release that is known to leak, a
// ledger that was tampered with, and pass what is sound. A suite that never fails is no evidence.
import { findingsOf } from "./bound-findings.ts";
import { cellBounds } from "./cell-bounds.server.ts";
import { type KnownCase, knownCases, readable } from "./known-leaks.ts";
import type { Statements } from "./statements.ts";

type Bounds = (file: Statements) => ReturnType<typeof cellBounds>;

/** @returns one sentence per known case that was judged wrongly. */
export async function selfTestFindings(
  bounds: Bounds = cellBounds,
  cases: readonly KnownCase[] = knownCases,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const known of cases) {
    const file = readable(known);
    const examined = await bounds(file);
    const found = "contradicting" in examined ? [] : findingsOf(file, examined.bounds);
    const isMissed = known.finds.some(
      ({ cell, kind }) => !found.some((one) => one.cell === cell && one.kind === kind),
    );
    const isFalse = known.finds.length === 0 && found.length > 0;
    if (isMissed || isFalse) wrong.push(`The audit misjudged: ${known.name}.`);
  }
  return wrong;
}
