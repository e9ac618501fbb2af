// `alongside keys init`: makes the keyring, once.
import { existsSync } from "node:fs";
import { newKeyringContents } from "#app/domain/confidentiality/keyring.server.ts";
import {
  refuseInsideData,
  writeKeyringFile,
} from "#app/domain/confidentiality/keyring-file.server.ts";
import { readSettings } from "#app/env.server.ts";
import type { Command } from "./command.ts";

const help = `alongside keys init

Makes the key file named by ALONGSIDE_KEYRING, readable by you alone. Without it
nothing in the database can be read, ever: keep a copy in a place that the backups
of the data do not reach. An existing key file is never replaced.`;

export const keys: Command = {
  name: "keys",
  summary: "make the key file of this site (keys init)",
  async run(args, io) {
    if (args.includes("--help") || args.length === 0) {
      io.out(help);
      return args.length === 0 ? 2 : 0;
    }
    if (args[0] !== "init" || args.length > 1) {
      io.err("Say: alongside keys init");
      return 2;
    }
    const settings = readSettings();
    refuseInsideData(settings.keyringFile, settings.dataFolder);
    if (existsSync(settings.keyringFile)) {
      io.err(`There is a key file at ${settings.keyringFile} already. It was left as it is.`);
      return 1;
    }
    writeKeyringFile(settings.keyringFile, newKeyringContents());
    io.out(
      io.json
        ? JSON.stringify({ keyring: settings.keyringFile })
        : `Made ${settings.keyringFile}. Keep a copy of it apart from every backup of the data.`,
    );
    return 0;
  },
};
