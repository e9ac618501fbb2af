// What a case carries for the figures and nothing more, sealed under the case's own key at one fixed
// size: a stub that was counted, one that was not, and an empty one look alike.
import { z } from "zod";
import type { Day } from "#app/domain/calendar/local-time.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { type EventFamily, eventFamilies } from "#app/domain/support-requests/request.ts";
import {
  type DistressChange,
  distressChanges,
  type GroupSize,
  groupSizes,
  notSaid,
  type ResponseBand,
  responseBands,
  type StepUp,
  stepUps,
} from "./fact.ts";
import { periodOf, type Quarter, quarterOfDay } from "./periods.ts";

const groupId = z.string().regex(/^[a-z0-9+-]{1,72}$/);
const quarter = z
  .string()
  .refine((text): text is Quarter => periodOf(text) !== null && text.includes("Q"));

export const stubShape = z.object({
  /** True between the end of the case and the next fold; only then is it counted. */
  countable: z.boolean(),
  /** The quarter in which the case ended; null while it is open and once it was folded. */
  period: quarter.nullable(),
  /** A group is counted as one group, never as the people in it. */
  sort: z.enum(["request", "group"]),
  /** Id of a cluster of the plan, or not-said. */
  cluster: groupId,
  eventFamily: z.enum(eventFamilies),
  /** Id of a profession group of the plan, or not-said. */
  professionGroup: groupId,
  responseBand: z.enum(responseBands),
  steppedUp: z.enum(stepUps),
  distress: z.enum(distressChanges),
  /** How many came; not said for a request, and for a group that was not held. */
  groupSize: z.enum(groupSizes).default(notSaid),
  /** Who it was about, normalised, for the cap alone; null for a person without a name. */
  personTagInput: z.string().min(1).max(128).nullable(),
});
export type FiguresStub = z.infer<typeof stubShape>;

/** Plaintext bytes of every stub, length prefix included. */
export const stubBytes = 768;

/** Where a case's stub stands, for sealing. */
export const stubPlace = (caseId: CaseId) => ({
  table: "support_cases",
  column: "sealed_stub",
  row: caseId as string,
});

/** What a folded case keeps, and what a case that is never counted begins with. */
export const emptyStub = (): FiguresStub => ({
  countable: false,
  period: null,
  sort: "request",
  cluster: notSaid,
  eventFamily: "other",
  professionGroup: notSaid,
  responseBand: notSaid,
  steppedUp: notSaid,
  distress: notSaid,
  groupSize: notSaid,
  personTagInput: null,
});

export interface SaidAtAsking {
  cluster?: string;
  eventFamily?: EventFamily;
  professionGroup?: string;
  /** Work address or whatever else names the person the same way each time; null without a name. */
  person: string | null;
}

/** The stub of a case that was just opened: it counts nothing until the case ends. */
export const openStub = (said: SaidAtAsking): FiguresStub => ({
  ...emptyStub(),
  cluster: said.cluster ?? notSaid,
  eventFamily: said.eventFamily ?? "other",
  professionGroup: said.professionGroup ?? notSaid,
  personTagInput: said.person === null ? null : personInput(said.person),
});

/** The stub of a group that was asked for: nobody in it is named, and nothing else of it is counted. */
export const openGroupStub = (): FiguresStub => ({ ...emptyStub(), sort: "group" });

/** What is found out while a case goes on; all of it optional, each value from a closed list. */
export interface CaseNotes {
  responseBand?: ResponseBand;
  steppedUp?: StepUp;
  distress?: DistressChange;
  /** Given when somebody counted who came to a group. */
  groupSize?: GroupSize;
}

/**
 * The stub with what was found out since it was opened; what is not given stays as it is. For verbs that
 * know it before the end (the first attempt to be in touch, stepping up).
 */
export const notedStub = (stub: FiguresStub, notes: CaseNotes): FiguresStub => ({
  ...stub,
  ...notes,
});

/** The stub of a case that ended (closed, lapsed or withdrawn) on that day; the next fold counts it. */
export const endedStub = (stub: FiguresStub, endedOn: Day, notes: CaseNotes = {}): FiguresStub => ({
  ...notedStub(stub, notes),
  countable: true,
  period: quarterOfDay(endedOn),
});

/**
 * One spelling per person: case, accents' encoding, spaces and punctuation do not make a second person.
 * @returns at most 64 letters, digits and signs that JSON writes as they are; null when nothing is left.
 */
export function personInput(text: string): string | null {
  const kept = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@.+_-]/gu, "");
  return [...kept].slice(0, 64).join("") || null;
}
