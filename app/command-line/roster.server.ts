// `alongside roster import`: the staff list, first looked at, then taken. Prints counts and the last
// digits of staff numbers; no name reaches a terminal or a log.
import { createReadStream, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { operator } from "#app/domain/access/actor.ts";
import { guessRosterMapping } from "#app/domain/roster/guess-roster-mapping.server.ts";
import { importRoster } from "#app/domain/roster/import-roster.server.ts";
import {
  fieldNames,
  mappingShape,
  type RosterField,
  type RosterMapping,
  rosterFields,
} from "#app/domain/roster/roster-mapping.ts";
import type { World } from "#app/domain/world.server.ts";
import { type Command, CommandRefused, type Io } from "./command.ts";
import { sayOutcome, unreadableSentences } from "./roster-words.ts";

const help = `alongside roster import FILE [--mapping FILE] [--apply] [--confirm-leaving N]
                                   [--examples N] [--json]
alongside roster import FILE --guess-mapping [--mapping FILE]

Compares the staff list that your HR system exports (CSV) with the one held here,
and says who would be new, changed or leaving. Nothing is written without --apply;
with it, all of it or nothing.

  --guess-mapping      look at FILE and write a mapping to check: which column is what
  --mapping FILE       the mapping; roster-mapping.json unless you say another
  --apply              write the new staff list
  --confirm-leaving N  needed when more than 30 in 100 would leave: the very number
  --examples N         how many examples of each kind are shown (5)

Exit codes: 0 done, 1 refused with the reason, 2 called wrongly. See docs/roster.md.`;

const options = {
  mapping: { type: "string", default: "roster-mapping.json" },
  "guess-mapping": { type: "boolean", default: false },
  apply: { type: "boolean", default: false },
  "confirm-leaving": { type: "string" },
  examples: { type: "string", default: "5" },
  help: { type: "boolean", default: false },
} as const;

function words(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch {
    return null;
  }
}

const wholeNumber = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : null;

function readMapping(file: string): RosterMapping {
  if (!existsSync(file)) {
    throw new CommandRefused(
      `There is no mapping at ${file}. Make one with: alongside roster import FILE --guess-mapping`,
    );
  }
  let contents: unknown;
  try {
    contents = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new CommandRefused(`The mapping ${file} is not JSON. Correct it, or guess it anew.`);
  }
  const parsed = mappingShape.safeParse(contents);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path, code, ...issue }) => {
    const keys = "keys" in issue && Array.isArray(issue.keys) ? issue.keys.map(String) : [];
    const [first, field] = path.map(String);
    const isField = first === "columns" && rosterFields.includes(field as RosterField);
    const named = isField
      ? `the column of the ${fieldNames[field as RosterField]}`
      : path.join(".");
    return keys.length > 0 ? `${keys.join(", ")} is not known there` : `${named} (${code})`;
  });
  throw new CommandRefused(`The mapping ${file} still needs: ${places.join("; ")}.`);
}

/** @throws CommandRefused when there is no such file. */
function opener(file: string) {
  if (!existsSync(file)) throw new CommandRefused(`There is no file ${file}.`);
  if (!statSync(file).isFile()) throw new CommandRefused(`${file} is not a file.`);
  return () => createReadStream(file, { highWaterMark: 256 * 1024 });
}

async function guess(file: string, mappingFile: string, io: Io, world: World): Promise<number> {
  const open = opener(file);
  if (existsSync(mappingFile)) {
    throw new CommandRefused(`There is a mapping at ${mappingFile} already. It was left as it is.`);
  }
  const guessed = await guessRosterMapping(operator, { open }, world);
  if (guessed.outcome === "not-allowed") throw new CommandRefused("Only an operator may do this.");
  if (guessed.outcome === "unreadable") {
    throw new CommandRefused(unreadableSentences[guessed.why]);
  }
  const { mapping, undecidedCount } = guessed;
  writeFileSync(mappingFile, `${JSON.stringify(mapping, null, 2)}\n`, { flag: "wx" });
  const toDo = [
    ...guessed.open.map((field) => `Say which column is the ${fieldNames[field]}.`),
    ...(undecidedCount > 0
      ? [`Say the role family of ${undecidedCount} professions that now have null.`]
      : []),
  ];
  if (io.json) io.out(JSON.stringify({ mapping: mappingFile, open: guessed.open, undecidedCount }));
  else {
    io.out(`Wrote ${mappingFile}. Check each line before you use it.`);
    for (const line of toDo) io.out(line);
  }
  return 0;
}

/** @returns the exit code. */
export async function roster(args: string[], io: Io, world: World): Promise<number> {
  try {
    return await answer(args, io, world);
  } catch (error) {
    if (!(error instanceof CommandRefused)) throw error;
    io.err(error.message);
    return 1;
  }
}

async function answer(args: string[], io: Io, world: World): Promise<number> {
  const said = words(args);
  if (said?.values.help) {
    io.out(help);
    return 0;
  }
  const [verb, file, ...more] = said?.positionals ?? [];
  const confirmed = wholeNumber(said?.values["confirm-leaving"]);
  const exampleCount = wholeNumber(said?.values.examples);
  const isMisspelt = said?.values["confirm-leaving"] !== undefined && confirmed === null;
  if (
    !said ||
    verb !== "import" ||
    !file ||
    more.length > 0 ||
    isMisspelt ||
    exampleCount === null
  ) {
    io.err(help);
    return 2;
  }
  if (said.values["guess-mapping"]) return guess(file, said.values.mapping, io, world);
  const open = opener(file);
  const outcome = await importRoster(
    operator,
    {
      open,
      mapping: readMapping(said.values.mapping),
      isApplied: said.values.apply,
      confirmedLeaving: confirmed,
      exampleCount,
      onProgress: (step, rows) => io.err(`${step}: ${rows} rows`),
    },
    world,
  );
  return sayOutcome(outcome, io);
}

export const rosterCommand: Command = {
  name: "roster",
  summary: "compare and take the hospital's staff list (roster import FILE)",
  async run(args, io, openSite) {
    if (args.includes("--help") || args.length === 0) {
      (args.length === 0 ? io.err : io.out)(help);
      return args.length === 0 ? 2 : 0;
    }
    const site = await openSite();
    try {
      return await roster(args, io, site.worldAt());
    } finally {
      await site.close();
    }
  },
};
