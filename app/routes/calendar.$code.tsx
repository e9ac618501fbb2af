// The file that a peer's calendar program fetches. Whoever has the address reads it, so it is private, can
// be stopped, and holds nothing but times.
import { readCalendar } from "#app/domain/rota/read-calendar.server.ts";
import { guardOpen, notFound } from "#app/http/guard.server.ts";

export const loader = guardOpen("read-calendar", async ({ actor, params, world, language }) => {
  const holdTitle = language.t("rota.calendar.hold");
  const read = await readCalendar(actor, { code: params.code ?? "", holdTitle }, world);
  if (read.outcome === "not-found") throw notFound();
  return new Response(read.file, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="calendar.ics"',
      "Cache-Control": "no-store",
    },
  });
});
