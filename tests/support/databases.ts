// A fresh, migrated database per test, on the engine of this run: a copied file for SQLite, PGlite in
// process for PostgreSQL.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import { connectSqlite, type Db, type PostgresHandles, postgresDb } from "#db/connect.server.ts";
import { migrateSqliteFile, migrationsFolder } from "#db/migrate.server.ts";
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
}

async function freshSqlite(): Promise<TestDb> {
  const file = join(temporaryFolder(), "alongside.db");
  copyFileSync(migratedTemplate(), file);
  const db = connectSqlite(file);
  afterThisTest(() => db.close());
  return { ...db, file };
}

let snapshot: Blob | null = null;
async function freshPglite(): Promise<TestDb> {
  const { PGlite } = await import("@electric-sql/pglite");
  const { drizzle } = await import("drizzle-orm/pglite");
  const { migrate } = await import("drizzle-orm/pglite/migrator");
  if (!snapshot) {
    const first = new PGlite();
    await migrate(drizzle(first), { migrationsFolder: migrationsFolder("postgres") });
    snapshot = await first.dumpDataDir("none");
    await first.close();
  }
  const client = new PGlite({ loadDataDir: snapshot });
  const handle = drizzle(client);
  const db = postgresDb({
    reader: handle,
    writer: handle as unknown as PostgresHandles["writer"],
    execute: (sql) => client.exec(sql),
    close: async () => (client.closed ? undefined : client.close()),
  });
  afterThisTest(() => db.close());
  return { ...db, file: null };
}

/** An empty database with the newest schema. */
export const freshDb = (): Promise<TestDb> =>
  engine === "postgres" ? freshPglite() : freshSqlite();
