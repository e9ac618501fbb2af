// In the morning: peers with a planned talk from today on get the mail that is the same for everything, one
// each, and once. After: the peer's see-follow-ups.
import { accountOf, openPerson } from "#app/domain/access/account-store.server.ts";
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { followUpsToTell, followUpToTell } from "./follow-up-store.server.ts";

export async function tellFollowUps(
  actor: Actor,
  _input: Record<string, never>,
  world: World,
): Promise<{ outcome: "told" | "not-allowed" }> {
  if (!may(actor, "run-timers")) return { outcome: "not-allowed" };
  const { db, now, settings } = world;
  const today = dayOf(now, settings.timeZone);
  const ofPeer = new Map<AccountId, string[]>();
  for (const { id, holderId } of await followUpsToTell(db, today)) {
    if (holderId) ofPeer.set(holderId, [...(ofPeer.get(holderId) ?? []), id]);
  }
  for (const [holderId, ids] of ofPeer) {
    const account = await accountOf(db, holderId);
    const to = account?.state === "active" ? openPerson(world.keyring, account).email : null;
    const locale = settings.locales[0] ?? "en";
    await db.allOrNothing((tx) => [
      ...ids.map((id) => exactlyOne(followUpToTell(tx, id, today), "told-before")),
      ...(to ? [mailToQueue(tx, { to, template: "case-notice", props: {}, locale }, world)] : []),
    ]);
  }
  return { outcome: "told" };
}
