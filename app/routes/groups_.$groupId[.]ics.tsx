// One group for the calendar of whoever said that they come: a time and the site's name, nothing else.
import { groupCalendar } from "#app/domain/groups/group-calendar.server.ts";
import type { GroupId } from "#app/domain/ids.ts";
import { guardOwnCalendar, notFound } from "#app/http/guard.server.ts";

export const loader = guardOwnCalendar("see-groups", async ({ actor, params, world }) => {
  const groupId = (params.groupId ?? "") as GroupId;
  const read = await groupCalendar(actor, { groupId }, world);
  if (read.outcome === "not-found") throw notFound();
  return new Response(read.file, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="calendar.ics"',
      "Cache-Control": "no-store",
    },
  });
});
