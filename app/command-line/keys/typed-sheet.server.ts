// Reads a recovery sheet as it was typed or scanned: from a file, or from the terminal until the end of
// input. What was typed is never repeated in a sentence.
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import {
  type SheetKeys,
  sheetLength,
  sheetRead,
} from "#app/domain/confidentiality/recovery-sheet.server.ts";
import { CommandRefused } from "../command.ts";

/** @param file "-" or nothing for the terminal. @throws CommandRefused with what is wrong with it. */
export async function typedSheet(file: string | undefined): Promise<SheetKeys> {
  const typed = !file || file === "-" ? await text(process.stdin) : fileText(file);
  const read = sheetRead(typed);
  switch (read.is) {
    case "sheet":
      return read.keys;
    case "wrong-length":
      throw new CommandRefused(
        `A sheet has ${sheetLength} characters; this has ${read.typed}. Spaces and line breaks do not count.`,
      );
    case "wrong-sign":
      throw new CommandRefused("There is a sign that does not occur on a sheet.");
    case "wrong-checksum":
      throw new CommandRefused(
        "The checksum does not fit: at least one character is not as printed.",
      );
    case "of-another-version":
      throw new CommandRefused("This sheet is of another version of the program.");
  }
}

/** @throws CommandRefused when it cannot be read. */
export function fileText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new CommandRefused(`The file ${file} cannot be read.`);
  }
}
