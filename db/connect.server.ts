// Opens the engine and gives { reader, allOrNothing, maintain, close }. The read handle cannot write:
// a write outside allOrNothing throws on both engines.
import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { DrizzleQueryError } from "drizzle-orm";
import { drizzle as drizzleSqlite } from "drizzle-orm/better-sqlite3";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import pg from "pg";
import {
  ExpectationFailed,
  isExpected,
  type Reader,
  type Statement,
  type Step,
  type Writer,
  type Written,
} from "./all-or-nothing.server.ts";
import { DatabaseFault, faultOf } from "./errors.server.ts";
import { faultsTranslated } from "./faults-translated.server.ts";
import { type Engine, engine } from "./words.ts";

export interface Db {
  readonly engine: Engine;
  readonly reader: Reader;
  /** Runs every statement, or none. Returns the refusal of the first unmet expectation. */
  allOrNothing<R extends string = never>(build: (tx: Writer) => Step<R>[]): Promise<Written<R>>;
  /** Empties the write-ahead log, so that erased text does not survive in it. */
  truncateLog(): Promise<void>;
  /** Rewrites the file: freed pages and insertion order are gone afterwards. */
  compact(): Promise<void>;
  /** Writes a rewritten copy of the whole database into a new file; SQLite only. */
  copyInto(file: string): Promise<void>;
  close(): Promise<void>;
}

export class BootRefused extends Error {
  override name = "BootRefused";
}

const oldestSqlite = [3, 51, 3] as const; // earlier ones have the WAL-reset race (security.md 0.3)
const networkFileSystems = new Set([0x6969, 0xff534d42, 0x517b, 0xfe534d42, 0x65735546]);

