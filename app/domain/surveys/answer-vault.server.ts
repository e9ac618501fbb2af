// Seals and opens answers under the wave's own key, which lives in the keyring alone and is destroyed once
// the wave is released: what a backup of the database holds of a wave is unreadable from then on.
import type { Keyring } from "#app/domain/confidentiality/keyring.server.ts";
import { type SealingKey, seal, unseal } from "#app/domain/confidentiality/seal.server.ts";
import type { Sealed } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { answerBytes, answerShape, type SurveyAnswer } from "./answer.ts";
import type { SealedRow } from "./survey-store.server.ts";

const keyName = (waveId: string): string => `survey-${waveId}`;

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

/** @throws SealBroken or ZodError when a row was moved or damaged. */
export const openedRow = (
  key: SealingKey,
  shelf: Shelf,
  row: { id: string; sealedAnswer: Sealed },
): SurveyAnswer => answerShape.parse(JSON.parse(unseal(key, placeOn(shelf, row.id), row.sealedAnswer)));
