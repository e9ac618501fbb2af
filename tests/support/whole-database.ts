// Every row of every table, as text that begins with the table's name: to see what something has left behind.
import Database from "better-sqlite3";
import type { TestWorld } from "./worlds.ts";

/** SQLite only. */
export async function wholeDatabase(world: TestWorld): Promise<string[]> {
  const sqlite = new Database(world.db.file ?? "", { readonly: true });
  const tables = sqlite
    .prepare("select name from sqlite_master where type = 'table' order by name")
    .pluck()
    .all() as string[];
  const rows = tables.flatMap((table) =>
    sqlite
      .prepare(`select * from "${table}"`)
      .all()
      .map((row) => `${table} ${JSON.stringify(row)}`),
  );
  sqlite.close();
  return rows;
}
