// The night's work on what must not stay: cases past their time, the keys of months that are over, keys
// that a rotation replaced, and every trace of them in the file. Refuses when the clock has jumped.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { dayOf, monthOf } from "#app/domain/calendar/local-time.ts";
import { dropReplacedKeys } from "#app/domain/confidentiality/rotate-keys.server.ts";
import { epochsInUse } from "#app/domain/support-requests/case-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { purgeExpired } from "./purge-expired.server.ts";
import { hasClockJumped } from "./retention-rules.ts";
import { clockSeenAt, clockToSee } from "./retention-store.server.ts";

export type RetentionKept =
  | { outcome: "kept"; destroyedMonths: string[] }
  /** Nothing was destroyed; an administrator says on /admin/retention that the clock is right. */
  | { outcome: "clock-jumped" }
  | { outcome: "not-allowed" };

export async function keepRetention(
  actor: Actor,
  _input: Record<string, never>,
  world: World,
): Promise<RetentionKept> {
  if (!may(actor, "run-timers")) return { outcome: "not-allowed" };
  const { db, now } = world;
  if (hasClockJumped(await clockSeenAt(db), now)) return { outcome: "clock-jumped" };
  await purgeExpired(actor, {}, world);
  const destroyedMonths = await pastEpochsDestroyed(world);
  await dropReplacedKeys(world);
  await db.allOrNothing((tx) => [clockToSee(tx, now)]);
  // Whether or not anything went: a night that rewrites the file must say nothing.
  await db.compact();
  await db.truncateLog();
  return { outcome: "kept", destroyedMonths };
}

/** A month whose cases are all gone takes its key along: no backup opens them any more. */
async function pastEpochsDestroyed({ db, keyring, now, settings }: World): Promise<string[]> {
  const month = monthOf(dayOf(now, settings.timeZone));
  const inUse = new Set(await epochsInUse(db));
  const { epochs, erased } = keyring.contents();
  const past = Object.keys(epochs).filter((epoch) => epoch < month && !inUse.has(epoch));
  const forgotten = Object.keys(erased).filter((tag) => (erased[tag] ?? "") < month);
  if (past.length + forgotten.length > 0) {
    keyring.change((next) => {
      for (const epoch of past) delete next.epochs[epoch];
      for (const tag of forgotten) delete next.erased[tag];
    });
  }
  return past;
}
