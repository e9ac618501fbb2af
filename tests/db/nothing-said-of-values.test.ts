// A value that was being written or looked for never appears in what is thrown, nor in the log: on
// PostgreSQL the engine's own messages carry the values of the failed row (architecture.md 5.3).
import { inspect } from "node:util";
import { DrizzleQueryError, eq, inArray } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { AccountId, Sealed, StaffId } from "#app/domain/ids.ts";
import { handleError } from "#app/entry.server.tsx";
import { faultLine, openLog } from "#app/http/log.server.ts";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import { type Db, type PostgresHandles, postgresDb } from "#db/connect.server.ts";
import { accountRoles, accounts } from "#db/schema/access.ts";
import { staff, units } from "#db/schema/roster.ts";
import { table, text, wholeNumber } from "#db/words.ts";
import { freshDb } from "#tests/support/databases.ts";

const canary = "Kanarienvogel-Zuzana-77310";

/** Everything a thrown thing could be made to say, by any logger there is. */
function everythingSaidBy(thrown: unknown): string {
  const said: string[] = [];
  let current: unknown = thrown;
  for (let depth = 0; depth < 6 && current instanceof Object; depth += 1) {
    said.push(String(current), inspect(current, { depth: null, showHidden: true, getters: true }));
    for (const key of Reflect.ownKeys(current)) said.push(inspect(Reflect.get(current, key)));
    said.push(JSON.stringify(current));
    said.push(current instanceof Error ? (current.stack ?? "") : "");
    current = current instanceof Error ? current.cause : undefined;
  }
  return said.join("\n");
}

/** What our logger writes of it: from the pages, and from the worker. */
function loggedOf(thrown: unknown): string {
  const lines: string[] = [];
  const log = openLog({ write: (line: string) => void lines.push(line) });
  const context = { log } as unknown as Parameters<typeof handleError>[1]["context"];
  handleError(thrown, { context } as Parameters<typeof handleError>[1]);
  log.error({ event: "unexpected-fault", ...faultLine(thrown) });
  log.error({ event: "unexpected-fault", ...(thrown as object) });
  return lines.join("");
}

const linesWith = (word: string, text: string): string[] =>
  text.split("\n").filter((line) => line.includes(word));

async function thrownBy(work: () => PromiseLike<unknown>): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error("This should have failed.");
}

const account = (changes: Record<string, unknown>) => ({
  id: canary as AccountId,
  emailTag: canary,
  sealedPerson: canary as Sealed,
  passwordHash: canary,
  state: "invited" as const,
  staffId: null,
  createdOn: canary,
  ...changes,
});
const added = (tx: Writer, changes: Record<string, unknown> = {}): Statement =>
  tx.insert(accounts).values(account(changes)).returning();

const absent = table("no_such_table", { name: text("name"), size: wholeNumber("size") });

const failures: Record<string, (db: Db) => Promise<unknown>> = {
  "a row that is there already": (db) => db.allOrNothing((tx) => [added(tx), added(tx)]),
  "a clash of a unique column": (db) =>
    db.allOrNothing((tx) => [added(tx), added(tx, { id: `${canary}-2` })]),
  "a value that is missing": (db) => db.allOrNothing((tx) => [added(tx, { createdOn: null })]),
  "a parent that is missing": (db) =>
    db.allOrNothing((tx) => [
      tx
        .insert(accountRoles)
        .values({ id: canary, accountId: canary as AccountId, role: canary as "peer" })
        .returning(),
    ]),
  "a change that clashes": (db) =>
    db.allOrNothing((tx) => [
      added(tx, { id: "other", emailTag: "other" }),
      added(tx),
      tx
        .update(accounts)
        .set({ emailTag: canary })
        .where(eq(accounts.id, "other" as AccountId))
        .returning(),
    ]),
  "a removal of what others hang on": async (db) => {
    await db.allOrNothing((tx) => [
      tx.insert(units).values({ code: canary, name: canary, site: canary }).returning(),
    ]);
    await db.allOrNothing((tx) => [
      tx
        .insert(staff)
        .values({
          id: canary as StaffId,
          numberTag: canary,
          sealedPerson: canary as Sealed,
          unitCode: canary,
          profession: canary,
          roleFamily: "nursing",
          language: "en",
          state: "active",
        })
        .returning(),
      tx.delete(units).where(eq(units.code, canary)).returning(),
    ]);
  },
  "a write to a table that is not there": (db) =>
    db.allOrNothing((tx) => [tx.insert(absent).values({ name: canary, size: 1 }).returning()]),
  "a value of a wrong kind": (db) =>
    db.allOrNothing((tx) => [
      tx
        .insert(absent)
        .values({ name: { toString: () => canary } as never, size: canary as never })
        .returning(),
    ]),
  "a read of a table that is not there": (db) =>
    Promise.resolve(db.reader.select().from(absent).where(eq(absent.name, canary))),
  "a read of many values": (db) =>
    Promise.resolve(
      db.reader
        .select()
        .from(absent)
        .where(inArray(absent.name, [canary, "other"])),
    ),
  "a count": (db) => Promise.resolve(db.reader.$count(absent, eq(absent.name, canary))),
  "anything after the database was closed": async (db) => {
    await db.close();
    return db.allOrNothing((tx) => [added(tx)]);
  },
  "a read after the database was closed": async (db) => {
    return db.reader.select().from(accounts).where(eq(accounts.emailTag, canary));
  },
};

describe("a value is in nothing that is thrown or logged", () => {
  test("however a write or a read fails", async () => {
    const db = await freshDb();
    const found: Record<string, string[]> = {};
    for (const [name, fail] of Object.entries(failures)) {
      const thrown = await thrownBy(() => fail(db));
      const logged = loggedOf(thrown);
      if (!(thrown instanceof Error) || logged === "") found[name] = ["not thrown or not logged"];
      const lines = linesWith(canary, `${everythingSaidBy(thrown)}\n${logged}`);
      if (lines.length > 0) found[name] = lines;
    }
    expect(found).toEqual({});
  });

  test("after a connection that broke off, of which the engine gives no code", async () => {
    const broken = new DrizzleQueryError(
      "insert into x",
      [canary],
      new Error("Connection terminated"),
    );
    const db = postgresDb({
      reader: {},
      writer: { transaction: () => Promise.reject(broken) } as PostgresHandles["writer"],
      execute: () => Promise.reject(broken),
      close: async () => undefined,
    });
    for (const work of [
      () => db.allOrNothing(() => []),
      () => db.truncateLog(),
      () => db.compact(),
    ]) {
      const thrown = await thrownBy(work);
      expect(linesWith(canary, everythingSaidBy(thrown))).toEqual([]);
      expect(thrown).toMatchObject({ name: "DatabaseFault" });
    }
  });
});

test("a fault of our own while building the list is thrown as it is", async () => {
  const db = await freshDb();
  const ours = new RangeError("ours");
  await expect(
    db.allOrNothing(() => {
      throw ours;
    }),
  ).rejects.toBe(ours);
});
