// A fresh, migrated database per test, on the engine of this run: a copied file for SQLite, PGlite in
// process for PostgreSQL, or a database of its own on the real server of `npm run test:postgres`.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, inject } from "vitest";
import { newRandomId } from "#app/domain/random-id.server.ts";
import {
  connectPostgres,
  connectSqlite,
  type Db,
  type PostgresHandles,
  postgresDb,
} from "#db/connect.server.ts";
import { migratePostgresUrl, migrateSqliteFile, migrationsFolder } from "#db/migrate.server.ts";
import { engine } from "#db/words.ts";

const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

export const afterThisTest = (cleanUp: () => Promise<void> | void): void => {
  cleanUps.push(cleanUp);
};

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "alongside-test-"));
  afterThisTest(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

let template: string | null = null;
function migratedTemplate(): string {
  if (!template || !existsSync(template)) {
    const folder = mkdtempSync(join(tmpdir(), "alongside-template-"));
    template = join(folder, "template.db");
    migrateSqliteFile(template);
    process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  }
  return template;
}

export interface TestDb extends Db {
  /** The database file on SQLite; null on PostgreSQL. */
  file: string | null;
  /** The database's address, on the real server. */
  url?: string;
}

async function freshSqlite(): Promise<TestDb> {
  const file = join(temporaryFolder(), "alongside.db");
  copyFileSync(migratedTemplate(), file);
  const db = connectSqlite(file);
  afterThisTest(() => db.close());
  return { ...db, file };
}

type Pglite = import("@electric-sql/pglite").PGlite;

let snapshot: Blob | null = null;
/** Emptied and at hand for the next test: starting one takes a second, emptying one a moment. */
const idle: Pglite[] = [];

async function migratedPglite(): Promise<Pglite> {
  const known = idle.pop();
  if (known) return known;
  const { PGlite } = await import("@electric-sql/pglite");
  if (!snapshot) {
    const { drizzle } = await import("drizzle-orm/pglite");
    const { migrate } = await import("drizzle-orm/pglite/migrator");
    const first = new PGlite();
    await migrate(drizzle(first), { migrationsFolder: migrationsFolder("postgres") });
    snapshot = await first.dumpDataDir("none");
    await first.close();
  }
  return new PGlite({ loadDataDir: snapshot });
}

/** Keeps it for the next test, unless the test broke its tables. */
async function emptied(client: Pglite): Promise<void> {
  if (client.closed) return;
  try {
    const found = await client.query<{ name: string }>(
      "select quote_ident(tablename) as name from pg_tables where schemaname = 'public'",
    );
    const names = found.rows.map(({ name }) => name);
    await client.exec(`truncate table ${names.join(", ")}`);
    idle.push(client);
  } catch {
    await client.close();
  }
}

async function freshPglite(): Promise<TestDb> {
  const { drizzle } = await import("drizzle-orm/pglite");
  const client = await migratedPglite();
  const handle = drizzle(client);
  const db = postgresDb({
    reader: handle,
    writer: handle as unknown as PostgresHandles["writer"],
    execute: (sql) => client.exec(sql),
    close: async () => (client.closed ? undefined : client.close()),
  });
  afterThisTest(() => emptied(client));
  return { ...db, file: null };
}

/** The real server's address, ending in a slash; none but in `npm run test:postgres`. */
const serverUrl: string | undefined = inject("postgresUrl");

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${serverUrl}postgres` });
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** A database on the real server, gone after the test. @param from copied from this one. @returns its address. */
export async function databaseOnServer(from = "template1"): Promise<string> {
  const name = `test_${newRandomId<string>()}`;
  await onServer(`create database ${name} template ${from}`);
  afterThisTest(() => onServer(`drop database ${name} with (force)`));
  return `${serverUrl}${name}`;
}

let serverTemplate: string | null = null;
async function freshOnServer(): Promise<TestDb> {
  if (!serverTemplate) {
    const name = `template_${newRandomId<string>()}`;
    await onServer(`create database ${name}`);
    await migratePostgresUrl(`${serverUrl}${name}`);
    serverTemplate = name;
  }
  const url = await databaseOnServer(serverTemplate);
  const db = connectPostgres(url);
  let isClosed = false;
  const close = async () => {
    if (!isClosed) await db.close();
    isClosed = true;
  };
  afterThisTest(close);
  return { ...db, close, file: null, url };
}

const freshPostgres = serverUrl ? freshOnServer : freshPglite;

/** An empty database with the newest schema. */
export const freshDb = (): Promise<TestDb> =>
  engine === "postgres" ? freshPostgres() : freshSqlite();
