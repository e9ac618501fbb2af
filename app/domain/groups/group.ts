// Support for a team after an event: who gives it, when and where. What is known of those who come is a
// number, and only once it was held. No words are typed: places are a closed list or the directory.
import { z } from "zod";
import { addDays, type Day, instantOf } from "#app/domain/calendar/local-time.ts";
import type { GroupSize } from "#app/domain/figures/fact.ts";

export const groupWays = ["in-person", "phone", "video"] as const;
export type GroupWay = (typeof groupWays)[number];

/** Rooms that every hospital has; the ward itself is left out: people should not meet where it happened. */
export const groupPlaces = [
  "quiet-room",
  "seminar-room",
  "chapel-room",
  "occupational-health",
  "outdoors",
  "agreed-by-voice",
] as const;
export type GroupPlace = (typeof groupPlaces)[number];
const directoryMark = "directory:";

/** Of an entry of the directory, as a place. */
export const placeOfEntry = (entryId: string): string => `${directoryMark}${entryId}`;
/** @returns the directory entry this place is, or null for one of the list. */
export const entryOfPlace = (place: string): string | null =>
  place.startsWith(directoryMark) ? place.slice(directoryMark.length) : null;

/** On a line there is nowhere to go: the facilitator calls, or says by voice where to look. */
export const placeFor = (way: GroupWay, place: string): string =>
  way === "in-person" ? place : ("agreed-by-voice" satisfies GroupPlace);

export const groupParts = ["facilitator", "peer"] as const;
export type GroupPart = (typeof groupParts)[number];
/** Whoever is asked may say no without a reason. */
export const groupAnswers = ["asked", "coming", "declined"] as const;
export type GroupAnswer = (typeof groupAnswers)[number];

export const groupMinutes = ["45", "60", "90"] as const;
export const mostPeersInGroup = 6;
/** A group is offered within days; nobody plans one for next season. */
const furthestDays = 60;

/** to-staff: a part is not asked for yet. to-count: its time is over and nobody wrote a number down. */
export const groupStages = ["to-staff", "planned", "to-count"] as const;
export type GroupStage = (typeof groupStages)[number];

export interface GroupStanding {
  meetsAt: Date | null;
  minutes: number;
  people: readonly { part: GroupPart; answer: GroupAnswer }[];
}

export function stageOf({ meetsAt, minutes, people }: GroupStanding, now: Date): GroupStage {
  if (!meetsAt) return "to-staff";
  if (meetsAt.getTime() + minutes * 60_000 <= now.getTime()) return "to-count";
  const isStaffed = groupParts.every((part) =>
    people.some((one) => one.part === part && one.answer !== "declined"),
  );
  return isStaffed ? "planned" : "to-staff";
}

/** What a head count adds to the figures. @param heads from 1. */
export function groupSizeOf(heads: number): Exclude<GroupSize, "not-said"> {
  if (heads <= 5) return "up-to-5";
  if (heads <= 10) return "6-10";
  return heads <= 20 ? "11-20" : "over-20";
}

const many = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((given) => [...new Set([given].flat())].filter(Boolean));

/** @param problem what to say when nothing was chosen or sent. */
const said = (problem: string) => z.string({ error: problem }).min(1, problem);

export const groupPlanForm = z.object({
  on: z.iso.date("groups.problems.on"),
  at: z
    .string({ error: "groups.problems.at" })
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "groups.problems.at"),
  minutes: z.enum(groupMinutes, { error: "groups.problems.minutes" }).transform(Number),
  way: z.enum(groupWays, { error: "groups.problems.way" }),
  place: said("groups.problems.place").max(80, "groups.problems.place"),
  facilitator: said("groups.problems.facilitator").max(64, "groups.problems.facilitator"),
  peers: many.refine(
    ({ length }) => length >= 1 && length <= mostPeersInGroup,
    "groups.problems.peers",
  ),
});
export type GroupPlanAnswers = z.output<typeof groupPlanForm>;

export const headsForm = z.object({
  heads: z
    .string({ error: "groups.problems.heads" })
    .regex(/^[1-9]\d{0,2}$/, "groups.problems.heads")
    .transform(Number),
});

/** @returns the moment, or null when it is over or too far off. */
export function meetingMoment(
  { on, at }: Pick<GroupPlanAnswers, "on" | "at">,
  today: Day,
  now: Date,
  timeZone: string,
): Date | null {
  if (on < today || on > addDays(today, furthestDays)) return null;
  const [hours = 0, minutes = 0] = at.split(":").map(Number);
  const moment = instantOf(on, hours * 60 + minutes, timeZone);
  return moment > now ? moment : null;
}
