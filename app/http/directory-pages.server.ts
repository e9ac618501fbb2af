// The directory as pages show it: who answers now, hours in words, everything in the reader's language.
import {
  type Answering,
  answering,
  type DirectoryEntry,
  helpHoursOf,
} from "#app/domain/directory/directory.ts";
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

/** @param entry with who answers now, where that was found out from more than its hours. */
export function helpShown(entry: DirectoryEntry & Partial<Answering>, visit: Visit): Help {
  const { now, settings } = visit.world;
  const byHours = answering(entry.hours, now, settings.timeZone);
  const { isOpen = byHours.isOpen, opensAt = byHours.opensAt } = entry;
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
