// A form that was sent when the session was over is not lost: it waits half an hour for the same person,
// sealed under a key that only their browser holds, and is offered again after they signed in.
import { z } from "zod";
import { seal, unseal } from "#app/domain/confidentiality/seal.server.ts";
import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { keptFormRow, keptFormToAdd, keptFormToForget } from "./kept-form-store.server.ts";

const keptMinutes = 30;
/** What proves who somebody is; never kept. */
const neverKept = new Set(["password", "code", "answer"]);

const shape = z.object({
  /** Where it was sent to, on this site. */
  to: z.string().max(500),
  fields: z.array(z.tuple([z.string(), z.string()])),
});
export type KeptForm = z.infer<typeof shape>;

const placeOf = (tag: string) => ({ table: "kept_forms", column: "sealed_form", row: tag });
const browserKey = (secret: string) => ({
  id: "browser",
  secret: Buffer.from(secret, "base64url"),
});
const partsOf = (ticket: string): [id: string, secret: string] | null => {
  const [id = "", secret = ""] = ticket.split(".");
  return /^[0-9a-z]{26}$/.test(id) && /^[\w-]{43}$/.test(secret) ? [id, secret] : null;
};

/** @returns the ticket for the browser's cookie. */
export async function keepForm(
  accountId: AccountId,
  form: KeptForm,
  { db, keyring, now, newId, randomBytes }: World,
): Promise<string> {
  const id = newId<string>();
  const secret = randomBytes(32).toString("base64url");
  const tag = keyring.tag("kept-form", id);
  const fields = form.fields.filter(([name]) => !neverKept.has(name));
  await db.allOrNothing((tx) => [
    keptFormToAdd(tx, {
      tag,
      accountId,
      sealedForm: seal(browserKey(secret), placeOf(tag), JSON.stringify({ ...form, fields })),
      expiresAt: new Date(now.getTime() + keptMinutes * 60_000),
    }),
  ]);
  return `${id}.${secret}`;
}

/** What this person sent too late; null when it is gone, another's, or never was. */
export async function keptFormOf(
  accountId: AccountId,
  ticket: string,
  { db, keyring, now }: World,
): Promise<KeptForm | null> {
  const parts = partsOf(ticket);
  if (!parts) return null;
  const tag = keyring.tag("kept-form", parts[0]);
  const row = await keptFormRow(db, tag, accountId, now);
  if (!row) return null;
  return shape.parse(JSON.parse(unseal(browserKey(parts[1]), placeOf(tag), row.sealedForm)));
}

export async function forgetKeptForm(ticket: string, { db, keyring }: World): Promise<void> {
  const parts = partsOf(ticket);
  if (!parts) return;
  await db.allOrNothing((tx) => [keptFormToForget(tx, keyring.tag("kept-form", parts[0]))]);
}
