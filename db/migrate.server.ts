// Brings a database to the newest schema. Foreign keys are off meanwhile: a rebuilt table would
// otherwise delete its children without a word (architecture.md 5.3). Rows are counted before and after.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { drizzle as drizzleSqlite } from "drizzle-orm/better-sqlite3";
import { migrate as migrateSqlite } from "drizzle-orm/better-sqlite3/migrator";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import { migrate as migratePostgres } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { BootRefused } from "./connect.server.ts";

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

/**
 * @param file database file, made if absent. @param folder migrations, the project's by default.
 * @throws BootRefused when rows are missing afterwards; the file is then as it was before.
 */
export function migrateSqliteFile(file: string, folder = migrationsFolder("sqlite")): void {
  const sqlite = new Database(file);
  try {
    sqlite.pragma("journal_mode = WAL");
    sqlite.pragma("synchronous = FULL");
    const before = tableCounts(sqlite);
    const applied = appliedMigrations(before);
    const wanted = wantedMigrations(folder);
    if (applied > wanted) {
      throw new BootRefused("This database was made by a newer version of the program.");
    }
    if (applied === wanted) return;
    const copy = `${file}.before-migration`;
    rmSync(copy, { force: true });
    if (applied > 0) sqlite.prepare("vacuum into ?").run(copy);
    sqlite.pragma("foreign_keys = OFF");
    migrateSqlite(drizzleSqlite(sqlite), { migrationsFolder: folder });
    const orphans = sqlite.pragma("foreign_key_check") as unknown[];
    const after = tableCounts(sqlite);
    const shrunk = [...before].filter(
      ([name, rows]) => after.has(name) && (after.get(name) ?? 0) < rows,
    );
    sqlite.pragma("foreign_keys = ON");
    if (orphans.length > 0 || shrunk.length > 0) {
      throw new BootRefused(
        `A migration lost rows in ${shrunk.map(([name]) => name).join(", ") || "a child table"}. The copy made before it is beside the database, ending in .before-migration.`,
      );
    }
    rmSync(copy, { force: true });
  } finally {
    sqlite.close();
  }
}

/** @param url a postgres:// address. */
export async function migratePostgresUrl(
  url: string,
  folder = migrationsFolder("postgres"),
): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    await migratePostgres(drizzlePostgres(pool), { migrationsFolder: folder });
  } finally {
    await pool.end();
  }
}
