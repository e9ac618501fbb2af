// How staff lists are written: which alphabet, which separator, which dates. Pure; the file itself is
// read by read-roster.server.ts.
import type { Day } from "#app/domain/calendar/local-time.ts";

export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof encodings)[number];

/** @param start the first bytes of the file. @returns null when only the whole file can tell. */
export function encodingMarked(start: Uint8Array): Encoding | null {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return "utf-8";
  return null;
}

export const delimiters = [";", ",", "\t"] as const;
export type Delimiter = (typeof delimiters)[number];

/**
 * The separator that stands most often in the first line, outside quotes.
 * @returns null when none does: one column is not a staff list.
 */
export function delimiterOf(firstLine: string): Delimiter | null {
  const outside = firstLine.replace(/"[^"]*"/g, "");
  const found = delimiters
    .map((sign) => ({ sign, times: outside.split(sign).length - 1 }))
    .sort((a, b) => b.times - a.times)[0];
  return found && found.times > 0 ? found.sign : null;
}

/** Excel's own first line: `sep=;`. */
export const separatorLine = /^sep=([;,\t])$/i;

/** Column names are compared without case, outer and doubled space. */
export const columnKey = (name: string): string =>
  name.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();

/**
 * A cell on one line, without the wrapping that keeps Excel from eating zeros; empty where HR systems
 * write a sign for nothing.
 */
export function cellText(cell: string): string {
  const unwrapped = /^="(.*)"$/s.exec(cell.trim())?.[1] ?? cell;
  const text = unwrapped.normalize("NFC").replace(/\s+/g, " ").trim();
  return /^(?:-|n\/a|null)$/i.test(text) ? "" : text;
}

export const dateOrders = ["day-first", "month-first"] as const;
/** How a date such as 3/4/2026 is read. Dots and ISO dates are never in doubt. */
export type DateOrder = (typeof dateOrders)[number];

const monthNames = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

function dayFrom(year: number, month: number, day: number): Day | null {
  const fullYear = year < 100 ? 2000 + year : year;
  const at = new Date(Date.UTC(fullYear, month - 1, day));
  const isReal = at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return isReal && fullYear >= 1900 && fullYear <= 9999 ? at.toISOString().slice(0, 10) : null;
}

/**
 * Reads 2026-03-31, 20260331, 31.03.2026, 31/3/26, 3/31/2026, 31-Mar-2026, with or without an hour.
 * @returns the ISO day, or null when it is none.
 */
export function dayFromCell(cell: string, order: DateOrder): Day | null {
  const text = cell.trim().replace(/[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]M|Z)?$/i, "");
  const iso = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/.exec(text);
  if (iso) return dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const named = /^(\d{1,2})[-. ]+([A-Za-z]{3})[a-z]*[-., ]+(\d{2}|\d{4})$/.exec(text);
  if (named) {
    const month = monthNames.indexOf((named[2] ?? "").toLowerCase()) + 1;
    return month > 0 ? dayFrom(Number(named[3]), month, Number(named[1])) : null;
  }
  const parts = /^(\d{1,2})([./-])(\d{1,2})\2(\d{2}|\d{4})$/.exec(text);
  if (!parts) return null;
  const [first, second, year] = [Number(parts[1]), Number(parts[3]), Number(parts[4])];
  const isDayFirst = parts[2] === "." || order === "day-first";
  return isDayFirst ? dayFrom(year, second, first) : dayFrom(year, first, second);
}

/** What the dates of a column say about their order; null when they leave it open. */
export function dateOrderOf(cells: readonly string[]): DateOrder | null {
  for (const cell of cells) {
    const parts = /^(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}/.exec(cell.trim());
    if (Number(parts?.[1]) > 12) return "day-first";
    if (Number(parts?.[2]) > 12) return "month-first";
  }
  return null;
}
