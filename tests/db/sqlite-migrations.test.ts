// Migrating a filled SQLite database. A rebuilt table deletes its children without a word when foreign
// keys are on (architecture.md 5.3); the first test shows the trap, the others that we do not fall in.
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { beforeAll, describe, expect, test } from "vitest";
import { connectSqlite } from "#db/connect.server.ts";
import { migrateSqliteFile, migrationsFolder } from "#db/migrate.server.ts";
import { temporaryFolder } from "#tests/support/databases.ts";
import { type ProjectCopy, projectCopy, rebuildOfCases } from "#tests/support/project-copy.ts";

let next: ProjectCopy;
beforeAll(() => {
  next = projectCopy(rebuildOfCases);
  expect(next.generate("sqlite")).toHaveLength(1);
  return () => next.remove();
});
const secondVersion = () => next.migrations("sqlite");

/** A migration written by hand, after the project's own ones. */
function versionWith(sql: string): string {
  const folder = join(temporaryFolder(), "migrations");
  cpSync(migrationsFolder("sqlite"), folder, { recursive: true });
  const file = join(folder, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(file, "utf8"));
  const last = journal.entries.at(-1);
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: "9999_hand" });
  writeFileSync(file, JSON.stringify(journal));
  writeFileSync(join(folder, "9999_hand.sql"), sql);
  return folder;
}

const cases = 40;
const children = [
  "case_key_grants",
  "case_receipts",
  "audit_rows",
  "encounters",
  "contact_attempts",
];

/** A database of the version before, in which every case has children in every table that hangs on it. */
function filledFile(): string {
  const file = join(temporaryFolder(), "alongside.db");
  migrateSqliteFile(file);
  const sqlite = new Database(file);
  sqlite.pragma("foreign_keys = ON");
  const filled = (name: string, given: Record<string, unknown>) => {
    const columns = sqlite.pragma(`table_info(${name})`) as {
      name: string;
      notnull: number;
      pk: number;
      type: string;
    }[];
    const row = Object.fromEntries(
      columns
        .filter((column) => column.notnull || column.pk || column.name in given)
        .map(({ name: column, type }) => [column, given[column] ?? (type === "integer" ? 1 : "x")]),
    );
    const names = Object.keys(row);
    sqlite
      .prepare(
        `insert into ${name} (${names.join(",")}) values (${names.map((n) => `@${n}`).join(",")})`,
      )
      .run(row);
  };
  for (let nth = 0; nth < cases; nth += 1) {
    const id = `case ${nth}`;
    filled("support_cases", { id, state: "taken", sealed_contact: `contact of ${nth}` });
    for (const child of children)
      filled(child, { id: `${child} ${nth}`, tag: `${child} ${nth}`, case_id: id });
  }
  sqlite.close();
  return file;
}

function countsOf(file: string): Record<string, number> {
  const sqlite = new Database(file, { readonly: true });
  const counts = ["support_cases", ...children].map((name) => [
    name,
    sqlite.prepare(`select count(*) from ${name}`).pluck().get() as number,
  ]);
  sqlite.close();
  return Object.fromEntries(counts);
}
const everyCaseWithItsChildren = Object.fromEntries(
  ["support_cases", ...children].map((name) => [name, cases]),
);

describe("a migration that rebuilds the table of cases", () => {
  test("would, run by the driver's own migrator, take every child with it", () => {
    const file = filledFile();
    const sqlite = new Database(file); // foreign keys are on by default in this driver
    migrate(drizzle(sqlite), { migrationsFolder: secondVersion() });
    sqlite.close();
    expect(countsOf(file)).toEqual({
      ...Object.fromEntries(children.map((name) => [name, 0])),
      support_cases: cases,
    });
  });

  test("keeps every child, and what is in the rows", () => {
    const file = filledFile();
    migrateSqliteFile(file, secondVersion());
    expect(countsOf(file)).toEqual(everyCaseWithItsChildren);
    const sqlite = new Database(file);
    expect(sqlite.pragma("foreign_key_check")).toEqual([]);
    expect(sqlite.pragma("integrity_check", { simple: true })).toBe("ok");
    const contact = "select sealed_contact from support_cases where id = 'case 7'";
    expect(sqlite.prepare(contact).pluck().get()).toBe("contact of 7");
    const defaults = sqlite.pragma("table_info(support_cases)") as {
      name: string;
      dflt_value: string;
    }[];
    expect(defaults.find(({ name }) => name === "state")?.dflt_value).toBe("'waiting'");
    sqlite.close();
    expect(existsSync(`${file}.before-migration`)).toBe(false);
  });

  test("leaves a database that opens, with foreign keys on", async () => {
    const file = filledFile();
    migrateSqliteFile(file, secondVersion());
    const db = connectSqlite(file);
    await db.close();
    migrateSqliteFile(file, secondVersion()); // a second start changes nothing
    expect(countsOf(file)).toEqual(everyCaseWithItsChildren);
  });
});

describe("a migration that goes wrong", () => {
  test.each([
    ["loses rows", "delete from case_receipts where tag like '%1%';", /case_receipts/],
    [
      "loses parents",
      "delete from support_cases where id = 'case 1';",
      /support_cases.*case_key_grants/,
    ],
    [
      "fails half-way",
      "delete from case_receipts;--> statement-breakpoint\ninsert into no_such_table values (1);",
      /SQLITE_ERROR/,
    ],
  ])("and %s is refused, and the database put back as it was", (_how, sql, sentence) => {
    const file = filledFile();
    const before = readdirSync(join(file, ".."));
    const folder = versionWith(sql);
    for (let start = 0; start < 2; start += 1) {
      expect(() => migrateSqliteFile(file, folder)).toThrow(
        expect.objectContaining({ name: "BootRefused", message: expect.stringMatching(sentence) }),
      );
      expect(countsOf(file)).toEqual(everyCaseWithItsChildren);
    }
    expect(readdirSync(join(file, "..")).sort()).toEqual(before.sort());
    migrateSqliteFile(file); // the version before still opens it
  });

  test("and was killed between its end and the check is begun again from the copy", () => {
    const file = filledFile();
    const sqlite = new Database(file);
    sqlite.prepare("vacuum into ?").run(`${file}.before-migration`);
    migrate(drizzle(sqlite), { migrationsFolder: secondVersion() });
    sqlite.close();
    expect(countsOf(file)).not.toEqual(everyCaseWithItsChildren);
    migrateSqliteFile(file, secondVersion());
    expect(countsOf(file)).toEqual(everyCaseWithItsChildren);
  });

  test("and was killed while the copy was being made leaves no trace of it", () => {
    const file = filledFile();
    writeFileSync(`${file}.before-migration.draft`, "half a copy");
    migrateSqliteFile(file, secondVersion());
    expect(countsOf(file)).toEqual(everyCaseWithItsChildren);
    expect(readdirSync(join(file, "..")).filter((name) => name.includes("draft"))).toEqual([]);
  });
});

test("a database of a newer version is refused and not touched", () => {
  const file = filledFile();
  migrateSqliteFile(file, secondVersion());
  const before = readFileSync(file);
  expect(() => migrateSqliteFile(file)).toThrow(
    "This database was made by a newer version of the program.",
  );
  expect(readFileSync(file).equals(before)).toBe(true);
});
