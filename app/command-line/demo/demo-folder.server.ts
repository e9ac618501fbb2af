// The demonstration's own folder: what may be used, filled anew or removed. A folder that holds anything
// without the demonstration's mark is left alone, whatever was asked.
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { migrationsFolder } from "#db/migrate.server.ts";
import { CommandRefused } from "../command.ts";

const markShape = z.object({
  format: z.literal("alongside-demo-1"),
  /** `filling` from the first byte on: a fill that was interrupted is begun anew. */
  state: z.enum(["filling", "filled"]),
  seed: z.string(),
  /** The schema it was filled with; with another one it is filled anew. */
  schema: z.string().default(""),
  filledAt: z.string().nullable(),
  /** Where the site answered when it was filled; its mails name this address. */
  origin: z.string(),
  /** The code of one waiting request, for coming back. */
  receipt: z.string().nullable(),
  counts: z.record(z.string(), z.number()),
});
export type DemoMark = z.infer<typeof markShape>;

const markFile = (folder: string): string => join(folder, "demo.json");
const runningFile = (folder: string): string => join(folder, "running.json");

/** Written whole: a reader sees the old mark or the new one. */
export function writeMark(folder: string, mark: DemoMark): void {
  const draft = `${markFile(folder)}.new`;
  writeFileSync(draft, `${JSON.stringify(mark, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, markFile(folder));
}

/** @returns null when the folder is absent or empty. @throws CommandRefused when it holds something else. */
export function markOf(folder: string): DemoMark | null {
  if (!existsSync(folder)) return null;
  if (lstatSync(folder).isSymbolicLink() || !statSync(folder).isDirectory()) {
    throw new CommandRefused(`${folder} is not a folder of its own. Remove it, or say --folder.`);
  }
  if (existsSync(markFile(folder))) {
    try {
      return markShape.parse(JSON.parse(readFileSync(markFile(folder), "utf8")));
    } catch {
      // Falls through: what cannot be read is no mark.
    }
  }
  if (readdirSync(folder).every((name) => name === "running.json")) return null;
  throw new CommandRefused(
    `${folder} holds something that no demonstration made. It was left as it is; say --folder with another place.`,
  );
}

/** Removes what a demonstration made here; only ever called with its mark at hand. */
export function emptyDemo(folder: string): void {
  for (const name of ["data", "keys", "inbox.json"]) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

const journalShape = z.object({
  entries: z.array(z.object({ tag: z.string(), when: z.number() })),
});

/** Names the schema of this version of the program: its migrations and when each was made. */
export function schemaOfNow(): string {
  const file = join(migrationsFolder("sqlite"), "meta", "_journal.json");
  const { entries } = journalShape.parse(JSON.parse(readFileSync(file, "utf8")));
  return entries.map(({ tag, when }) => `${tag}@${when}`).join(" ");
}

/** Marks the folder as being filled, before anything else is in it. */
export function beginDemo(folder: string, mark: Pick<DemoMark, "seed" | "origin">): DemoMark {
  const begun: DemoMark = {
    format: "alongside-demo-1",
    state: "filling",
    ...mark,
    schema: schemaOfNow(),
    filledAt: null,
    receipt: null,
    counts: {},
  };
  writeMark(folder, begun);
  return begun;
}

const heartbeatMs = 2_000;
const silentMs = 15_000;
const runningShape = z.object({ pid: z.number().int(), origin: z.string() });

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Where a demonstration of this folder answers at present; null when none runs. */
export function runningOrigin(folder: string): string | null {
  const file = runningFile(folder);
  try {
    const { pid, origin } = runningShape.parse(JSON.parse(readFileSync(file, "utf8")));
    const isFresh = Date.now() - statSync(file).mtimeMs < silentMs;
    return isFresh && isAlive(pid) ? origin : null;
  } catch {
    return null;
  }
}

/** Makes the folder and says that this process has it. @returns what to call at the end. */
export function holdDemo(folder: string, origin: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = runningFile(folder);
  writeFileSync(file, JSON.stringify({ pid: process.pid, origin }), { mode: 0o600 });
  const beat = setInterval(() => {
    const now = new Date();
    if (existsSync(file)) utimesSync(file, now, now);
  }, heartbeatMs);
  beat.unref();
  return () => {
    clearInterval(beat);
    rmSync(file, { force: true });
  };
}
