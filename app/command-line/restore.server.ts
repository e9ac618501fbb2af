// `alongside restore`: brings an archive back into an empty data folder, and looks at it before it counts.
import { randomBytes } from "node:crypto";
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { operator } from "#app/domain/access/actor.ts";
import { ArchiveRefused, archiveHead, openedArchive } from "#app/domain/backup/archive.server.ts";
import { inspectRestored } from "#app/domain/backup/inspect-restored.server.ts";
import { proveKeyring } from "#app/domain/confidentiality/key-canary.server.ts";
import { openKeyring } from "#app/domain/confidentiality/keyring.server.ts";
import { refuseInsideData } from "#app/domain/confidentiality/keyring-file.server.ts";
import { newRandomId } from "#app/domain/random-id.server.ts";
import { readSettings, type Settings } from "#app/env.server.ts";
import { connectSqlite } from "#db/connect.server.ts";
import { isWholeSqliteFile } from "#db/examine.server.ts";
import { migrateSqliteFile } from "#db/migrate.server.ts";
import { type NamedLock, wrappingToOpen } from "./backup/archive-lock.server.ts";
import { type Command, CommandRefused, type Io } from "./command.ts";
import { databaseFile } from "./site.server.ts";

const help = `alongside restore --archive FILE --key PRIVATE_FILE | --passphrase-file FILE
alongside restore --archive FILE --key PRIVATE_FILE --stdout | pg_restore ...

Opens an archive of \`alongside backup\` into the data folder, which must hold no database.
Before it counts: every piece is whole, the database is whole, the key file belongs to it,
and every case opens. Cases that were erased since the backup, and those of a month whose
key was destroyed, do not come back. Whoever was signed in has to sign in again; accounts
that were closed since are open again, so look through them.`;

const sentences: Record<ArchiveRefused["reason"], string> = {
  "no-archive": "This file is not an archive of `alongside backup`.",
  "wrong-key": "This archive was made for another key or passphrase. Nothing was restored.",
  damaged: "The archive is damaged: a part of it is not as it was made. Nothing was restored.",
};

type Given = NamedLock & { archive?: string | undefined; stdout?: boolean | undefined };

async function opened(archive: string, named: NamedLock) {
  if (!existsSync(archive)) throw new CommandRefused(`There is no file ${archive}.`);
  const read = await archiveHead(createReadStream(archive));
  return { head: read.head, source: openedArchive(read, wrappingToOpen(named, read.head)) };
}

async function toStdout(values: Given, archive: string): Promise<number> {
  const { source } = await opened(archive, values);
  for await (const piece of source) {
    if (!process.stdout.write(piece)) {
      await new Promise((resume) => process.stdout.once("drain", resume));
    }
  }
  return 0;
}

/** Looks at the draft with the site's own keys. @throws KeyringRefused when they do not belong to it. */
async function inspected(draft: string, settings: Settings) {
  const keyring = openKeyring(settings.keyringFile);
  if (!isWholeSqliteFile(draft)) throw new ArchiveRefused("damaged");
  migrateSqliteFile(draft);
  const db = connectSqlite(draft);
  try {
    await proveKeyring(db, keyring);
    const world = { db, keyring, settings, now: new Date(), newId: newRandomId, randomBytes };
    const found = await inspectRestored(operator, {}, world);
    if (found.outcome === "not-allowed") throw new CommandRefused("That is not allowed.");
    return found;
  } finally {
    await db.close();
  }
}

async function intoFolder(values: Given, archive: string, io: Io): Promise<number> {
  const settings = readSettings();
  if (settings.engine === "postgres") {
    throw new CommandRefused(
      "On PostgreSQL use pg_restore: alongside restore --archive FILE --key FILE --stdout | pg_restore --dbname ADDRESS",
    );
  }
  refuseInsideData(settings.keyringFile, settings.dataFolder);
  const file = databaseFile(settings);
  if (existsSync(file)) {
    throw new CommandRefused(`There is a database ${file} already. It was left as it is.`);
  }
  openKeyring(settings.keyringFile);
  const { head, source } = await opened(archive, values);
  if (head.what !== "sqlite") {
    throw new CommandRefused("This archive holds a dump of PostgreSQL. Say --stdout.");
  }
  mkdirSync(settings.dataFolder, { recursive: true, mode: 0o700 });
  const draft = `${file}.restoring`;
  const sweep = () => {
    for (const rest of ["", "-wal", "-shm"]) rmSync(`${draft}${rest}`, { force: true });
  };
  try {
    sweep();
    await pipeline(Readable.from(source), createWriteStream(draft, { mode: 0o600 }));
    const found = await inspected(draft, settings);
    const handle = await open(draft, "r+");
    await handle.sync();
    await handle.close();
    renameSync(draft, file);
    const { openedCases, destroyedCases, unreadableCases } = found;
    io.out(
      io.json
        ? JSON.stringify({ madeOn: head.madeOn, openedCases, destroyedCases, unreadableCases })
        : `Restored the backup of ${head.madeOn}. ${openedCases} cases open; ${destroyedCases} were destroyed since and are not back.${unreadableCases > 0 ? ` ${unreadableCases} DO NOT OPEN.` : ""}`,
    );
    return unreadableCases > 0 ? 1 : 0;
  } finally {
    sweep();
  }
}

export const restore: Command = {
  name: "restore",
  summary: "bring a backup back into an empty data folder, and check it",
  async run(args, io) {
    if (args.includes("--help") || args.length === 0) {
      io.out(help);
      return args.length === 0 ? 2 : 0;
    }
    const values = given(args);
    if (!values?.archive) {
      io.err("Say: alongside restore --help");
      return 2;
    }
    try {
      return values.stdout
        ? await toStdout(values, values.archive)
        : await intoFolder(values, values.archive, io);
    } catch (error) {
      if (error instanceof ArchiveRefused) throw new CommandRefused(sentences[error.reason]);
      throw error;
    }
  },
};

function given(args: string[]): Given | null {
  const text = { type: "string" } as const;
  try {
    const { values } = parseArgs({
      args,
      options: {
        archive: text,
        key: text,
        "passphrase-file": text,
        stdout: { type: "boolean" },
      },
    });
    return { key: undefined, "passphrase-file": undefined, ...values };
  } catch {
    return null;
  }
}
