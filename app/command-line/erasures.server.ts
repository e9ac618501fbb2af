// `alongside erasures`: whether a proof of erasure that somebody shows was given by this site.
import { parseArgs } from "node:util";
import { openKeyring } from "#app/domain/confidentiality/keyring.server.ts";
import { isOurErasure } from "#app/domain/retention/erasure-receipt.server.ts";
import { readSettings } from "#app/env.server.ts";
import type { Command } from "./command.ts";

const help = `alongside erasures --on 2026-11-21 --until 2027-02 --number XXXX-XXXX-XXXX-XXXX-XXXX

Says whether this site gave that proof of erasure, with that day and that month. The site
keeps no list of them: the number itself is the proof. It says nothing of who or what.`;

export const erasures: Command = {
  name: "erasures",
  summary: "check a proof of erasure",
  async run(args, io) {
    if (args.includes("--help") || args.length === 0) {
      io.out(help);
      return args.length === 0 ? 2 : 0;
    }
    const given = read(args);
    if (!given) {
      io.err("Say: alongside erasures --help");
      return 2;
    }
    const isOurs = isOurErasure(openKeyring(readSettings().keyringFile), given);
    if (io.json) io.out(JSON.stringify({ isOurs }));
    else if (isOurs) io.out("This site gave that proof.");
    else io.err("This site did not give that proof, or a character or date is not as printed.");
    return isOurs ? 0 : 1;
  },
};

function read(args: string[]): { on: string; untilMonth: string; number: string } | null {
  const text = { type: "string" } as const;
  try {
    const { values } = parseArgs({ args, options: { on: text, until: text, number: text } });
    const { on, until, number } = values;
    return on && until && number ? { on, untilMonth: until, number } : null;
  } catch {
    return null;
  }
}
