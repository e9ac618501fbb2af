// Schema and migrations agree, on the engine of this run: an empty database migrated to the newest holds
// every table as the schema writes it, and the generator finds nothing left to do.
import { getTableColumns, getTableName, is, Table } from "drizzle-orm";
import { expect, test } from "vitest";
import * as schema from "#db/schema/index.ts";
import { engine } from "#db/words.ts";
import { freshDb } from "#tests/support/databases.ts";
import { projectCopy } from "#tests/support/project-copy.ts";

const tables = Object.values(schema).filter((thing) => is(thing, Table));

test("an empty database brought to the newest schema has every table with every column", async () => {
  const db = await freshDb();
  expect(tables.length).toBeGreaterThan(15);
  for (const table of tables) {
    const columns = getTableColumns(table) as unknown as Parameters<typeof db.reader.select>[0];
    const rows = await db.reader
      .select(columns)
      .from(table as never)
      .limit(1);
    expect(rows, getTableName(table)).toEqual([]);
  }
});

test("the generator finds no difference between schema and migrations", () => {
  const copy = projectCopy();
  try {
    expect(copy.generate(engine)).toEqual([]);
  } finally {
    copy.remove();
  }
});

test("the generator would find one", () => {
  const copy = projectCopy({
    schema: "site.ts",
    from: 'table("key_canaries", {',
    to: 'table("key_canaries", {\n  colour: text("colour"),',
  });
  try {
    expect(copy.generate(engine)).toHaveLength(1);
  } finally {
    copy.remove();
  }
});
