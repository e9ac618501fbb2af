// The only file that queries the directory and the drills.
import { asc, desc, eq } from "drizzle-orm";
import type { AccountId } from "#app/domain/ids.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { crisisDrills, directoryEntries } from "#db/schema/directory.ts";
import type { DirectoryEntry } from "./directory.ts";

export type EntryRow = typeof directoryEntries.$inferSelect;

export const directoryOf = (db: Pick<Db, "reader">): Promise<EntryRow[]> =>
  db.reader
    .select()
    .from(directoryEntries)
    .orderBy(asc(directoryEntries.level), asc(directoryEntries.name), asc(directoryEntries.id));

export async function entryOf(db: Pick<Db, "reader">, id: string): Promise<EntryRow | null> {
  const rows = await db.reader
    .select()
    .from(directoryEntries)
    .where(eq(directoryEntries.id, id))
    .limit(1);
  return rows[0] ?? null;
}

/** The entry under this id is what it is from now on, whether it was there or not. */
export const entryToKeep = (tx: Writer, entry: DirectoryEntry) => {
  const { id, ...rest } = entry;
  const set = { ...rest, accountId: rest.accountId as AccountId | null };
  return tx
    .insert(directoryEntries)
    .values({ id, ...set })
    .onConflictDoUpdate({ target: directoryEntries.id, set })
    .returning();
};

export const entryToRemove = (tx: Writer, id: string) =>
  tx.delete(directoryEntries).where(eq(directoryEntries.id, id)).returning();

export type Drill = typeof crisisDrills.$inferSelect;
export async function lastDrill(db: Pick<Db, "reader">): Promise<Drill | null> {
  const rows = await db.reader
    .select()
    .from(crisisDrills)
    .orderBy(desc(crisisDrills.heldOn), desc(crisisDrills.id))
    .limit(1);
  return rows[0] ?? null;
}
export const drillToAdd = (tx: Writer, drill: Drill) =>
  tx.insert(crisisDrills).values(drill).returning();
