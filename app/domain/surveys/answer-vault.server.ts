// Seals and opens answers under the wave's own key, which lives in the keyring alone and is destroyed once
// the wave is released: what a backup of the database holds of a wave is unreadable from then on.
import type { Keyring } from "#app/domain/confidentiality/keyring.server.ts";
import {
  keyIdOf,
  SealBroken,
  type SealingKey,
  seal,
  unseal,
} from "#app/domain/confidentiality/seal.server.ts";
import type { Sealed } from "#app/domain/ids.ts";
import { answerBytes } from "#app/domain/instruments/answer-size.ts";
import type { World } from "#app/domain/world.server.ts";
import { answerShape, type SurveyAnswer } from "./answer.ts";
import type { SealedRow } from "./survey-store.server.ts";

/** Short, since the name becomes part of the key's id; eighty bits of the wave's own id. */
export const keyName = (waveId: string): string => `s-${waveId.slice(0, 16)}`;

/** Made when first asked for, which is when the wave opens. */
export const waveKey = (keyring: Keyring, waveId: string): SealingKey =>
  keyring.periodKey(keyName(waveId));

/** Null once the wave was released, or when the keyring is another one. */
export const existingWaveKey = (keyring: Keyring, waveId: string): SealingKey | null =>
  keyring.existingPeriodKey(keyName(waveId));

export const destroyWaveKey = (keyring: Keyring, waveId: string): void =>
  keyring.destroyPeriodKey(keyName(waveId));

type Shelf = "survey_arrivals" | "survey_answers";
const placeOn = (table: Shelf, row: string) => ({ table, column: "sealed_answer", row });

/** A row with a new random id and a new ciphertext of the one length. */
export function sealedRow(
  key: SealingKey,
  shelf: Shelf,
  answer: SurveyAnswer,
  world: Pick<World, "newId">,
): SealedRow {
  const id = world.newId<string>();
  return { id, sealedAnswer: seal(key, placeOn(shelf, id), JSON.stringify(answer), answerBytes) };
}

/**
 * With the version of the wave's key that the row was sealed with.
 * @throws SealBroken or ZodError when a row was moved or damaged, or its key is gone.
 */
export function openedRow(
  keyring: Keyring,
  waveId: string,
  shelf: Shelf,
  row: { id: string; sealedAnswer: Sealed },
): SurveyAnswer {
  const key = keyring.existingPeriodKey(keyName(waveId), keyIdOf(row.sealedAnswer));
  if (!key) throw new SealBroken();
  return answerShape.parse(JSON.parse(unseal(key, placeOn(shelf, row.id), row.sealedAnswer)));
}
