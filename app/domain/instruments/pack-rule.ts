// What a site's own licensed instrument must be before anybody is asked with it. A pack that is not right is
// refused with one sentence, and every other pack and survey goes on. Pure.
import { bytesOf, longestAnswers, mostBytesOfOne } from "./answer-size.ts";
import type { Instrument } from "./instrument.ts";
import { readInstrument } from "./shipping-rule.ts";

export interface PackFiles {
  folder: string;
  /** Null where the file is missing. */
  questionnaire: string | null;
  notice: string | null;
}

export type PackRead =
  | { isRight: true; instrument: Instrument }
  | { isRight: false; problem: string };

const files = { questionnaire: "questionnaire.json", notice: "instrument.json" } as const;

/** @param takenIds instruments of the program, whose names no pack may take. */
export function readPack(pack: PackFiles, takenIds: readonly string[]): PackRead {
  const refused = (problem: string): PackRead => ({ isRight: false, problem });
  const values: Record<keyof typeof files, unknown> = { questionnaire: null, notice: null };
  for (const part of ["questionnaire", "notice"] as const) {
    const text = pack[part];
    if (text === null) return refused(`${files[part]} is missing.`);
    try {
      values[part] = JSON.parse(text);
    } catch {
      return refused(`${files[part]} is not JSON.`);
    }
  }
  const read = readInstrument({ folder: pack.folder, ...values });
  if (!read.isRight) return refused(`${read.problems[0] ?? "it cannot be read"}.`);
  const { id, notice, questionnaire } = read.instrument;
  if (notice.verdict === "NO" || notice.verdict === "ADAPTER") {
    return refused(`its verdict is ${notice.verdict}: ${notice.verdictReason}`);
  }
  if (id !== pack.folder)
    return refused(`it calls itself ${id}; folder and name must be the same.`);
  if (takenIds.includes(id)) return refused(`${id} is the name of an instrument of the program.`);
  if (questionnaire.copyright === "") return refused("it does not say whose words these are.");
  if (notice.licence.trim() === "") return refused("it does not say its licence.");
  if (!notice.uses.includes("wave")) return refused("it is not meant for surveys.");
  const bytes = bytesOf(longestAnswers([read.instrument]));
  if (bytes > mostBytesOfOne) {
    return refused(
      `one person's answers to it can take ${bytes} bytes, and there is room for ${mostBytesOfOne}; ask fewer items, or give them shorter ids.`,
    );
  }
  return { isRight: true, instrument: read.instrument };
}
