// A world for tests: fresh database, fresh keyring, a clock that stands where the test puts it.
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { newKeyringContents, openKeyring } from "#app/domain/confidentiality/keyring.server.ts";
import { writeKeyringFile } from "#app/domain/confidentiality/keyring-file.server.ts";
import { newRandomId } from "#app/domain/random-id.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { readSettings, type Settings } from "#app/env.server.ts";
import { freshDb, type TestDb, temporaryFolder } from "./databases.ts";

export interface TestWorld extends World {
  db: TestDb;
  /** The same world at another moment. */
  at(moment: string): TestWorld;
  keyringFile: string;
}

export const testSettings = (changes: Partial<Settings> = {}): Settings => ({
  ...readSettings({ ALONGSIDE_TIME_ZONE: "Europe/Vienna", ALONGSIDE_COUNTRY: "AT" }),
  ...changes,
});

/** @param moment ISO instant, a Monday morning by default. */
export async function testWorld(
  moment = "2026-03-02T09:00:00Z",
  settings: Partial<Settings> = {},
): Promise<TestWorld> {
  const keyringFile = join(temporaryFolder(), "keyring.json");
  writeKeyringFile(keyringFile, newKeyringContents());
  const db = await freshDb();
  const keyring = openKeyring(keyringFile);
  const build = (now: string): TestWorld => ({
    db,
    keyring,
    keyringFile,
    settings: testSettings(settings),
    now: new Date(now),
    newId: newRandomId,
    randomBytes,
    at: build,
  });
  return build(moment);
}
