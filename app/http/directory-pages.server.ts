// The directory as pages show it: who answers now, hours in words, everything in the reader's language.
import { answering, type DirectoryEntry, helpHoursOf } from "#app/domain/directory/directory.ts";
import { directoryOf } from "#app/domain/directory/directory-store.server.ts";
import type { Help } from "#app/screens/help-list.tsx";
import { clockWords, weekdayWords } from "#app/ui/moment.ts";
import { momentWords } from "./form-reply.server.ts";
import type { Visit } from "./guard.server.ts";

function hoursWords(text: string, visit: Visit): string {
  const hours = helpHoursOf(text);
  if (hours === "always") return visit.language.t("directory.always");
  const clock = (minute: number) => clockWords(minute, visit.locale);
  return (hours ?? [])
    .map(
      ({ weekday, fromMinute, toMinute }) =>
        `${weekdayWords(weekday, visit.locale)} ${clock(fromMinute)}–${clock(toMinute)}`,
    )
    .join(", ");
}

export function helpShown(entry: DirectoryEntry, visit: Visit): Help {
  const { now, settings } = visit.world;
  const { isOpen, opensAt } = answering(entry.hours, now, settings.timeZone);
  const { id, name, kind, level, cost, confidentiality, phone } = entry;
  return {
    id,
    name,
    kind,
    level,
    cost,
    confidentiality,
    phone,
    hours: hoursWords(entry.hours, visit),
    isOpen,
    opensAt: opensAt ? momentWords(opensAt, visit) : null,
  };
}

export const directoryShown = async (visit: Visit): Promise<Help[]> =>
  (await directoryOf(visit.world.db)).map((entry) => helpShown(entry, visit));
