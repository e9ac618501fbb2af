// Duty hours as an operator writes them: `mon-fri 07:00-21:00`. A shift that ends before it begins runs
// into the next day.
import type { DutyHours } from "./duty-hours.ts";

const names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const minuteOf = (text: string): number | null => {
  const parts = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(text);
  if (!parts) return null;
  const minute = Number(parts[1]) * 60 + Number(parts[2]);
  return minute <= 1440 ? minute : null;
};

/** @returns the hours of every weekday named, or null when the text is not of this form. */
export function dutyHoursOf(text: string): DutyHours[] | null {
  const parts = /^([a-z]{3})(?:-([a-z]{3}))?\s+(\S+)-(\S+)$/i.exec(text.trim());
  if (!parts) return null;
  const first = names.indexOf((parts[1] ?? "").toLowerCase());
  const last = names.indexOf((parts[2] ?? parts[1] ?? "").toLowerCase());
  const fromMinute = minuteOf(parts[3] ?? "");
  const to = minuteOf(parts[4] ?? "");
  if (first < 0 || last < first || fromMinute === null || to === null || fromMinute === to) {
    return null;
  }
  const toMinute = to > fromMinute ? to : to + 1440;
  return names
    .slice(first, last + 1)
    .map((_name, index) => ({ weekday: first + index + 1, fromMinute, toMinute }));
}
