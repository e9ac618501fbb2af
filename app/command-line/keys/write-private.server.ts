// Writes a file that only its owner may read, and never over another one unless that is what is wanted.
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { CommandRefused } from "../command.ts";

/** @throws CommandRefused when there is a file already (unless it may be replaced) or no way to write. */
export function writePrivate(file: string, text: string, { isReplacing = false } = {}): void {
  if (!isReplacing && existsSync(file)) {
    throw new CommandRefused(`There is a file ${file} already. It was left as it is.`);
  }
  const draft = `${file}.new`;
  try {
    rmSync(draft, { force: true });
    const handle = openSync(draft, "wx", 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, file);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    throw new CommandRefused(`The file ${file} cannot be written (${code}).`);
  }
}
