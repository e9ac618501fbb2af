// Who else can help: kinds, levels, and whether somebody answers there now. Hours are typed as operators
// type duty hours, so that a computer can say whom to call at this moment.
import { z } from "zod";
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import { type DutyHours, dutySpans } from "#app/domain/duty/duty-hours.ts";
import { dutyHoursOf } from "#app/domain/duty/duty-text.ts";
import { isAddress } from "#app/domain/mail/mail-address.ts";

export const helpKinds = [
  "supervisor",
  "staff-psychology",
  "assistance-programme",
  "occupational-health",
  "chaplaincy",
  "emergency",
  "external",
] as const;
export type HelpKind = (typeof helpKinds)[number];
export const costs = ["free", "first-free", "paid"] as const;
export type Cost = (typeof costs)[number];
export const levels = [1, 2, 3] as const;

export interface DirectoryEntry {
  id: string;
  name: string;
  kind: HelpKind;
  level: number;
  hours: string;
  cost: Cost;
  confidentiality: string;
  phone: string;
  email: string;
  crisisOrder: number | null;
  accountId: string | null;
}

/** @returns "always", the weekly hours, or null when the text is neither. */
export function helpHoursOf(text: string): DutyHours[] | "always" | null {
  if (text.trim().toLowerCase() === "always") return "always";
  const parts = text.split(";").map((part) => dutyHoursOf(part));
  const known = parts.filter((part) => part !== null);
  return known.length === parts.length ? known.flat() : null;
}

export interface Answering {
  isOpen: boolean;
  /** When it opens next; null when it is open, or never within a week. */
  opensAt: Date | null;
}

/** Whether somebody answers there at this moment. */
export function answering(hoursText: string, now: Date, timeZone: string): Answering {
  const hours = helpHoursOf(hoursText);
  if (hours === "always") return { isOpen: true, opensAt: null };
  const spans = dutySpans(hours ?? [], addDays(dayOf(now, timeZone), -1), 9, timeZone);
  const at = now.getTime();
  if (spans.some(({ from, to }) => from <= at && at < to)) return { isOpen: true, opensAt: null };
  const next = spans.find(({ from }) => from > at);
  return { isOpen: false, opensAt: next ? new Date(next.from) : null };
}

/** What the rota knows of somebody who answers on this site; where it knows nothing, the hours count. */
export type Presence = "here" | "not-here" | "by-hours";

type Callable = Pick<DirectoryEntry, "hours" | "crisisOrder" | "name"> &
  Partial<Pick<DirectoryEntry, "accountId">>;

/** Whom to call in a crisis: those who answer now in their order, then the others in theirs. */
export function callOrder<E extends Callable>(
  entries: readonly E[],
  now: Date,
  timeZone: string,
  presenceOf: (accountId: string) => Presence = () => "by-hours",
): (E & Answering)[] {
  const standing = ({ accountId, hours }: E): Answering => {
    const presence = accountId ? presenceOf(accountId) : "by-hours";
    if (presence === "here") return { isOpen: true, opensAt: null };
    return presence === "by-hours"
      ? answering(hours, now, timeZone)
      : { isOpen: false, opensAt: null };
  };
  return entries
    .filter(({ crisisOrder }) => crisisOrder !== null)
    .map((entry) => ({ ...entry, ...standing(entry) }))
    .sort(
      (a, b) =>
        Number(b.isOpen) - Number(a.isOpen) ||
        (a.crisisOrder ?? 0) - (b.crisisOrder ?? 0) ||
        a.name.localeCompare(b.name),
    );
}

const line = (most: number, problem: string) =>
  z
    .string()
    .default("")
    .transform((text) =>
      text
        .normalize("NFC")
        .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
        .trim(),
    )
    .refine((text) => text.length <= most, problem);

export const entryForm = z.object({
  name: line(80, "directory.problems.long").refine(
    (text) => text !== "",
    "directory.problems.name",
  ),
  kind: z.enum(helpKinds, { error: "directory.problems.kind" }),
  level: z.coerce.number({ error: "directory.problems.level" }).int().min(1).max(3),
  hours: line(200, "directory.problems.long").refine(
    (text) => helpHoursOf(text) !== null,
    "directory.problems.hours",
  ),
  cost: z.enum(costs, { error: "directory.problems.cost" }),
  confidentiality: line(200, "directory.problems.long").refine(
    (text) => text !== "",
    "directory.problems.confidentiality",
  ),
  phone: line(40, "directory.problems.long").refine(
    (text) => text.replace(/\D/g, "").length >= 3,
    "directory.problems.phone",
  ),
  email: line(120, "directory.problems.long").refine(
    (text) => text === "" || isAddress(text),
    "directory.problems.email",
  ),
  crisisOrder: z
    .string()
    .default("")
    .transform((text) => (/^[1-9]$/.test(text) ? Number(text) : null)),
  accountId: z
    .string()
    .default("")
    .transform((text) => text || null),
});
export type EntryAnswers = z.infer<typeof entryForm>;
