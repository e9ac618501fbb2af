// A peer's turns and kept times as a calendar file. Whoever looks over a shoulder reads a neutral title and
// PRIVATE; nothing of a case is in it, and nothing that changes when a case does.
import { createEvents, type DateArray } from "ics";

export interface CalendarEntry {
  /** The same for the same entry at every fetch. */
  id: string;
  from: number;
  to: number;
  title: string;
}

const partsOf = (ms: number): DateArray => {
  const at = new Date(ms);
  return [
    at.getUTCFullYear(),
    at.getUTCMonth() + 1,
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
  ];
};

/** @param host part of each entry's id. @param stampedAt the moment of this fetch. */
export function calendarFile(
  entries: readonly CalendarEntry[],
  { name, host, stampedAt }: { name: string; host: string; stampedAt: Date },
): string {
  const events = entries.map(({ id, from, to, title }) => {
    const event = {
      uid: `${id}@${host}`,
      title,
      start: partsOf(from),
      startInputType: "utc" as const,
      startOutputType: "utc" as const,
      end: partsOf(to),
      endInputType: "utc" as const,
      endOutputType: "utc" as const,
      classification: "PRIVATE" as const,
      busyStatus: "BUSY" as const,
      transp: "OPAQUE" as const,
      // Not in the library's types; without it the file would carry the start of the program.
      timestamp: stampedAt.getTime(),
    };
    return event;
  });
  const head = { productId: "calendar", calName: name, method: "PUBLISH" };
  const { error, value } = createEvents(events, head);
  if (error || value === null) throw new RangeError("A calendar entry without a time.");
  return value;
}
