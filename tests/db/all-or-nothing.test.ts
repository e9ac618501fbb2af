// The one way to write, on both engines: all of a list or none of it, and one winner among many.
import { count, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { AccountId, Sealed } from "#app/domain/ids.ts";
import { newRandomId } from "#app/domain/random-id.server.ts";
import { exactly, exactlyOne, type Statement, type Writer } from "#db/all-or-nothing.server.ts";
import { DatabaseFault } from "#db/connect.server.ts";
import { accountRoles, accounts } from "#db/schema/access.ts";
import { freshDb, type TestDb } from "#tests/support/databases.ts";

const accountRow = (id: string, emailTag: string) => ({
  id: id as AccountId,
  emailTag,
  sealedPerson: "sealed" as Sealed,
  passwordHash: null,
  state: "invited" as const,
  staffId: null,
  createdOn: "2026-03-02",
});
const accountAdded = (tx: Writer, id: string, emailTag = `tag of ${id}`): Statement =>
  tx.insert(accounts).values(accountRow(id, emailTag)).returning();
const activated = (tx: Writer, id: string): Statement =>
  tx
    .update(accounts)
    .set({ state: "active" })
    .where(eq(accounts.id, id as AccountId))
    .returning();

const accountCount = async (db: TestDb): Promise<number> => {
  const rows = await db.reader.select({ rows: count() }).from(accounts);
  return Number(rows[0]?.rows);
};

test("a second statement that the engine refuses leaves the first undone", async () => {
  const db = await freshDb();
  const written = db.allOrNothing((tx) => [
    accountAdded(tx, "first", "same tag"),
    accountAdded(tx, "second", "same tag"),
  ]);
  await expect(written).rejects.toMatchObject({ name: "DatabaseFault", kind: "already-exists" });
  expect(await accountCount(db)).toBe(0);
});

test("a row whose parent is missing leaves everything before it undone", async () => {
  const db = await freshDb();
  const written = db.allOrNothing((tx) => [
    accountAdded(tx, "first"),
    tx
      .insert(accountRoles)
      .values({ id: "r", accountId: "nobody" as AccountId, role: "peer" })
      .returning(),
  ]);
  await expect(written).rejects.toMatchObject({ kind: "missing-parent" });
  expect(await accountCount(db)).toBe(0);
});

test("an expectation that is not met is a refusal by name, and nothing stands", async () => {
  const db = await freshDb();
  const written = await db.allOrNothing((tx) => [
    accountAdded(tx, "first"),
    exactlyOne(activated(tx, "nobody"), "gone"),
    accountAdded(tx, "third"),
  ]);
  expect(written).toEqual({ done: false, refused: "gone" });
  expect(await accountCount(db)).toBe(0);
});

test("more rows than expected are refused as well", async () => {
  const db = await freshDb();
  await db.allOrNothing((tx) => [accountAdded(tx, "a"), accountAdded(tx, "b")]);
  const all = (tx: Writer) => tx.update(accounts).set({ state: "active" }).returning();
  expect(await db.allOrNothing((tx) => [exactlyOne(all(tx), "too-many")])).toEqual({
    done: false,
    refused: "too-many",
  });
  const active = await db.reader.select().from(accounts).where(eq(accounts.state, "active"));
  expect(active).toEqual([]);
  expect(await db.allOrNothing((tx) => [exactly(2, all(tx), "too-many")])).toEqual({ done: true });
});

test("a statement that returns nothing is refused, so that rows can always be counted", async () => {
  const db = await freshDb();
  const silent = (tx: Writer) =>
    tx.insert(accounts).values(accountRow("silent", "tag")) as unknown as Statement;
  await expect(db.allOrNothing((tx) => [accountAdded(tx, "first"), silent(tx)])).rejects.toThrow(
    TypeError,
  );
  expect(await accountCount(db)).toBe(0);
});

test("of fifty who change the same row at once, each from what they read, one wins", async () => {
  const db = await freshDb();
  await db.allOrNothing((tx) => [accountAdded(tx, "taken-once")]);
  const take = (name: string) =>
    db.allOrNothing((tx) => [
      exactlyOne(
        tx
          .update(accounts)
          .set({ staffId: null, state: "active" })
          .where(eq(accounts.state, "invited"))
          .returning(),
        "taken",
      ),
      tx
        .insert(accountRoles)
        .values({ id: name, accountId: "taken-once" as AccountId, role: "peer" })
        .returning(),
    ]);
  const outcomes = await Promise.all(Array.from({ length: 50 }, (_, nth) => take(`taker ${nth}`)));
  expect(outcomes.filter((outcome) => outcome.done)).toHaveLength(1);
  expect(outcomes.filter((outcome) => !outcome.done && outcome.refused === "taken")).toHaveLength(
    49,
  );
  // The losers left nothing behind.
  expect(await db.reader.select().from(accountRoles)).toHaveLength(1);
});

test("of fifty who add the same key at once, one adds it and nobody meets a fault", async () => {
  const db = await freshDb();
  const add = (nth: number) =>
    db.allOrNothing((tx) => [
      exactlyOne(
        tx.insert(accounts).values(accountRow("same", "same")).onConflictDoNothing().returning(),
        "there-already",
      ),
      accountAdded(tx, newRandomId(), `own ${nth}`),
    ]);
  const outcomes = await Promise.all(Array.from({ length: 50 }, (_, nth) => add(nth)));
  expect(outcomes.filter((outcome) => outcome.done)).toHaveLength(1);
  expect(await accountCount(db)).toBe(2);
});

test("both engines name the same faults by the same words", async () => {
  const db = await freshDb();
  await db.allOrNothing((tx) => [accountAdded(tx, "a", "tag")]);
  const kindOf = (build: (tx: Writer) => Statement[]) =>
    db.allOrNothing(build).then(
      () => "none",
      (error: unknown) => (error instanceof DatabaseFault ? error.kind : "not a DatabaseFault"),
    );
  expect({
    samePrimaryKey: await kindOf((tx) => [accountAdded(tx, "a", "other")]),
    sameUnique: await kindOf((tx) => [accountAdded(tx, "b", "tag")]),
    noValue: await kindOf((tx) => [accountAdded(tx, "b", null as unknown as string)]),
  }).toEqual({
    samePrimaryKey: "already-exists",
    sameUnique: "already-exists",
    noValue: "missing-value",
  });
});
