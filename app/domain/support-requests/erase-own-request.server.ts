// A person has everything about their request erased, at once. Rows and key go; backups made before keep
// what they have, sealed, until their month's key is destroyed, and the person is told which month that is.
import type { Actor } from "#app/domain/access/actor.ts";
import { dayOf, laterDay } from "#app/domain/calendar/local-time.ts";
import { rememberErased } from "#app/domain/retention/erased-cases.server.ts";
import {
  type ErasureReceipt,
  erasureReceipt,
} from "#app/domain/retention/erasure-receipt.server.ts";
import { recordNumberFor } from "#app/domain/retention/record-number.server.ts";
import { holdsInForce } from "#app/domain/retention/retention-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { casesToErase } from "./case-store.server.ts";
import { ownCase } from "./own-request.server.ts";

export type OwnErased =
  | { outcome: "erased"; receipt: ErasureReceipt }
  /** The law holds it until that day; it cannot be erased before. */
  | { outcome: "held"; untilOn: string }
  | { outcome: "not-found" };

export async function eraseOwnRequest(
  actor: Actor,
  _input: Record<string, never>,
  world: World,
): Promise<OwnErased> {
  const own = await ownCase(actor, "change-own-request", world);
  if (!own) return { outcome: "not-found" };
  const { db, keyring, now, settings } = world;
  const today = dayOf(now, settings.timeZone);
  const recordNumber = recordNumberFor(own.caseKey);
  const hold = (await holdsInForce(db, today)).find((one) => one.recordNumber === recordNumber);
  if (hold) return { outcome: "held", untilOn: hold.untilOn };
  const { grant, supportCase } = own.withGrant;
  const untilMonth = laterDay(grant.furthestEpoch, grant.epochKeyId);
  // First: should the machine stop in between, the night erases what the person has asked for.
  rememberErased(keyring, supportCase.id, untilMonth);
  const written = await db.allOrNothing((tx) => [
    exactlyOne(casesToErase(tx, [supportCase.id]), "gone"),
  ]);
  if (!written.done) return { outcome: "not-found" };
  await db.truncateLog();
  const receipt = erasureReceipt(keyring, { on: today, untilMonth }, world.randomBytes(5));
  return { outcome: "erased", receipt };
}
