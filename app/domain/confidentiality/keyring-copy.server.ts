// The keys that are not on paper, as a file of their own, sealed under the master key. Made beside every
// backup and replacing the copy before: a kept old copy would keep destroyed keys alive.
import { z } from "zod";
import { monthOf } from "#app/domain/calendar/local-time.ts";
import type { Sealed } from "#app/domain/ids.ts";
import { type Keyring, masterKeyFor } from "./keyring.server.ts";
import { type KeyringContents, keyringShape } from "./keyring-file.server.ts";
import type { SheetKeys } from "./recovery-sheet.server.ts";
import { keyIdOf, SealBroken, seal, unseal } from "./seal.server.ts";

const copyShape = z.object({ format: z.literal("alongside-keys-1"), sealed: z.string() });
const place = { table: "keyring", column: "copy", row: "whole" };

/** @returns the text of the file. */
export function keyringCopy(keyring: Keyring): string {
  const sealed = seal(
    keyring.sealingKey("keyring-copy"),
    place,
    JSON.stringify(keyring.contents()),
  );
  return `${JSON.stringify({ format: "alongside-keys-1", sealed })}\n`;
}

export type CopyOpened =
  | { is: "keyring"; contents: KeyringContents }
  | { is: "no-copy" }
  /** Made with another master key than the sheet's: an older sheet, or another site. */
  | { is: "of-another-sheet" }
  | { is: "damaged" };

/** @param today keys of months that are over are left out: they were destroyed, here or elsewhere. */
export function keyringFromCopy(text: string, sheet: SheetKeys, today: string): CopyOpened {
  let sealed: Sealed;
  try {
    sealed = copyShape.parse(JSON.parse(text)).sealed as Sealed;
  } catch {
    return { is: "no-copy" };
  }
  try {
    if (keyIdOf(sealed) !== sheet.master.id) return { is: "of-another-sheet" };
    const opened = unseal(masterKeyFor(sheet.master, "keyring-copy"), place, sealed);
    const contents = keyringShape.parse(JSON.parse(opened));
    for (const month of Object.keys(contents.epochs)) {
      if (month < monthOf(today)) delete contents.epochs[month];
    }
    return { is: "keyring", contents };
  } catch (error) {
    if (error instanceof SealBroken) return { is: "damaged" };
    throw error;
  }
}
