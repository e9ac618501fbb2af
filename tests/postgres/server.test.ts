// What only a real server shows: its own refusals, a connection that breaks off, a user without special
// rights, a schema that is newer, and a filled database brought to the next version.
import { inspect } from "node:util";
import { eq } from "drizzle-orm";
import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { anyone } from "#app/domain/access/actor.ts";
import type { Sealed } from "#app/domain/ids.ts";
import { returnWithReceipt } from "#app/domain/support-requests/return-with-receipt.server.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import { connectPostgres, type Db } from "#db/connect.server.ts";
import { migratePostgresUrl } from "#db/migrate.server.ts";
import { keyCanaries } from "#db/schema/site.ts";
import { caseReceipts, supportCases } from "#db/schema/support-requests.ts";
import { afterThisTest, databaseOnServer } from "#tests/support/databases.ts";
import { type ProjectCopy, projectCopy, rebuildOfCases } from "#tests/support/project-copy.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { testWorld } from "#tests/support/worlds.ts";

async function opened(url: string): Promise<Db> {
  await migratePostgresUrl(url);
  const db = connectPostgres(url);
  afterThisTest(() => db.close());
  return db;
}

async function asked(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

const canary = "Kanarienvogel-Zuzana-77310";
const canaryRow = { id: canary, sealedCanary: canary as Sealed };

test("the handle for reading cannot write, by whatever way", async () => {
  const db = await opened(await databaseOnServer());
  const reader = db.reader as unknown as Writer;
  const ways = [
    () => reader.insert(keyCanaries).values(canaryRow).returning(),
    () => reader.update(keyCanaries).set(canaryRow).returning(),
    () => reader.delete(keyCanaries).returning(),
  ];
  for (const way of ways) {
    const refused = await Promise.resolve()
      .then(way)
      .then(
        () => "written",
        (error: { code?: string; cause?: { code?: string } }) => error.code ?? error.cause?.code,
      );
    expect(refused).toBe("25006");
  }
  expect(await db.reader.select().from(keyCanaries)).toEqual([]);
});

test("a connection that is cut off in the middle is a fault without a word of the values, and the next one works", async () => {
  const url = await databaseOnServer();
  const db = await opened(url);
  const holder = new pg.Client({ connectionString: url });
  holder.on("error", () => undefined);
  await holder.connect();
  const { rows } = await holder.query("select pg_backend_pid() as pid");
  await holder.query("begin; lock table key_canaries in access exclusive mode");
  const writing = db
    .allOrNothing((tx) => [tx.insert(keyCanaries).values(canaryRow).returning()])
    .catch((error: unknown) => error);
  const reading = Promise.resolve(
    db.reader.select().from(keyCanaries).where(eq(keyCanaries.id, canary)),
  ).catch((error: unknown) => error);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await asked(
    url,
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid not in (pg_backend_pid(), ${rows[0].pid})`,
  );
  for (const thrown of [await writing, await reading]) {
    expect(thrown).toMatchObject({ name: "DatabaseFault" });
    expect(inspect(thrown, { depth: null, showHidden: true })).not.toContain(canary);
  }
  await holder.end();
  const written = await db.allOrNothing((tx) => [
    tx.insert(keyCanaries).values(canaryRow).returning(),
  ]);
  expect(written).toEqual({ done: true });
});

test("a user who owns the tables and nothing else can do all that is done at night", async () => {
  const url = await databaseOnServer();
  const { pathname } = new URL(url);
  const name = pathname.slice(1);
  await asked(
    url,
    `create role owner_${name} login password 'plain'; grant create on database ${name} to owner_${name}; grant create on schema public to owner_${name}`,
  );
  afterThisTest(async () => {
    await asked(url, `drop owned by owner_${name}; drop role owner_${name}`);
  });
  const plain = url.replace(/\/\/[^@]+@/, `//owner_${name}:plain@`);
  const db = await opened(plain);
  await db.allOrNothing((tx) => [tx.insert(keyCanaries).values(canaryRow).returning()]);
  await db.truncateLog();
  await db.compact();
});

describe("the schema", () => {
  let next: ProjectCopy;
  beforeAll(() => {
    next = projectCopy(rebuildOfCases);
    expect(next.generate("postgres")).toHaveLength(1);
    return () => next.remove();
  });

  test("of a filled database is brought to the next version with every row and every receipt", async () => {
    const world = await testWorld();
    const receipts = [await askForSupport(world), await askForSupport(world)];
    await migratePostgresUrl(world.db.url ?? "", next.migrations("postgres"));
    expect(await world.db.reader.$count(supportCases)).toBe(2);
    expect(await world.db.reader.$count(caseReceipts)).toBe(2);
    for (const { receipt, caseId } of receipts) {
      expect(await returnWithReceipt(anyone, { typed: receipt }, world)).toEqual({
        outcome: "recognised",
        caseId,
      });
    }
  });

  test("of a newer version is refused with one sentence, and nothing is changed", async () => {
    const url = await databaseOnServer();
    await migratePostgresUrl(url, next.migrations("postgres"));
    const columns =
      "select table_name, column_name, column_default from information_schema.columns order by 1, 2";
    const before = await asked(url, columns);
    await expect(migratePostgresUrl(url)).rejects.toMatchObject({
      name: "BootRefused",
      message: "This database was made by a newer version of the program.",
    });
    expect(await asked(url, columns)).toEqual(before);
  });

  test("is refused with one sentence when the server lets nobody in, without the password", async () => {
    const url = (await databaseOnServer()).replace(/\/\/[^@]+@/, "//nobody:secretword@");
    const refusal = await migratePostgresUrl(url).catch((error: Error) => error);
    expect(refusal).toMatchObject({ name: "BootRefused" });
    expect((refusal as Error).message).toMatch(/^The PostgreSQL .*\((28P01|28000)\)/);
    expect(inspect(refusal, { depth: null })).not.toContain("secretword");
  });
});
