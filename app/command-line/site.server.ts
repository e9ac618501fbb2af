// Opens a site: settings, keyring, database at its newest schema, the proof that they belong together.
// Every refusal is one sentence, and nothing is written before all of it stands.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import { dayOf, monthOf } from "#app/domain/calendar/local-time.ts";
import { proveKeyring, proveMonths } from "#app/domain/confidentiality/key-canary.server.ts";
import { type Keyring, openKeyring } from "#app/domain/confidentiality/keyring.server.ts";
import { refuseInsideData } from "#app/domain/confidentiality/keyring-file.server.ts";
import { jobBacklog } from "#app/domain/jobs/job-store.server.ts";
import { newRandomId } from "#app/domain/random-id.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Settings } from "#app/env.server.ts";
import {
  BootRefused,
  connectPostgres,
  connectSqlite,
  type Db,
  type Durability,
} from "#db/connect.server.ts";
import { migratePostgresUrl, migrateSqliteFile } from "#db/migrate.server.ts";

export interface Site {
  settings: Settings;
  db: Db;
  keyring: Keyring;
  /** The world at a moment; now, unless told otherwise. */
  worldAt(now?: Date): World;
  /** Whether the database answers and the keyring still opens it. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}

export const databaseFile = (settings: Settings): string =>
  join(settings.dataFolder, "alongside.db");

/** What the audit of raw bytes looks into; nothing where the data is on a server. */
export const rawFiles = (settings: Settings): string[] => {
  const file = databaseFile(settings);
  return settings.engine === "sqlite" ? [file, `${file}-wal`, `${file}-journal`] : [];
};

function refuseOpenDataFolder(folder: string): void {
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  if ((statSync(folder).mode & 0o007) !== 0) {
    throw new BootRefused(`Everybody on this machine may read ${folder}. Run: chmod 700 ${folder}`);
  }
}

async function openDatabase(settings: Settings, durability: Durability): Promise<Db> {
  if (settings.engine === "postgres") {
    const url = settings.databaseUrl ?? "";
    await migratePostgresUrl(url);
    return connectPostgres(url);
  }
  refuseOpenDataFolder(settings.dataFolder);
  const file = databaseFile(settings);
  migrateSqliteFile(file);
  return connectSqlite(file, durability);
}

/** Less free than this, and the site asks to be looked after before it has to refuse people. */
const leastFreeBytes = 64 * 1024 * 1024;
/** Mails older than this mean that nobody is told of new requests. */
const oldestMailMs = 3_600_000;

/** For /readyz: the keyring still opens this database, there is room to write, and mails go out. */
async function isSound(db: Db, keyring: Keyring, settings: Settings): Promise<boolean> {
  try {
    await proveKeyring(db, keyring);
    if (settings.engine === "sqlite") {
      const { bavail, bsize } = statfsSync(settings.dataFolder);
      if (bavail * bsize < leastFreeBytes) return false;
    }
    const { oldestQueuedAt } = await jobBacklog(db, "send-mail");
    return oldestQueuedAt === null || Date.now() - oldestQueuedAt.getTime() < oldestMailMs;
  } catch {
    return false;
  }
}

/**
 * @param durability anything but "full" is for filling a demonstration.
 * @throws KeyringRefused or BootRefused with one sentence for the operator.
 */
export async function openSite(settings: Settings, durability: Durability = "full"): Promise<Site> {
  refuseInsideData(settings.keyringFile, settings.dataFolder);
  const keyring = openKeyring(settings.keyringFile);
  const db = await openDatabase(settings, durability);
  try {
    await proveKeyring(db, keyring);
    await proveMonths(db, keyring, monthOf(dayOf(new Date(), settings.timeZone)));
  } catch (error) {
    await db.close();
    throw error;
  }
  return {
    settings,
    db,
    keyring,
    worldAt: (now = new Date()) => ({
      db,
      keyring,
      settings,
      now,
      newId: newRandomId,
      randomBytes,
    }),
    isReady: () => isSound(db, keyring, settings),
    close: () => db.close(),
  };
}
