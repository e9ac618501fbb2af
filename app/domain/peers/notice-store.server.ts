// Notices that went out, so that each goes out once.
import { lt } from "drizzle-orm";
import type { Writer } from "#db/all-or-nothing.server.ts";
import { sentNotices } from "#db/schema/peers.ts";

/** Adds nothing when it went out before; expect one row to know. */
export const noticeToMark = (tx: Writer, id: string, sentOn: string) =>
  tx.insert(sentNotices).values({ id, sentOn }).onConflictDoNothing().returning();

export const noticesToForget = (tx: Writer, before: string) =>
  tx.delete(sentNotices).where(lt(sentNotices.sentOn, before)).returning();
