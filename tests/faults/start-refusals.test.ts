// What an operator meets when something is not as it must be: one sentence, exit code 1, and nothing
// written. The built program is run as it is at a site.
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import Database from "better-sqlite3";
import { beforeEach, describe, expect, test } from "vitest";
import { newKeyringContents } from "#app/domain/confidentiality/keyring.server.ts";
import { writeKeyringFile } from "#app/domain/confidentiality/keyring-file.server.ts";
import { afterThisTest, temporaryFolder } from "#tests/support/databases.ts";
import { askForSupport } from "#tests/support/requests.ts";
import {
  freePort,
  type RunningSite,
  runCommand,
  runningSite,
} from "#tests/support/running-site.ts";

let folder: string;
let env: Record<string, string>;
const data = () => join(folder, "data");
const keyring = () => join(folder, "keys", "keyring.json");

beforeEach(async () => {
  folder = temporaryFolder();
  env = {
    ALONGSIDE_DATA: data(),
    ALONGSIDE_KEYRING: keyring(),
    ALONGSIDE_PORT: String(await freePort()),
  };
});

/** Every file under the folder with its bytes, to see that nothing was written. */
function everything(): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      // SQLite's own working file: made by looking, without contents of ours.
      .filter(
        (path) => !path.endsWith("-shm") && !(path.endsWith("-wal") && statSync(path).size === 0),
      )
      .map((path) => [path.slice(folder.length), readFileSync(path).toString("base64")]),
  );
}

/** Runs the command and holds that it refused as it should. */
async function refused(args: string[], sentence: RegExp): Promise<void> {
  const before = everything();
  const { code, out, err } = await runCommand(args, env);
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toMatch(sentence);
  expect(err.trim().split("\n"), "one sentence, no stack").toHaveLength(1);
  expect(everything()).toEqual(before);
}

/** A site that has been in use: its data, with the key that belongs to it. */
async function usedData(): Promise<RunningSite> {
  const site = await runningSite({}, data());
  afterThisTest(() => site.remove());
  await site.start();
  expect(await site.terminate()).toBe(0);
  cpSync(site.keyringFile, keyring(), { recursive: true });
  chmodSync(keyring(), 0o600);
  return site;
}

