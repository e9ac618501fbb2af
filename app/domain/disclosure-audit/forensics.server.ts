// Looks into the raw bytes of the database, its log and its backups for what must not be there: stubs in
// the clear, keys, counters of a period that was released (disclosure.md 5.3, 11).
import { existsSync, readFileSync } from "node:fs";
import { openAccumulator, sealedRowOf } from "#app/domain/figures/accumulator.server.ts";
import { openAccumulators } from "#app/domain/figures/accumulator-store.server.ts";
import { periodsOfPlan } from "#app/domain/figures/counting-period.ts";
import { signedPlans } from "#app/domain/figures/plan-store.server.ts";
import { releasedPeriods } from "#app/domain/figures/release-store.server.ts";
import { emptyTally } from "#app/domain/figures/tally.ts";
import type { World } from "#app/domain/world.server.ts";

/** Names of members of a stub and of open counters: in the clear only while in memory. */
const clearMarks = ['"countable"', '"personTagInput"', '"eventFamily"', '"seen":'];

/** @returns what was found in the files, in a sentence each, naming the file. */
function findingsInFiles(files: readonly string[], needles: ReadonlyMap<string, string>): string[] {
  return files.filter(existsSync).flatMap((file) => {
    const bytes = readFileSync(file);
    return [...needles]
      .filter(([needle]) => bytes.includes(needle))
      .map(([, what]) => `${file} holds ${what}.`);
  });
}

/**
 * @param files database, write-ahead log, journal, backups; those that do not exist are passed over.
 * @returns one sentence per finding; none when all is as it should be.
 */
export async function forensicFindings(
  world: Pick<World, "db" | "keyring">,
  files: readonly string[],
): Promise<string[]> {
  const { db, keyring } = world;
  const [plans, released, rows] = await Promise.all([
    signedPlans(db),
    releasedPeriods(db),
    openAccumulators(db),
  ]);
  const findings: string[] = [];
  const needles = new Map(
    clearMarks.map((mark) => [mark, `a part of a stub in the clear, ${mark}`]),
  );
  for (const plan of plans.values()) {
    for (const period of periodsOfPlan(plan)) {
      const key = keyring.existingPeriodKey(period);
      if (key && released.has(period)) {
        findings.push(`The key of ${period} still exists; closing it again destroys it.`);
      }
      for (const form of ["hex", "base64url"] as const) {
        if (key) needles.set(key.secret.toString(form), `the key of ${period}`);
      }
      const row = rows.find((one) => one.period === period);
      if (!row) continue;
      if (released.has(period)) findings.push(`The counters of ${period} outlived its release.`);
      const opened = openAccumulator(keyring, plan, period, row);
      if (typeof opened === "string") {
        findings.push(`The counters of ${period} do not open (${opened}).`);
        continue;
      }
      const empty = sealedRowOf({ ...opened, tally: emptyTally(plan, period) });
      if (empty.sealedCounters.length !== row.sealedCounters.length) {
        findings.push(`The counters of ${period} have a length that tells of their content.`);
      }
    }
  }
  return [...findings, ...findingsInFiles(files, needles)];
}
