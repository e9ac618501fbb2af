// The only file that queries marks of how the installation stood at its last start.
import { eq } from "drizzle-orm";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { siteMarks } from "#db/schema/site.ts";

export async function siteMark(db: Db, id: "sign-in"): Promise<string | null> {
  const rows = await db.reader.select().from(siteMarks).where(eq(siteMarks.id, id)).limit(1);
  return rows[0]?.mark ?? null;
}

export const siteMarkToSet = (tx: Writer, id: "sign-in", mark: string) =>
  tx
    .insert(siteMarks)
    .values({ id, mark })
    .onConflictDoUpdate({ target: siteMarks.id, set: { mark } })
    .returning({ id: siteMarks.id });
