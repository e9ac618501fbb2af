// Takes in what somebody answered after closing or after a gathering, and gives it to the fold. The answer
// comes without the case it belongs to, so it is a fact of its own: the caps for named people cannot reach it.

import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { Keyring } from "#app/domain/confidentiality/keyring.server.ts";
import { keyIdOf, seal, unseal } from "#app/domain/confidentiality/seal.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import { type Pulse, pulseShape } from "./fact.ts";
import { yearPeriod } from "./periods.ts";
import { signedPlanOf } from "./plan-store.server.ts";
import { countsPulses } from "./release-plan.ts";
import { pulseToAdd, type WaitingPulse } from "./waiting-pulse-store.server.ts";

/** Plaintext bytes of every answer, length prefix included. */
const pulseBytes = 128;

const placeOf = (id: string) => ({ table: "waiting_pulses", column: "sealed_pulse", row: id });

/**
 * For the verb that takes the answer: run its statements in the same list as the one that uses up what it
 * came by.
 * @returns no statement where the year's plan has no such table: then nothing is kept at all.
 */
export async function pulseToKeep(
  pulse: Pulse,
  world: World,
): Promise<(tx: Writer) => Statement[]> {
  const year = Number(dayOf(world.now, world.settings.timeZone).slice(0, 4));
  const plan = await signedPlanOf(world.db, year);
  if (!countsPulses(plan, pulse.sort)) return () => [];
  const id = world.newId<string>();
  const key = world.keyring.periodKey(yearPeriod(year));
  const text = JSON.stringify(pulseShape.parse(pulse));
  const row: WaitingPulse = { id, year, sealedPulse: seal(key, placeOf(id), text, pulseBytes) };
  return (tx) => [pulseToAdd(tx, row)];
}

/** @returns null when it cannot be opened: its key is gone, or it was changed. */
export function openedPulse(keyring: Keyring, waiting: WaitingPulse): Pulse | null {
  try {
    const keyId = keyIdOf(waiting.sealedPulse);
    const key = keyring.existingPeriodKey(yearPeriod(waiting.year), keyId);
    return key
      ? pulseShape.parse(JSON.parse(unseal(key, placeOf(waiting.id), waiting.sealedPulse)))
      : null;
  } catch {
    return null;
  }
}
