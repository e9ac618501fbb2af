// The chain of the site: accounts, plans, keys, alarms. In clear, since it names no case and no person, only
// random account ids; its marks are made with a key that is not in the database.
import type { Actor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Step, Writer } from "#db/all-or-nothing.server.ts";
import { type Marker, nextLink } from "./audit-chain.ts";
import type { SiteHappening } from "./audit-events.ts";
import { chainEnd, linkToAdd } from "./audit-store.server.ts";

export const siteChain = "site";

export const siteMarker =
  ({ keyring }: Pick<World, "keyring">): Marker =>
  (text) =>
    keyring.tag("audit", text);

const nameOf = (actor: Actor): string => (actor.kind === "staff" ? actor.accountId : actor.kind);

/**
 * @param about the account it is done to, or null.
 * @returns the statements that write this down with the change it is about.
 */
export async function writtenInSite(
  actor: Actor,
  event: SiteHappening["event"],
  about: AccountId | null,
  world: World,
): Promise<(tx: Writer) => Step<"changed-meanwhile">[]> {
  const on = dayOf(world.now, world.settings.timeZone);
  const happening: SiteHappening = { event, by: nameOf(actor), about, on };
  const said = JSON.stringify(happening);
  const end = await chainEnd(world.db, siteChain);
  const link = nextLink({ chain: siteChain, caseId: null }, end, said, said, siteMarker(world));
  return (tx) => linkToAdd(tx, link);
}

/**
 * For what is written down by itself; a race with another writer is run again.
 * @returns false when it could not be written: then what it is about must not go on.
 */
export async function writeInSite(
  actor: Actor,
  event: SiteHappening["event"],
  about: AccountId | null,
  world: World,
): Promise<boolean> {
  for (let tries = 0; tries < 5; tries += 1) {
    const written = await world.db.allOrNothing(await writtenInSite(actor, event, about, world));
    if (written.done) return true;
  }
  return false;
}
