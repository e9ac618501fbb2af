// SQLite's own word on a file: whole, and every child with its parent. For restored databases.
import Database from "better-sqlite3";

/** @returns true when the file is a whole database. Reads every page. */
export function isWholeSqliteFile(file: string): boolean {
  let sqlite: Database.Database | null = null;
  try {
    sqlite = new Database(file, { readonly: true });
    const integrity = sqlite.pragma("integrity_check", { simple: true });
    const orphans = sqlite.pragma("foreign_key_check") as unknown[];
    return integrity === "ok" && orphans.length === 0;
  } catch {
    return false;
  } finally {
    sqlite?.close();
  }
}
