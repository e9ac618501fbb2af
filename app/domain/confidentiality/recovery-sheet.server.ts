// The master key on paper: 120 characters with a checksum, enough to open accounts, roster and the copy of
// the remaining keys. Keys of months are never on paper, or paper would outlive what was to be destroyed.
import { createHash } from "node:crypto";
import { base32, base32Typed, bytesOfBase32 } from "./base32.ts";
import type { KeyringContents } from "./keyring-file.server.ts";

const version = 1;
const idBytes = 4;
const secretBytes = 32;
const checksumBytes = 6;
const payloadBytes = 1 + idBytes + 2 * secretBytes;
/** Without separators. */
export const sheetLength = 120;

export interface SheetKeys {
  master: { id: string; secret: string };
  tagRoot: string;
}

const checksumOf = (payload: Uint8Array): Buffer =>
  createHash("sha256")
    .update("alongside-sheet|")
    .update(payload)
    .digest()
    .subarray(0, checksumBytes);

/** @returns 120 characters of base 32. The newest master is written. */
export function sheetCode({
  masters,
  tagRoot,
}: Pick<KeyringContents, "masters" | "tagRoot">): string {
  const [master] = masters;
  if (!master) throw new RangeError("A keyring without a master key.");
  const payload = Buffer.concat([
    Buffer.from([version]),
    Buffer.from(master.id.slice(2), "hex"),
    Buffer.from(master.secret, "hex"),
    Buffer.from(tagRoot, "hex"),
  ]);
  if (payload.length !== payloadBytes) throw new RangeError("A master key of unknown shape.");
  return base32(Buffer.concat([payload, checksumOf(payload)]));
}

export type SheetRead =
  | { is: "sheet"; keys: SheetKeys }
  | { is: "wrong-sign" }
  | { is: "wrong-length"; typed: number }
  /** At least one character is not as it was printed. */
  | { is: "wrong-checksum" }
  | { is: "of-another-version" };

/** What was typed or scanned from a sheet; anything but its characters is ignored. */
export function sheetRead(typed: string): SheetRead {
  const code = base32Typed(typed);
  if (code.length !== sheetLength) return { is: "wrong-length", typed: code.length };
  const bytes = bytesOfBase32(code);
  if (!bytes) return { is: "wrong-sign" };
  const payload = Buffer.from(bytes.subarray(0, payloadBytes));
  const checksum = Buffer.from(bytes.subarray(payloadBytes, payloadBytes + checksumBytes));
  if (!checksumOf(payload).equals(checksum)) return { is: "wrong-checksum" };
  if (payload[0] !== version) return { is: "of-another-version" };
  const secretAt = (start: number) => payload.subarray(start, start + secretBytes).toString("hex");
  return {
    is: "sheet",
    keys: {
      master: {
        id: `m-${payload.subarray(1, 1 + idBytes).toString("hex")}`,
        secret: secretAt(1 + idBytes),
      },
      tagRoot: secretAt(1 + idBytes + secretBytes),
    },
  };
}

/** Whether this sheet is the newest of this keyring. */
export const isSheetOf = (keys: SheetKeys, contents: KeyringContents): boolean =>
  contents.masters[0]?.secret === keys.master.secret && contents.tagRoot === keys.tagRoot;