describe("the key file", () => {
  test("that is not there is named, with how to make one, and no data folder appears", async () => {
    await refused(
      ["serve"],
      /^No key file at .*keyring\.json\. Make one with: npm run -s alongside -- keys init$/m,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([0o640, 0o604])(
    "that others may touch (mode %i, decimal) is refused, with the way out",
    async (mode) => {
      writeKeyringFile(keyring(), newKeyringContents());
      chmodSync(keyring(), mode);
      await refused(
        ["serve"],
        /^Others on this machine may read the key file .*Run: chmod 600 .*keyring\.json$/m,
      );
    },
  );

  test("inside the data folder is refused, also when it is hidden behind a link", async () => {
    mkdirSync(data(), { mode: 0o700 });
    writeKeyringFile(join(data(), "keys", "keyring.json"), newKeyringContents());
    symlinkSync(join(data(), "keys"), join(folder, "keys"));
    for (const path of [
      keyring(),
      join(data(), "keys", "keyring.json"),
      join(data(), "new.json"),
    ]) {
      env.ALONGSIDE_KEYRING = path;
      await refused(
        ["serve"],
        /^The key file lies inside the data folder.*set ALONGSIDE_KEYRING\.$/m,
      );
    }
    await refused(["keys", "init"], /^The key file lies inside the data folder/m);
  });

  test.each(["", "{", '{"format":"alongside-keyring-2","masters":[],"epochs":{},"periods":{}}'])(
    "that reads %j is damaged, and says which copy to bring back",
    async (bytes) => {
      mkdirSync(join(folder, "keys"), { mode: 0o700 });
      writeFileSync(keyring(), bytes, { mode: 0o600 });
      await refused(
        ["serve"],
        /is not a keyring, or is damaged\. Bring back the copy you keep of it\.$/m,
      );
    },
  );

  test("of another database is refused at the start, not at the first request", async () => {
    await usedData();
    writeKeyringFile(keyring(), newKeyringContents());
    await refused(
      ["serve"],
      /^This key file does not belong to this database.*nothing was changed\.$/m,
    );
    await refused(["figures", "close", "--period", "2026Q1"], /^This key file does not belong/m);
  });

  test("that is older than the database, and lacks a month's key, is refused by that", async () => {
    const site = await usedData();
    const here = await site.openHere();
    await askForSupport(here.worldAt());
    await here.close();
    // usedData has copied the key file before anybody asked.
    await refused(
      ["serve"],
      /^This key file is older than the database: .*nothing was changed\.$/m,
    );
  });

  test("is made once: a second keys init leaves it as it was", async () => {
    const first = await runCommand(["keys", "init"], env);
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(statSync(keyring()).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "keys")).mode & 0o077).toBe(0);
    await refused(
      ["keys", "init"],
      /^There is a key file at .* already\. It was left as it is\.$/m,
    );
  });
});

describe("the data", () => {
  beforeEach(() => writeKeyringFile(keyring(), newKeyringContents()));

  test("that everybody on the machine may read is refused", async () => {
    mkdirSync(data());
    chmodSync(data(), 0o755);
    await refused(["serve"], /^Everybody on this machine may read .*Run: chmod 700 /m);
  });

  test("that is no database is refused and left as it is", async () => {
    mkdirSync(data(), { mode: 0o700 });
    writeFileSync(join(data(), "alongside.db"), "These are the minutes of the board. ".repeat(400));
    await refused(
      ["serve"],
      /^The database file is damaged or not a database \(SQLITE_NOTADB\)\.$/m,
    );
  });

  test("of a newer version is refused", async () => {
    await usedData();
    const sqlite = new Database(join(data(), "alongside.db"));
    sqlite.exec(
      "insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999)",
    );
    sqlite.pragma("wal_checkpoint(TRUNCATE)");
    sqlite.close();
    await refused(["serve"], /^This database was made by a newer version of the program\.$/m);
  });

  test("on a server that is not there is refused", async () => {
    env.ALONGSIDE_ENGINE = "postgres";
    env.ALONGSIDE_DATABASE_URL = `postgres://nobody:secretword@127.0.0.1:${await freePort()}/x`;
    await refused(["serve"], /^The PostgreSQL server cannot be reached \(ECONNREFUSED\)\.$/m);
  });
});

describe("the surroundings", () => {
  beforeEach(() => writeKeyringFile(keyring(), newKeyringContents()));

  test("with a port in use are refused by number, and the next free one works", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    afterThisTest(() => void other.close());
    await new Promise((resolve) => other.once("listening", resolve));
    env.ALONGSIDE_PORT = String((other.address() as AddressInfo).port);
    const { code, out, err } = await runCommand(["serve"], env);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err.trim()).toBe(
      `Port ${env.ALONGSIDE_PORT} is in use by another program. Stop it, or set ALONGSIDE_PORT to another number.`,
    );
  });

  test.each([
    ["ALONGSIDE_PORT", "eighty", /ALONGSIDE_PORT/],
    ["ALONGSIDE_TIME_ZONE", "Vienna", /ALONGSIDE_TIME_ZONE: is not a time zone name/],
    ["ALONGSIDE_COUNTRY", "XX", /ALONGSIDE_COUNTRY/],
    ["ALONGSIDE_SMTP_URL", "mail.hospital.example", /ALONGSIDE_SMTP_URL: begins with smtp/],
    ["ALONGSIDE_PUBLIC_ORIGIN", "http://support.hospital.example", /must begin with https/],
  ])("with %s set to %s are refused by name", async (name, value, sentence) => {
    env[name] = value;
    await refused(["serve"], sentence);
  });

  test("called with a word that is no command say so, with code 2", async () => {
    const { code, err } = await runCommand(["open-everything"], env);
    expect(code).toBe(2);
    expect(err).toMatch(/^No command open-everything\./);
  });
});
