// Licensed instruments as a site would bring them, made from the climate questions of the program.
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "#db/migrate.server.ts";

const shipped = join(projectFolder(), "app/domain/instruments/shipped");
export type Held = Record<string, unknown>;
type File = "questionnaire.json" | "instrument.json";

const jsonAt = (path: string): Held => JSON.parse(readFileSync(path, "utf8"));

/** Puts a well-made pack into the folder: the climate questions under another name and licence. */
export function putPack(
  root: string,
  name: string,
  changes: Partial<Record<File, (held: Held) => unknown>> = {},
) {
  cpSync(join(shipped, "team-climate"), join(root, name), { recursive: true });
  const usual: Record<File, Held> = {
    "questionnaire.json": { id: name, copyright: "Somebody else, by permission." },
    "instrument.json": { id: name, verdict: "PACK", licence: "By permission; not to be sold" },
  };
  for (const file of ["questionnaire.json", "instrument.json"] as const) {
    const path = join(root, name, file);
    const held = { ...jsonAt(path), ...usual[file] };
    writeFileSync(path, JSON.stringify(changes[file]?.(held) ?? held));
  }
}
