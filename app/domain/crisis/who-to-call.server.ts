// Whom to call in a crisis, in which order, at this moment: the directory's own order and hours, and for those
// who answer on this site the rota. Whoever has left or is away is never called first.
import { accountOf } from "#app/domain/access/account-store.server.ts";
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import { type Answering, callOrder, type Presence } from "#app/domain/directory/directory.ts";
import { directoryOf, type EntryRow } from "#app/domain/directory/directory-store.server.ts";
import { isAwayOn, turnsOf } from "#app/domain/rota/rota.ts";
import { rotaFrom } from "#app/domain/rota/rota-store.server.ts";
import type { World } from "#app/domain/world.server.ts";

export async function whoToCall({ db, now, settings }: World): Promise<(EntryRow & Answering)[]> {
  const entries = await directoryOf(db);
  const today = dayOf(now, settings.timeZone);
  const firstOn = addDays(today, -2);
  const rota = await rotaFrom(db, firstOn);
  const onTurn = new Set(
    turnsOf(rota, firstOn, 4)
      .filter((turn) => !turn.isAway && turn.from <= now.getTime() && now.getTime() < turn.to)
      .map(({ accountId }) => accountId),
  );
  const presences = new Map<string, Presence>();
  for (const { accountId } of entries) {
    if (!accountId || presences.has(accountId)) continue;
    const account = await accountOf(db, accountId);
    const hasShifts = rota.shifts.some((shift) => shift.accountId === accountId);
    const isGone = account?.state !== "active" || isAwayOn(rota.leaves, accountId, today);
    const byRota = hasShifts ? (onTurn.has(accountId) ? "here" : "not-here") : "by-hours";
    presences.set(accountId, isGone ? "not-here" : byRota);
  }
  return callOrder(entries, now, settings.timeZone, (id) => presences.get(id) ?? "by-hours");
}
