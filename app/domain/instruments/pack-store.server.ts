// The only file that queries which packs were confirmed.
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { confirmedPacks } from "#db/schema/surveys.ts";

export type ConfirmedPack = typeof confirmedPacks.$inferSelect;

export const packsConfirmed = (db: Pick<Db, "reader">): Promise<ConfirmedPack[]> =>
  db.reader.select().from(confirmedPacks);

/** A new confirmation takes the place of the one before. */
export const packToConfirm = (tx: Writer, pack: ConfirmedPack): Statement =>
  tx
    .insert(confirmedPacks)
    .values(pack)
    .onConflictDoUpdate({ target: confirmedPacks.instrument, set: pack })
    .returning({ instrument: confirmedPacks.instrument });
