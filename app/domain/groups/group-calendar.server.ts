// One group as a calendar file, for those who give it: a neutral title and the time, no place and no name.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { GroupId } from "#app/domain/ids.ts";
import { type CalendarEntry, calendarFile } from "#app/domain/rota/calendar-file.ts";
import type { World } from "#app/domain/world.server.ts";
import { type Group, groupsComingTo } from "./group-store.server.ts";

/** @param siteName the only title a calendar ever shows. */
export const groupEntry = (group: Group, siteName: string): CalendarEntry => ({
  id: group.id,
  from: group.meetsAt.getTime(),
  to: group.meetsAt.getTime() + group.minutes * 60_000,
  title: siteName,
});

/** @returns not-found for whoever has not said that they come. */
export async function groupCalendar(
  actor: StaffActor,
  input: { groupId: GroupId },
  world: World,
): Promise<{ outcome: "read"; file: string } | { outcome: "not-found" }> {
  if (!may(actor, "see-groups")) return { outcome: "not-found" };
  const { db, now, settings } = world;
  const coming = await groupsComingTo(db, actor.accountId, now);
  const group = coming.find(({ id }) => id === input.groupId);
  if (!group) return { outcome: "not-found" };
  const { host } = new URL(settings.publicOrigin);
  const head = { name: settings.siteName, host, stampedAt: now };
  return { outcome: "read", file: calendarFile([groupEntry(group, settings.siteName)], head) };
}
