// Confidential rows are stored by their random key. A table with row numbers would keep the order in which
// people asked (disclosure.md 3).
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { migrationsFolder } from "#db/migrate.server.ts";

it("gives no table of SQLite a row number of its own", () => {
  const folder = migrationsFolder("sqlite");
  const created = readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .flatMap((name) => [
      ...readFileSync(join(folder, name), "utf8").matchAll(/CREATE TABLE [^;]*;/g),
    ])
    .map(([statement]) => statement);
  expect(created.length).toBeGreaterThan(15);
  expect(created.filter((statement) => !statement.endsWith("WITHOUT ROWID;"))).toEqual([]);
});
