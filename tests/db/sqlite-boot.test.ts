// What SQLite must be and do before a site opens on it; each refusal is one sentence. The engine is the
// real one, dressed for the occasion where a wrong one cannot be had here.
import { existsSync, mkdirSync, readFileSync, type statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { afterEach, describe, expect, test, vi } from "vitest";
import { connectSqlite, type Db } from "#db/connect.server.ts";
import { migrateSqliteFile } from "#db/migrate.server.ts";
import { afterThisTest, temporaryFolder } from "#tests/support/databases.ts";

const dress: { version?: string; deafTo?: string; fileSystem?: number } = {};
afterEach(() => {
  for (const key of Object.keys(dress)) Reflect.deleteProperty(dress, key);
});

vi.mock("better-sqlite3", async (original) => {
  const { default: Real } = await original<{ default: typeof Database }>();
  class Dressed extends Real {
    override prepare(sql: string) {
      const isVersion = dress.version !== undefined && sql.includes("sqlite_version()");
      return super.prepare(isVersion ? `select '${dress.version}'` : sql) as never;
    }
    override pragma(sql: string, options?: Database.PragmaOptions) {
      if (dress.deafTo && sql.startsWith(`${dress.deafTo} =`)) return [];
      return super.pragma(sql, options);
    }
  }
  return { default: Dressed };
});

vi.mock("node:fs", async (original) => {
  const fs = await original<{ statfsSync: typeof statfsSync }>();
  const dressed = (path: string) => ({
    ...fs.statfsSync(path),
    ...(dress.fileSystem === undefined ? {} : { type: dress.fileSystem }),
  });
  return { ...fs, statfsSync: dressed };
});

const migratedFile = (): string => {
  const file = join(temporaryFolder(), "alongside.db");
  migrateSqliteFile(file);
  return file;
};
const opened = (file: string): Db => {
  const db = connectSqlite(file);
  afterThisTest(() => db.close());
  return db;
};
const refusal = (sentence: RegExp) =>
  expect.objectContaining({ name: "BootRefused", message: expect.stringMatching(sentence) });

describe("a site opens on SQLite only", () => {
  test.each(["3.40.1", "3.51.2", "2.99.9"])("when it is not as old as %s", (version) => {
    const file = migratedFile();
    dress.version = version;
    expect(() => connectSqlite(file)).toThrow(
      refusal(/^SQLite .* is too old; 3\.51\.3 is needed\.$/),
    );
  });

  test.each(["3.51.3", "3.53.2", "4.0.0"])("as with %s", (version) => {
    const file = migratedFile();
    dress.version = version;
    opened(file);
  });

  test.each([
    ["synchronous", "1, not 2"],
    ["secure_delete", "0, not 1"],
    ["trusted_schema", "1, not 0"],
  ])("when it obeys about %s", (pragma, sentence) => {
    const file = migratedFile();
    // A database that was settled once keeps nothing of these: they belong to the connection.
    dress.deafTo = pragma;
    expect(() => connectSqlite(file)).toThrow(
      refusal(new RegExp(`^SQLite did not accept ${pragma}: it is ${sentence}\\.$`)),
    );
  });

  test("when it keeps a write-ahead log, which it cannot in memory", () => {
    expect(() => connectSqlite(":memory:")).toThrow(refusal(/journal_mode: it is memory, not wal/));
  });

  test.each([
    ["NFS", 0x6969],
    ["SMB 2", 0xfe534d42],
    ["CIFS", 0xff534d42],
    ["FUSE", 0x65735546],
  ])("when the data folder is not on %s", (_name, type) => {
    const file = migratedFile();
    dress.fileSystem = type;
    expect(() => connectSqlite(file)).toThrow(refusal(/network file system.*Use a local disk\.$/));
  });

  test.each(["not a database at all", `SQLite format 3\0${"x".repeat(5_000)}`])(
    "when its file is a database, and says so otherwise without changing it",
    (bytes) => {
      const file = join(temporaryFolder(), "alongside.db");
      writeFileSync(file, bytes);
      for (const open of [migrateSqliteFile, connectSqlite]) {
        expect(() => open(file)).toThrow(refusal(/is damaged or not a database \(SQLITE_\w+\)\.$/));
        expect(readFileSync(file, "utf8")).toBe(bytes);
        expect(existsSync(`${file}.before-migration`)).toBe(false);
      }
    },
  );

  test("when its file can be opened", () => {
    const folder = join(temporaryFolder(), "alongside.db");
    mkdirSync(folder);
    for (const open of [migrateSqliteFile, connectSqlite]) {
      expect(() => open(folder)).toThrow(refusal(/cannot be opened \(SQLITE_CANTOPEN\w*\)/));
    }
  });

  test("when it has pages that are whole: a damaged page is a fault by name, not a wrong answer", async () => {
    const file = migratedFile();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 4096, 4096 * 12);
    writeFileSync(file, bytes);
    expect(() => {
      migrateSqliteFile(file);
      connectSqlite(file);
    }).toThrow(refusal(/damaged/));
  });
});

describe("the handle for reading", () => {
  const sums = sqliteTable("sums", { sum: integer("sum") });

  test("cannot write, by whatever way", async () => {
    const file = migratedFile();
    const db = opened(file);
    await db.allOrNothing(() => []);
    const outside = new Database(file);
    outside.exec("create table sums (sum integer)");
    outside.close();
    const reader = db.reader as unknown as Parameters<Parameters<Db["allOrNothing"]>[0]>[0] & {
      select: Db["reader"]["select"];
    };
    const ways = [
      () => reader.insert(sums).values({ sum: 1 }).returning(),
      () => reader.update(sums).set({ sum: 1 }).returning(),
      () => reader.delete(sums).returning(),
    ];
    for (const way of ways) {
      await expect(Promise.resolve().then(way)).rejects.toThrow(/read-?only/);
    }
    expect(await db.reader.select().from(sums)).toEqual([]);
    await db.allOrNothing((tx) => [tx.insert(sums).values({ sum: 2 }).returning()]);
    expect(await db.reader.select().from(sums)).toEqual([{ sum: 2 }]);
  });
});

test("erased text is in no file once the log was truncated", async () => {
  const file = migratedFile();
  const db = opened(file);
  const outside = new Database(file);
  outside.exec("create table notes (note text)");
  outside.close();
  const notes = sqliteTable("notes", { note: text("note") });
  const needle = "unmistakable-words-71830";
  await db.allOrNothing((tx) => [tx.insert(notes).values({ note: needle }).returning()]);
  const holds = () =>
    ["", "-wal"].some((end) => existsSync(file + end) && readFileSync(file + end).includes(needle));
  expect(holds()).toBe(true);
  await db.allOrNothing((tx) => [tx.delete(notes).returning()]);
  await db.truncateLog();
  expect(holds()).toBe(false);
});
