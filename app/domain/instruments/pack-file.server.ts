// Reads the folder of a site's own licensed instruments: one folder each, two files. Never writes there.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type PackFiles, type PackRead, readPack } from "./pack-rule.ts";
import { shippedInstruments } from "./shipped-instruments.ts";

export interface FoundPack {
  folder: string;
  /** Of both files; another byte is another digest. */
  digest: string;
  read: PackRead;
}

/** No instrument is larger; what is, is something else. */
const mostBytes = 1024 * 1024;

function textIn(folder: string, name: string): string | null {
  const file = join(folder, name);
  try {
    return statSync(file).size > mostBytes ? null : readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** @returns every pack in order of its name; none where there is no such folder. */
export function packsIn(root: string | null): FoundPack[] {
  if (root === null || !existsSync(root) || !statSync(root).isDirectory()) return [];
  const takenIds = shippedInstruments.map(({ id }) => id);
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((folder) => {
      const files: PackFiles = {
        folder,
        questionnaire: textIn(join(root, folder), "questionnaire.json"),
        notice: textIn(join(root, folder), "instrument.json"),
      };
      const hash = createHash("sha256");
      hash.update(JSON.stringify([files.questionnaire, files.notice]));
      return { folder, digest: hash.digest("hex").slice(0, 32), read: readPack(files, takenIds) };
    });
}
