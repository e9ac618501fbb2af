// `alongside backup`: one encrypted archive of the data, and beside it, elsewhere, a copy of the keys.
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { operator } from "#app/domain/access/actor.ts";
import { writeInSite } from "#app/domain/audit/site-audit.server.ts";
import { archiveHead, openedArchive, sealedArchive } from "#app/domain/backup/archive.server.ts";
import { newBackupKeys, type Wrapping } from "#app/domain/backup/backup-key.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { keyringCopy } from "#app/domain/confidentiality/keyring-copy.server.ts";
import { isInside } from "#app/domain/confidentiality/keyring-file.server.ts";
import { wrappingToSeal } from "./backup/archive-lock.server.ts";
import { type Command, CommandRefused, type Io } from "./command.ts";
import { writePrivate } from "./keys/write-private.server.ts";
import type { Site } from "./site.server.ts";

const help = `alongside backup --to FILE --key PUBLIC_FILE | --passphrase-file FILE [--keys-to FILE]
alongside backup new-key --to PRIVATE_FILE
pg_dump --format=custom ... | alongside backup --stdin --to FILE --key PUBLIC_FILE

Copies the whole database while the site runs and seals it for the holder of the offline
key. The archive is read back before the command says that it is there. The key file of
the site is never inside: --keys-to writes a sealed copy of it, to another folder, over
the copy of before. Keep archives no longer than the grace you tell people about, and only
the newest copy of the keys: what is to be destroyed is destroyed with its key.
new-key makes the pair: the private half into the file (take it off this machine), the
public half onto the screen.
On PostgreSQL the database is copied by pg_dump; its output is sealed with --stdin.`;

const textOption = { type: "string" } as const;
function given(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        to: textOption,
        key: textOption,
        "passphrase-file": textOption,
        "keys-to": textOption,
        stdin: { type: "boolean" },
      },
    }).values;
  } catch {
    return null;
  }
}
type Given = NonNullable<ReturnType<typeof given>>;

function newKey(to: string | undefined, io: Io): number {
  if (!to) throw new CommandRefused("Say where the private key goes with --to FILE.");
  const { publicLine, privateLine } = newBackupKeys();
  writePrivate(to, `${privateLine}\n`);
  io.out(io.json ? JSON.stringify({ privateKey: to, publicKey: publicLine }) : publicLine);
  return 0;
}

/** Seals the source into a draft, reads it back whole, and only then gives it its name. */
async function archived(
  to: string,
  contents: Parameters<typeof sealedArchive>[0],
  wrapping: Wrapping,
): Promise<void> {
  const draft = `${to}.new`;
  try {
    rmSync(draft, { force: true });
    await pipeline(
      Readable.from(sealedArchive(contents, wrapping)),
      createWriteStream(draft, { mode: 0o600, flags: "wx" }),
    );
    const handle = await open(draft, "r+");
    await handle.sync();
    await handle.close();
    const opened = await archiveHead(createReadStream(draft));
    for await (const _piece of openedArchive(opened, wrapping));
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    throw new CommandRefused(`The archive ${to} cannot be written (${code}).`);
  }
}

async function copied(site: Site, to: string, wrapping: Wrapping, madeOn: string): Promise<void> {
  // Inside the data folder, where the original lies: it is no better protected anywhere else.
  const copy = join(site.settings.dataFolder, "backup-in-the-making.db");
  rmSync(copy, { force: true });
  try {
    await site.db.copyInto(copy);
    await archived(to, { what: "sqlite", madeOn, source: createReadStream(copy) }, wrapping);
  } finally {
    rmSync(copy, { force: true });
  }
}

async function backUp(values: Given, io: Io, openSite: () => Promise<Site>): Promise<number> {
  if (!values.to) throw new CommandRefused("Say where to with --to FILE.");
  const to = resolve(values.to);
  const keysTo = values["keys-to"] === undefined ? null : resolve(values["keys-to"]);
  if (existsSync(to)) throw new CommandRefused(`There is a file ${to} already. It was left.`);
  if (keysTo && dirname(keysTo) === dirname(to)) {
    throw new CommandRefused("Archive and keys do not belong into one folder. Choose another.");
  }
  const wrapping = wrappingToSeal({
    key: values.key,
    "passphrase-file": values["passphrase-file"],
  });
  const site = await openSite();
  try {
    const { settings, keyring, db } = site;
    if ([to, keysTo].some((file) => file && isInside(dirname(file), settings.dataFolder))) {
      throw new CommandRefused("A backup inside the data folder is lost with it. Choose another.");
    }
    const madeOn = dayOf(new Date(), settings.timeZone);
    if (!values.stdin && db.engine === "postgres") {
      throw new CommandRefused(
        "On PostgreSQL use pg_dump: pg_dump --format=custom ADDRESS | alongside backup --stdin --to FILE --key FILE",
      );
    }
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    if (values.stdin) {
      await archived(to, { what: "stream", madeOn, source: process.stdin }, wrapping);
    } else await copied(site, to, wrapping, madeOn);
    if (keysTo) {
      mkdirSync(dirname(keysTo), { recursive: true, mode: 0o700 });
      writePrivate(keysTo, keyringCopy(keyring), { isReplacing: true });
    }
    await writeInSite(operator, "backup-made", null, site.worldAt());
    io.out(
      io.json
        ? JSON.stringify({ archive: to, keys: keysTo, madeOn })
        : [
            `Made ${to} and read it back.`,
            keysTo
              ? `The keys are in ${keysTo}; they open with the recovery sheet.`
              : "The keys are not in it: make a copy of them with --keys-to, in another place.",
          ].join(" "),
    );
    return 0;
  } finally {
    await site.close();
  }
}

export const backup: Command = {
  name: "backup",
  summary: "copy the data into an encrypted archive, and the keys apart from it",
  async run(args, io, openSite) {
    if (args.includes("--help") || args.length === 0) {
      io.out(help);
      return args.length === 0 ? 2 : 0;
    }
    const isNewKey = args[0] === "new-key";
    const values = given(isNewKey ? args.slice(1) : args);
    if (!values) {
      io.err("Something in this call is not known. Say: alongside backup --help");
      return 2;
    }
    return isNewKey ? newKey(values.to, io) : backUp(values, io, openSite);
  },
};
