// Somebody without a request keeps their own answers: a code is made, shown once, and opens them again. The
// program keeps only what the code wraps.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import { SealBroken } from "#app/domain/confidentiality/seal.server.ts";
import { keyFromCode } from "#app/domain/support-requests/receipt.server.ts";
import { receiptFrom, typedReceipt } from "#app/domain/support-requests/receipt.ts";
import type { World } from "#app/domain/world.server.ts";
import { selfViewByTag, selfViewToAdd } from "./self-view-store.server.ts";
import { type CodeHolder, unwrappedSecret, wrappedSecret } from "./self-view-vault.server.ts";

/** A view in which nothing was answered yet goes soon. */
const emptyDays = 7;

export type SelfViewBegun =
  | { outcome: "begun"; code: string; holder: CodeHolder }
  | { outcome: "not-allowed" };

export async function beginSelfView(
  actor: Actor,
  _input: Record<string, never>,
  world: World,
): Promise<SelfViewBegun> {
  if (!may(actor, "keep-self-view")) return { outcome: "not-allowed" };
  const { db, keyring, now, settings } = world;
  const code = receiptFrom(world.randomBytes(10));
  const [salt, secret] = [world.randomBytes(16), world.randomBytes(32)];
  const id = world.newId<string>();
  const row = {
    id,
    tag: keyring.tag("self-view", code),
    salt: salt.toString("base64url"),
    wrappedKey: wrappedSecret(await keyFromCode(code, salt), id, secret),
    lapsesOn: addDays(dayOf(now, settings.timeZone), emptyDays),
  };
  await db.allOrNothing((tx) => [selfViewToAdd(tx, row)]);
  const holder = { selfViewId: id, secret: secret.toString("base64url") };
  return { outcome: "begun", code, holder };
}

export type SelfViewOpened =
  | { outcome: "opened"; holder: CodeHolder }
  | { outcome: "not-recognised" };

/** With the code that was kept. */
export async function openSelfView(
  actor: Actor,
  { typed }: { typed: string },
  { db, keyring }: World,
): Promise<SelfViewOpened> {
  const read = typedReceipt(typed.slice(0, 200));
  if (!may(actor, "keep-self-view") || read.is !== "receipt") return { outcome: "not-recognised" };
  const row = await selfViewByTag(db, keyring.tag("self-view", read.code));
  if (!row) return { outcome: "not-recognised" };
  try {
    const fromCode = await keyFromCode(read.code, Buffer.from(row.salt, "base64url"));
    const secret = unwrappedSecret(fromCode, row.id, row.wrappedKey);
    return { outcome: "opened", holder: { selfViewId: row.id, secret } };
  } catch (error) {
    if (error instanceof SealBroken) return { outcome: "not-recognised" };
    throw error;
  }
}
