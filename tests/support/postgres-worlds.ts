// A world on a new database of the real server, migrated as a site is.
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { newKeyringContents, openKeyring } from "#app/domain/confidentiality/keyring.server.ts";
import { writeKeyringFile } from "#app/domain/confidentiality/keyring-file.server.ts";
import { newRandomId } from "#app/domain/random-id.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { connectPostgres } from "#db/connect.server.ts";
import { migratePostgresUrl } from "#db/migrate.server.ts";
import { afterThisTest, temporaryFolder } from "./databases.ts";
import { testSettings } from "./worlds.ts";

/** @param moment ISO instant. */
export async function postgresWorld(moment = "2026-03-02T09:00:00Z"): Promise<World> {
  const server = inject("postgresUrl");
  const name = `race_${newRandomId<string>()}`;
  const admin = new pg.Client({ connectionString: `${server}postgres` });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  await migratePostgresUrl(`${server}${name}`);
  const db = connectPostgres(`${server}${name}`);
  afterThisTest(() => db.close());
  const keyringFile = join(temporaryFolder(), "keyring.json");
  writeKeyringFile(keyringFile, newKeyringContents());
  return {
    db,
    keyring: openKeyring(keyringFile),
    settings: testSettings(),
    now: new Date(moment),
    newId: newRandomId,
    randomBytes,
  };
}
