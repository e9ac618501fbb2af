// The one command line for whoever runs a site: `npm run -s alongside -- COMMAND`.
import { readSettings } from "#app/env.server.ts";
import { accounts } from "./accounts.server.ts";
import { audit } from "./audit.server.ts";
import { backup } from "./backup.server.ts";
import type { Command, Io } from "./command.ts";
import { demo, demoSite } from "./demo.server.ts";
import { disclosureAudit } from "./disclosure-audit.server.ts";
import { duty } from "./duty.server.ts";
import { erasures } from "./erasures.server.ts";
import { evaluation } from "./evaluate.server.ts";
import { evaluationData } from "./evaluation-data.server.ts";
import { figures } from "./figures.server.ts";
import { keys } from "./keys.server.ts";
import { restore } from "./restore.server.ts";
import { rosterCommand } from "./roster.server.ts";
import { serve } from "./serve.server.ts";
import { openSite } from "./site.server.ts";
import { surveysCommand } from "./surveys.server.ts";
import { targetsCommand } from "./targets.server.ts";

const commands: Command[] = [
  keys,
  backup,
  restore,
  erasures,
  accounts,
  duty,
  targetsCommand,
  rosterCommand,
  figures,
  disclosureAudit,
  audit,
  evaluation,
  evaluationData,
  surveysCommand,
  serve,
  demo,
];

const overview = (): string =>
  [
    "alongside COMMAND [--json] [--help] [--demo]",
    "",
    ...commands.map((command) => `  ${command.name.padEnd(18)}${command.summary}`),
    "",
    "Settings come from the environment (docs/settings.md). With --demo a command looks at",
    "the demonstration of `npm run demo` instead (--demo=FOLDER for one kept elsewhere).",
  ].join("\n");

/** Problems that have a sentence for the operator; anything else is a fault of ours. */
const spokenRefusals = new Set([
  "KeyringRefused",
  "BootRefused",
  "SettingsRefused",
  "ListenRefused",
  "CommandRefused",
]);

async function main(words: string[]): Promise<number> {
  const io: Io = {
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
    json: words.includes("--json"),
  };
  const demoFlag = words.find((word) => /^--demo(=|$)/.test(word));
  const [name, ...rest] = words.filter((word) => word !== "--json" && word !== demoFlag);
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    const isAsked = name === undefined || name === "--help" || name === "help";
    (isAsked ? io.out : io.err)(isAsked ? overview() : `No command ${name}.\n\n${overview()}`);
    return name === "--help" || name === "help" ? 0 : 2;
  }
  try {
    if (demoFlag !== undefined && [keys, restore, erasures, serve, demo].includes(command)) {
      io.err(`${command.name} does not take --demo. Say: npm run demo -- --help`);
      return 2;
    }
    return await command.run(rest, io, () =>
      demoFlag === undefined ? openSite(readSettings()) : demoSite(demoFlag.slice(7) || null),
    );
  } catch (error) {
    if (error instanceof Error && spokenRefusals.has(error.name)) {
      io.err(error.message);
      return 1;
    }
    if (error instanceof Error && error.name === "DatabaseFault") {
      const { kind } = error as Error & { kind: string };
      io.err(
        kind === "disk-full"
          ? "The disk is full. Nothing was half-written; free some space and try again."
          : `${error.message} Nothing was half-written.`,
      );
      return 1;
    }
    throw error;
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : "Unknown fault"}\n`);
    process.exitCode = 70;
  },
);
