// What an accumulator holds while it is open in memory: one counter per planned cell, separate margins
// and never the joint, and the memory that caps what one named person adds. Pure; tags come as text.
import { z } from "zod";
import { tablesOf } from "./budget.ts";
import { canonicalJson } from "./canonical-json.ts";
import { type Fact, notSaid } from "./fact.ts";
import { isQuarter, type Period } from "./periods.ts";
import { type Attribute, type ReleasePlan, sortOf, type TableSpec } from "./release-plan.ts";

export interface Tally {
  period: Period;
  /** Counters by table, in the order of the table's cells. */
  counts: Map<string, number[]>;
  /** Facts counted per tag of a named person in this period. */
  seen: Map<string, number>;
}

/** Characters of a tag: 64 bits of a keyed hash in base64url. */
export const tagLength = 11;

function saidOf(fact: Fact, attribute: Attribute): string {
  if (fact.sort === "group") return attribute === "group-size" ? fact.size : "all";
  if (fact.sort !== "request") {
    if (attribute === `${fact.sort}-helped`) return fact.helped;
    return attribute === `${fact.sort}-safe` ? fact.safe : fact.again;
  }
  if (attribute === "cluster") return fact.cluster;
  if (attribute === "event-family") return fact.eventFamily;
  if (attribute === "profession-group") return fact.professionGroup;
  if (attribute === "response-band") return fact.responseBand;
  if (attribute === "stepped-up") return fact.steppedUp;
  return attribute === "distress" ? fact.distress : "all";
}

/**
 * The one cell of the table that counts this fact; a value the plan does not know is not said.
 * @returns null when the table counts facts of another sort.
 */
export function cellOf(table: TableSpec, fact: Fact): string | null {
  if (sortOf(table.attribute) !== fact.sort) return null;
  const cell = saidOf(fact, table.attribute);
  if (table.cells.includes(cell)) return cell;
  return table.cells.includes(notSaid) ? notSaid : "other";
}

export const emptyTally = (plan: ReleasePlan, period: Period): Tally => ({
  period,
  counts: new Map(tablesOf(plan, period).map(({ id, cells }) => [id, cells.map(() => 0)])),
  seen: new Map(),
});

/** People whose cap is remembered: the headcount and some room for those who come during the year. */
const capacityOf = (plan: ReleasePlan): number => Math.ceil((plan.staffCount + 256) / 256) * 256;

const capOf = (plan: ReleasePlan, period: Period): number =>
  isQuarter(period) ? plan.capPerQuarter : plan.capPerYear;

function hasRoom(plan: ReleasePlan, tally: Tally, tag: string): boolean {
  const before = tally.seen.get(tag);
  if (before === undefined) return tally.seen.size < capacityOf(plan);
  return before < capOf(plan, tally.period);
}

function count(plan: ReleasePlan, tally: Tally, fact: Fact): void {
  for (const table of tablesOf(plan, tally.period)) {
    const cell = cellOf(table, fact);
    if (cell === null) continue;
    const counters = tally.counts.get(table.id);
    const place = table.cells.indexOf(cell);
    if (!counters || place < 0)
      throw new RangeError("A fact has no cell: the plan is no partition.");
    counters[place] = (counters[place] ?? 0) + 1;
  }
}

/**
 * Counts one fact in every tally it belongs to, or in none: over one cap, it changes no table at all.
 * Changes the tallies in place.
 * @param open the tallies of the fact's quarter (if the plan has quarters) and year, each with the tag
 * of the named person in it, null for a person without a name.
 */
export function addFact(
  plan: ReleasePlan,
  fact: Fact,
  open: readonly { tally: Tally; tag: string | null }[],
): void {
  if (open.some(({ tally, tag }) => tag !== null && !hasRoom(plan, tally, tag))) return;
  for (const { tally, tag } of open) {
    count(plan, tally, fact);
    if (tag !== null) tally.seen.set(tag, (tally.seen.get(tag) ?? 0) + 1);
  }
}

const textShape = z.object({
  counts: z.record(z.string(), z.array(z.number().int().min(0))),
  seen: z.string(),
});

/** @returns the tally as text of at most `tallyBytes`, tags sorted so that their order says nothing. */
export function tallyText(tally: Tally): string {
  const seen = [...tally.seen].map(([tag, facts]) => `${tag}${facts}`).sort();
  return canonicalJson({ counts: Object.fromEntries(tally.counts), seen: seen.join("") });
}

/** @returns null when the text is not a tally of this period of this plan. */
export function tallyOfText(plan: ReleasePlan, period: Period, text: string): Tally | null {
  const parsed = textShape.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const tally = emptyTally(plan, period);
  for (const [id, counters] of tally.counts) {
    const read = parsed.data.counts[id];
    if (read?.length !== counters.length) return null;
    tally.counts.set(id, read);
  }
  const entry = tagLength + 1;
  if (parsed.data.seen.length % entry !== 0) return null;
  for (let at = 0; at < parsed.data.seen.length; at += entry) {
    const facts = Number(parsed.data.seen[at + tagLength]);
    if (!(facts >= 1 && facts <= capOf(plan, period))) return null;
    tally.seen.set(parsed.data.seen.slice(at, at + tagLength), facts);
  }
  return tally;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Plaintext bytes of every state of this period's tally: from the plan alone, so it never changes. */
export function tallyBytes(plan: ReleasePlan, period: Period): number {
  const tables = tablesOf(plan, period);
  const counters = tables.reduce(
    (sum, { id, cells }) => sum + id.length + 8 + cells.length * 17,
    0,
  );
  const least = 64 + counters + capacityOf(plan) * (tagLength + 1);
  return Math.ceil(least / 256) * 256;
}
