// The only file that queries messages, and opens and seals them.
import { eq, lte } from "drizzle-orm";
import {
  type CaseKey,
  sealForCase,
  unsealForCase,
} from "#app/domain/confidentiality/case-key.server.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { caseMessages } from "#db/schema/messages.ts";
import { goneDay, type MessageContents, messageContents, type ShownMessage } from "./message.ts";

const placeOf = (id: string) => ({ table: "case_messages", column: "sealed_message", row: id });

export type KeptMessage = MessageContents & Pick<ShownMessage, "goneOn">;

/** In the order of writing; those scheduled for a later day included. */
export async function messagesOf(db: Db, caseKey: CaseKey): Promise<KeptMessage[]> {
  const rows = await db.reader
    .select()
    .from(caseMessages)
    .where(eq(caseMessages.caseId, caseKey.caseId));
  return rows
    .map(({ id, goneOn, sealedMessage }) => ({
      ...messageContents.parse(unsealForCase(caseKey, placeOf(id), sealedMessage)),
      goneOn,
    }))
    .sort((a, b) => a.on.localeCompare(b.on) || a.number - b.number);
}

export const messageToAdd = (tx: Writer, caseKey: CaseKey, id: string, contents: MessageContents) =>
  tx
    .insert(caseMessages)
    .values({
      id,
      caseId: caseKey.caseId,
      goneOn: goneDay(contents.on),
      sealedMessage: sealForCase(caseKey, placeOf(id), contents),
    })
    .returning({ id: caseMessages.id });

export const messagesToForget = (tx: Writer, today: string) =>
  tx.delete(caseMessages).where(lte(caseMessages.goneOn, today)).returning({ id: caseMessages.id });
