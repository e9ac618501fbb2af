// What a talk writes for the peer's own sake: an offer of a debrief. After something heavy the supervisors
// are told the same day, so that somebody comes up to the peer instead of waiting to be asked.
import { addressesWithRole } from "#app/domain/access/account-store.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import { type DebriefWeight, debriefId } from "./peer-care.ts";
import { debriefToAdd } from "./peer-care-store.server.ts";

/** @param isWanted the peer asked for it themselves. */
export async function debriefToOffer(
  accountId: AccountId,
  weight: DebriefWeight,
  world: World,
  isWanted = false,
): Promise<(tx: Writer) => Statement[]> {
  const { db, keyring, now, settings } = world;
  const offeredOn = dayOf(now, settings.timeZone);
  const isToldAbout = weight === "heavy" || isWanted;
  const supervisors = isToldAbout ? await addressesWithRole(db, keyring, "supervisor") : [];
  const locale = settings.locales[0] ?? "en";
  const state = isWanted ? ("wanted" as const) : ("offered" as const);
  const id = debriefId(accountId, offeredOn);
  return (tx) => [
    debriefToAdd(tx, { id, accountId, offeredOn, weight, state }),
    ...supervisors.map((to) =>
      mailToQueue(tx, { to, template: "case-notice", props: {}, locale }, world),
    ),
  ];
}
