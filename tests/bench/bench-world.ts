// A world on a file of its own, as a site has it, for benches that call the verbs themselves.
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { newKeyringContents, openKeyring } from "#app/domain/confidentiality/keyring.server.ts";
import { writeKeyringFile } from "#app/domain/confidentiality/keyring-file.server.ts";
import { newRandomId } from "#app/domain/random-id.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { readSettings } from "#app/env.server.ts";
import { connectSqlite, type Durability } from "#db/connect.server.ts";
import { migrateSqliteFile } from "#db/migrate.server.ts";

/**
 * @param folder empty. @param moment ISO instant of `world.now`. @param durability of the file.
 * @param contents of the key file.
 */
export function benchWorld(
  folder: string,
  moment: string,
  durability: Durability = "full",
  contents = newKeyringContents(),
): World {
  const file = join(folder, "alongside.db");
  const keyringFile = join(folder, "keyring.json");
  migrateSqliteFile(file);
  writeKeyringFile(keyringFile, contents);
  return {
    db: connectSqlite(file, durability),
    keyring: openKeyring(keyringFile),
    settings: readSettings({ ALONGSIDE_TIME_ZONE: "Europe/Vienna" }),
    now: new Date(moment),
    newId: newRandomId,
    randomBytes,
  };
}
