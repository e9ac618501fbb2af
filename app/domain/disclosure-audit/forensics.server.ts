// Looks into the raw bytes of the database, its log and its backups for what must not be there: stubs in
// the clear, keys, counters of a period that was released, cases beside counters (disclosure.md 5.3, 11).
import { openAccumulator, sealedRowOf } from "#app/domain/figures/accumulator.server.ts";
import { openAccumulators } from "#app/domain/figures/accumulator-store.server.ts";
import { periodsOfPlan } from "#app/domain/figures/counting-period.ts";
import { everyCaseId } from "#app/domain/figures/figures-source.server.ts";
import { signedPlans } from "#app/domain/figures/plan-store.server.ts";
import { releasedPeriods } from "#app/domain/figures/release-store.server.ts";
import { emptyTally } from "#app/domain/figures/tally.ts";
import type { CaseId, Sealed } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { isThere, pageHolding, placesIn } from "./raw-files.server.ts";

/** Names of members of a stub and of open counters: in the clear only while in memory. */
const clearMarks = ['"countable"', '"personTagInput"', '"eventFamily"', '"seen":'];

/** @returns what was found in the files, in a sentence each, naming the file. */
function findingsInFiles(files: readonly string[], needles: ReadonlyMap<string, string>): string[] {
  return files.flatMap((file) => {
    const places = placesIn(file, [...needles.keys()]);
    return [...needles]
      .filter(([needle]) => (places.get(needle) ?? []).length > 0)
      .map(([, what]) => `${file} holds ${what}.`);
  });
}

/** Beginning, middle and end: a ciphertext longer than a page lies in several. */
function piecesOf(sealed: Sealed): string[] {
  const third = Math.floor(sealed.length / 3);
  return [0, third, 2 * third, sealed.length - 24].map((at) => sealed.slice(at, at + 24));
}

function holdsAnId(page: Buffer, ids: ReadonlySet<string>, length: number): boolean {
  const text = page.toString("latin1");
  for (let at = 0; at + length <= text.length; at += 1) {
    if (ids.has(text.slice(at, at + length))) return true;
  }
  return false;
}

/** A case that shares a page with counters was written with them, which says when it was counted. */
function casesBesideCounters(
  files: readonly string[],
  counters: readonly { period: string; sealedCounters: Sealed }[],
  caseIds: readonly CaseId[],
): string[] {
  const ids = new Set<string>(caseIds);
  const length = caseIds[0]?.length ?? 0;
  if (length === 0) return [];
  return files.flatMap((file) =>
    counters.flatMap(({ period, sealedCounters }) => {
      const places = [...placesIn(file, piecesOf(sealedCounters)).values()].flat();
      const isBeside = places.some((place) => holdsAnId(pageHolding(file, place), ids, length));
      return isBeside ? [`${file} holds a case on one page with the counters of ${period}.`] : [];
    }),
  );
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
  const [plans, released, rows, caseIds] = await Promise.all([
    signedPlans(db),
    releasedPeriods(db),
    openAccumulators(db),
    everyCaseId(db),
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
  const there = files.filter(isThere);
  return [
    ...findings,
    ...findingsInFiles(there, needles),
    ...casesBesideCounters(there, rows, caseIds),
  ];
}