function isOlder(version: string): boolean {
  const parts = version.split(".").map(Number);
  for (const [index, least] of oldestSqlite.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}

function refuseNetworkFolder(file: string): void {
  const type = statfsSync(dirname(file)).type;
  if (networkFileSystems.has(type)) {
    throw new BootRefused(
      "The data folder is on a network file system, where SQLite can lose data. Use a local disk.",
    );
  }
}

/** `throwaway` is for filling a demonstration only, which begins anew when it is cut off. */
export type Durability = "full" | "throwaway";
const levels: Record<Durability, { word: string; value: number }> = {
  full: { word: "FULL", value: 2 },
  throwaway: { word: "OFF", value: 0 },
};

/** Sets and then checks what this product depends on. Throws BootRefused with one sentence. */
function settle(sqlite: Database.Database, isReader: boolean, durability: Durability): void {
  const level = levels[durability];
  if (!isReader) sqlite.pragma("journal_mode = WAL");
  for (const setting of [
    `synchronous = ${level.word}`,
    "foreign_keys = ON",
    "trusted_schema = OFF",
  ]) {
    sqlite.pragma(setting);
  }
  sqlite.pragma("secure_delete = ON");
  sqlite.pragma("cell_size_check = ON");
  sqlite.pragma("temp_store = MEMORY");
  sqlite.pragma("busy_timeout = 5000");
  const version = sqlite.prepare("select sqlite_version()").pluck().get() as string;
  if (isOlder(version)) {
    throw new BootRefused(`SQLite ${version} is too old; ${oldestSqlite.join(".")} is needed.`);
  }
  const wanted: [pragma: string, value: unknown][] = [
    ["synchronous", level.value],
    ["foreign_keys", 1],
    ["trusted_schema", 0],
    ["secure_delete", 1],
    ["journal_mode", "wal"],
  ];
  for (const [pragma, value] of wanted) {
    const actual = sqlite.pragma(pragma, { simple: true });
    if (actual !== value) {
      throw new BootRefused(`SQLite did not accept ${pragma}: it is ${actual}, not ${value}.`);
    }
  }
}

const mostPrepared = 400;

/** The same text is prepared once: that alone took a tenth of the time of a long page. */
function preparingOnce(sqlite: Database.Database): Database.Database {
  const known = new Map<string, Database.Statement>();
  const prepare = sqlite.prepare.bind(sqlite);
  const once = (text: string): Database.Statement => {
    const before = known.get(text);
    if (before) return before;
    if (known.size >= mostPrepared) known.clear();
    const made = prepare(text);
    known.set(text, made);
    return made;
  };
  sqlite.prepare = once as typeof sqlite.prepare;
  return sqlite;
}

function opened(file: string, readonly: boolean, durability: Durability): Database.Database {
  try {
    const sqlite = new Database(file, { readonly });
    settle(sqlite, readonly, durability);
    return preparingOnce(sqlite);
  } catch (error) {
    throw notOpened(error);
  }
}

/** What an operator reads when the database file could not be opened. */
export function notOpened(error: unknown): BootRefused {
  if (error instanceof BootRefused) return error;
  const fault = faultOf(error);
  const reason = fault.kind === "damaged" ? "is damaged or not a database" : "cannot be opened";
  return new BootRefused(`The database file ${reason} (${fault.code}).`);
}

/** @param file path of the database file; its folder must exist and be local. */
export function connectSqlite(file: string, durability: Durability = "full"): Db {
  refuseNetworkFolder(file);
  const writing = opened(file, false, durability);
  const reading = opened(file, true, durability);
  const writer = drizzleSqlite(writing) as unknown as Writer;
  const run = writing.transaction((steps: Step<string>[]) => {
    for (const step of steps) {
      const statement = isExpected(step) ? step.statement : step;
      // .all() refuses a statement without `returning`, so the habit cannot rot.
      const rows = (statement as Statement & { all(): unknown[] }).all();
      if (isExpected(step) && rows.length !== step.rows) throw new ExpectationFailed(step.refusal);
    }
  });
  return {
    engine,
    reader: faultsTranslated(drizzleSqlite(reading) as unknown as Reader),
    async allOrNothing<R extends string>(build: (tx: Writer) => Step<R>[]) {
      try {
        run.immediate(build(writer) as Step<string>[]);
        return { done: true } as Written<R>;
      } catch (error) {
        return refusalOrThrow<R>(error);
      }
    },
    truncateLog: () => maintained(async () => writing.pragma("wal_checkpoint(TRUNCATE)")),
    compact: () =>
      maintained(async () => {
        writing.exec("VACUUM");
        writing.pragma("wal_checkpoint(TRUNCATE)");
      }),
    copyInto: (copy) => maintained(async () => writing.prepare("vacuum into ?").run(copy)),
    async close() {
      reading.close();
      writing.close();
    },
  };
}

/** The part of a PostgreSQL drizzle that we use; node-postgres and PGlite both satisfy it. */
export interface PostgresHandles {
  reader: unknown;
  writer: { transaction<T>(work: (tx: unknown) => Promise<T>): Promise<T> };
  /** Runs plain maintenance SQL, outside a transaction. */
  execute(sql: string): Promise<unknown>;
  close(): Promise<void>;
}

export function postgresDb(handles: PostgresHandles): Db {
  const attempt = async <R extends string>(build: (tx: Writer) => Step<R>[]) =>
    handles.writer.transaction(async (tx) => {
      for (const step of build(tx as Writer)) {
        const rows: unknown = await (isExpected(step) ? step.statement : step);
        if (!Array.isArray(rows)) throw new TypeError("This statement does not return data.");
        if (isExpected(step) && rows.length !== step.rows)
          throw new ExpectationFailed(step.refusal);
      }
    });
  return {
    engine,
    reader: faultsTranslated(handles.reader as Reader),
    async allOrNothing<R extends string>(build: (tx: Writer) => Step<R>[]) {
      for (let tries = 1; ; tries += 1) {
        try {
          await attempt(build);
          return { done: true } as Written<R>;
        } catch (error) {
          // Deadlock and serialisation failures are safe to run again: nothing was kept.
          const isBusy = !(error instanceof ExpectationFailed) && faultOf(error).kind === "busy";
          if (!isBusy || tries >= 8) return refusalOrThrow<R>(error);
          await new Promise((resume) => setTimeout(resume, tries * 10));
        }
      }
    },
    truncateLog: () => maintained(() => checkpoint(handles)),
    compact: () => maintained(() => handles.execute("vacuum full")),
    async copyInto() {
      throw new RangeError("PostgreSQL is copied by pg_dump.");
    },
    close: () => handles.close(),
  };
}

/**
 * Without this, a server that stops ends this process: a connection says so by an event as well, the pool
 * for idle ones and each connection for itself while it is in use. The query is told either way.
 */
export function quieted(pool: pg.Pool): pg.Pool {
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** @param url a postgres:// address; the password belongs in it or in a pgpass file. */
export function connectPostgres(url: string): Db {
  const writing = new pg.Pool({ connectionString: url, max: 10 });
  const reading = new pg.Pool({
    connectionString: url,
    max: 10,
    options: "-c default_transaction_read_only=on",
  });
  for (const pool of [writing, reading]) quieted(pool);
  return postgresDb({
    reader: drizzlePostgres(reading),
    writer: drizzlePostgres(writing) as unknown as PostgresHandles["writer"],
    execute: (sql) => writing.query(sql),
    async close() {
      await Promise.all([writing.end(), reading.end()]);
    },
  });
}

const insufficientPrivilege = "42501";

/** A user without special rights may not ask for one; the server makes its own within minutes. */
async function checkpoint(handles: PostgresHandles): Promise<void> {
  try {
    await handles.execute("checkpoint");
  } catch (error) {
    if (faultOf(error).code !== insufficientPrivilege) throw error;
  }
}

async function maintained(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw faultOf(error);
  }
}

function refusalOrThrow<R extends string>(error: unknown): Written<R> {
  if (error instanceof ExpectationFailed) return { done: false, refused: error.refusal as R };
  if (error instanceof TypeError && /does not return data/.test(error.message)) throw error;
  const fault = faultOf(error);
  // Without a code it is a bug of ours, unless drizzle says a query failed: a connection that breaks off
  // has no code either, and drizzle's message then holds every value of the statement.
  if (fault.code === "none" && !(error instanceof DrizzleQueryError)) throw error;
  throw fault;
}

export { DatabaseFault };
