// Brings a database to the newest schema. Foreign keys are off meanwhile: a rebuilt table would
// otherwise delete its children without a word (architecture.md 5.3). Rows are counted before and after.
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { drizzle as drizzleSqlite } from "drizzle-orm/better-sqlite3";
import { migrate as migrateSqlite } from "drizzle-orm/better-sqlite3/migrator";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import { migrate as migratePostgres } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { BootRefused, notOpened, quieted } from "./connect.server.ts";
import { faultOf } from "./errors.server.ts";

/** The folder that holds package.json, found from this file, wherever it was bundled to. */
export function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new BootRefused("The program's own folder was not found.");
    folder = parent;
  }
  return folder;
}

export const migrationsFolder = (engine: "sqlite" | "postgres"): string =>
  join(projectFolder(), "db", "migrations", engine);

const wantedMigrations = (folder: string): number => {
  const journal: { entries: unknown[] } = JSON.parse(
    readFileSync(join(folder, "meta", "_journal.json"), "utf8"),
  );
  return journal.entries.length;
};

function tableCounts(sqlite: Database.Database): Map<string, number> {
  const names = sqlite
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all() as string[];
  return new Map(
    names.map((name) => [
      name,
      sqlite.prepare(`select count(*) from "${name}"`).pluck().get() as number,
    ]),
  );
}

const appliedMigrations = (counts: Map<string, number>): number =>
  counts.get("__drizzle_migrations") ?? 0;

const newerDatabase = "This database was made by a newer version of the program.";

/** The copy made before a migration; there only until the migration was found to have lost nothing. */
const copyOf = (file: string): string => `${file}.before-migration`;

function copied(sqlite: Database.Database, file: string): void {
  const draft = `${copyOf(file)}.draft`;
  rmSync(draft, { force: true });
  sqlite.prepare("vacuum into ?").run(draft);
  const handle = openSync(draft, "r+"); // SQLite does not flush what it vacuums into
  fsyncSync(handle);
  closeSync(handle);
  renameSync(draft, copyOf(file));
}

function putBack(file: string): void {
  if (!existsSync(copyOf(file))) return;
  for (const rest of ["-wal", "-shm"]) rmSync(`${file}${rest}`, { force: true });
  renameSync(copyOf(file), file);
}

/** @returns the tables that lost rows, and those with rows whose parent is gone. */
function migrated(sqlite: Database.Database, file: string, folder: string): string[] {
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("synchronous = FULL");
  const before = tableCounts(sqlite);
  const applied = appliedMigrations(before);
  const wanted = wantedMigrations(folder);
  if (applied > wanted) {
    throw new BootRefused(newerDatabase);
  }
  if (applied === wanted) return [];
  if (applied > 0) copied(sqlite, file);
  sqlite.pragma("foreign_keys = OFF");
  migrateSqlite(drizzleSqlite(sqlite), { migrationsFolder: folder });
  const orphans = sqlite.pragma("foreign_key_check") as { table: string }[];
  const after = tableCounts(sqlite);
  const shrunk = [...before].filter(([name, rows]) => (after.get(name) ?? rows) < rows);
  return [...new Set([...shrunk.map(([name]) => name), ...orphans.map(({ table }) => table)])];
}

/**
 * @param file database file, made if absent. @param folder migrations, the project's by default.
 * @throws BootRefused when it cannot be opened or migrated, or rows are missing afterwards; the file is
 * then as it was before. A migration that was cut off before it was checked is begun again.
 */
export function migrateSqliteFile(file: string, folder = migrationsFolder("sqlite")): void {
  putBack(file);
  let sqlite: Database.Database | null = null;
  let lost: string[];
  try {
    sqlite = new Database(file);
    lost = migrated(sqlite, file, folder);
  } catch (error) {
    const fault = faultOf(error);
    if (error instanceof BootRefused) throw error;
    if (fault.kind === "disk-full") throw fault;
    if (!existsSync(copyOf(file))) throw notOpened(error);
    lost = [`a step the database refused (${fault.code})`];
  } finally {
    sqlite?.close();
  }
  if (lost.length > 0) {
    putBack(file);
    throw new BootRefused(
      `The database could not be brought to this version without loss: ${lost.join(", ")}. It was put back as it was.`,
    );
  }
  rmSync(copyOf(file), { force: true });
}

/** @param url a postgres:// address. @throws BootRefused with one sentence for the operator. */
export async function migratePostgresUrl(
  url: string,
  folder = migrationsFolder("postgres"),
): Promise<void> {
  const pool = quieted(new pg.Pool({ connectionString: url, max: 1 }));
  try {
    await migratePostgres(drizzlePostgres(pool), { migrationsFolder: folder });
    const { rows } = await pool.query(
      "select count(*)::int as applied from drizzle.__drizzle_migrations",
    );
    if (rows[0].applied > wantedMigrations(folder)) throw new BootRefused(newerDatabase);
  } catch (error) {
    if (error instanceof BootRefused) throw error;
    const { kind, code } = faultOf(error);
    throw new BootRefused(
      kind === "unreachable"
        ? `The PostgreSQL server cannot be reached (${code}).`
        : `The PostgreSQL database cannot be used or brought to this version (${code}). Nothing was changed.`,
    );
  } finally {
    await pool.end();
  }
}
