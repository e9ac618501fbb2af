// What a peer's calendar program gets: their own turns of the next weeks, the groups they give and the time
// they keep free.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import { groupEntry } from "#app/domain/groups/group-calendar.server.ts";
import { groupsComingTo } from "#app/domain/groups/group-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { type CalendarEntry, calendarFile } from "./calendar-file.ts";
import { turnsOf } from "./rota.ts";
import { feedOwner, holdsOf, rotaFrom } from "./rota-store.server.ts";

const shownDays = 60;

/** @returns not-found for a code that never was, was replaced or was stopped. */
export async function readCalendar(
  actor: Actor,
  input: { code: string; holdTitle: string },
  world: World,
): Promise<{ outcome: "read"; file: string } | { outcome: "not-found" }> {
  if (!may(actor, "read-calendar")) return { outcome: "not-found" };
  const { db, keyring, now, settings } = world;
  const accountId = await feedOwner(db, keyring.tag("calendar-feed", input.code));
  if (!accountId) return { outcome: "not-found" };
  const firstOn = addDays(dayOf(now, settings.timeZone), -7);
  const turns: CalendarEntry[] = turnsOf(await rotaFrom(db, firstOn), firstOn, shownDays)
    .filter((turn) => turn.accountId === accountId && !turn.isAway)
    .map(({ shiftId, on, from, to }) => ({
      id: `${shiftId}-${on}`,
      from,
      to,
      title: settings.siteName,
    }));
  const holds = (await holdsOf(db, accountId, now)).map(({ id, fromAt, toAt }) => ({
    id,
    from: fromAt.getTime(),
    to: toAt.getTime(),
    title: input.holdTitle,
  }));
  const groups = (await groupsComingTo(db, accountId, now)).map((group) =>
    groupEntry(group, settings.siteName),
  );
  const { host } = new URL(settings.publicOrigin);
  const head = { name: settings.siteName, host, stampedAt: now };
  return { outcome: "read", file: calendarFile([...turns, ...groups, ...holds], head) };
}
