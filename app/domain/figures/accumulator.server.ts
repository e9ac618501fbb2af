// Opens and seals accumulators under their period's key. The key lives in the keyring alone, so what a
// backup holds of a period is unreadable once the period was released.
import { createHmac } from "node:crypto";
import type { Keyring, PeriodKey } from "#app/domain/confidentiality/keyring.server.ts";
import { keyIdOf, seal, unseal } from "#app/domain/confidentiality/seal.server.ts";
import type { Sealed } from "#app/domain/ids.ts";
import type { AccumulatorRow } from "./accumulator-store.server.ts";
import type { Period } from "./periods.ts";
import type { ReleasePlan } from "./release-plan.ts";
import { emptyTally, type Tally, tagLength, tallyBytes, tallyOfText, tallyText } from "./tally.ts";

export interface OpenAccumulator {
  period: Period;
  plan: ReleasePlan;
  /** The newest of the period; the row itself may still be under the one before. */
  key: PeriodKey;
  /** Of the row it was read from; 0 for a new one. */
  version: number;
  tally: Tally;
}

/** key-missing: the keyring has no key for it. wrong-key: it has another. damaged: it does not open. */
export type AccumulatorFault = "key-missing" | "wrong-key" | "damaged";

const placeOf = (period: Period) => ({
  table: "accumulators",
  column: "sealed_counters",
  row: period as string,
});

/** A new accumulator, with a new period key. Only for a period that has neither row nor release. */
export const newAccumulator = (
  keyring: Keyring,
  plan: ReleasePlan,
  period: Period,
): OpenAccumulator => ({
  period,
  plan,
  key: keyring.periodKey(period),
  version: 0,
  tally: emptyTally(plan, period),
});

function keyIdIn(sealed: Sealed): string | null {
  try {
    return keyIdOf(sealed);
  } catch {
    return null;
  }
}

/** Opens a stored accumulator; never makes a key, since a new one could not open it. */
export function openAccumulator(
  keyring: Keyring,
  plan: ReleasePlan,
  period: Period,
  row: AccumulatorRow,
): OpenAccumulator | AccumulatorFault {
  const key = keyring.existingPeriodKey(period);
  if (!key) return "key-missing";
  const keyId = keyIdIn(row.sealedCounters);
  const opening = keyId === null ? key : keyring.existingPeriodKey(period, keyId);
  if (!opening) return "wrong-key";
  try {
    const text = unseal(opening, placeOf(period), row.sealedCounters);
    const tally = row.planVersion === plan.version ? tallyOfText(plan, period, text) : null;
    return tally ? { period, plan, key, version: row.version, tally } : "damaged";
  } catch {
    return "damaged";
  }
}

/** The row to write: a new ciphertext of the same length, whether or not anything was counted. */
export const sealedRowOf = ({ period, plan, key, version, tally }: OpenAccumulator) => ({
  period,
  planVersion: plan.version,
  version,
  sealedCounters: seal(key, placeOf(period), tallyText(tally), tallyBytes(plan, period)),
});

/** The mark of a named person within one period; it cannot be made again once the key is destroyed. */
export const personTag = (accumulator: OpenAccumulator, person: string): string =>
  createHmac("sha256", accumulator.key.tagSecret)
    .update(`person|${person}`)
    .digest("base64url")
    .slice(0, tagLength);
