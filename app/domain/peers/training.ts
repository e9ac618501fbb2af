// What a peer has to have done, and for how long it holds. The catalogue is a closed list: what each module
// teaches stands in the messages. Matching asks only for the one day until which all of it holds.
import { z } from "zod";
import { addMonths, type Day, earlierDay, laterDay } from "#app/domain/calendar/local-time.ts";

/** Each has to hold; a requirement is met by any of its modules. */
export const requirements = ["basics", "crisis", "scenario", "promise"] as const;
export type Requirement = (typeof requirements)[number];

interface Module {
  /** Null for what a peer may learn beside. */
  meets: Requirement | null;
  validMonths: number;
}

/** After domain.md section 3: a yearly refresher, a practised scenario, and the promise given anew. */
export const catalogue = {
  foundations: { meets: "basics", validMonths: 12 },
  refresher: { meets: "basics", validMonths: 12 },
  "crisis-path": { meets: "crisis", validMonths: 12 },
  scenario: { meets: "scenario", validMonths: 12 },
  groups: { meets: null, validMonths: 36 },
  mentoring: { meets: null, validMonths: 36 },
  /** The promise of confidentiality. Given by the peer, never by anybody for them. */
  promise: { meets: "promise", validMonths: 12 },
} as const satisfies Record<string, Module>;
export type TrainingModule = keyof typeof catalogue;
export const trainingModules = Object.keys(catalogue) as TrainingModule[];

/** What a coordinator writes down. */
export const taughtModules = trainingModules.filter((module) => module !== "promise");

/** Which words were promised; another version is another promise. */
export const promiseVersion = "2026-1";

export interface Completion {
  module: TrainingModule;
  completedOn: Day;
  validUntilOn: Day;
}

/** The last day on which it holds: the same day, some months on. */
export const validUntil = (module: TrainingModule, completedOn: Day): Day =>
  addMonths(completedOn, catalogue[module].validMonths);

/** A refresher refreshes what was learnt: without the foundations it counts for nothing. */
const counts = (one: Completion, all: readonly Completion[]): boolean =>
  one.module !== "refresher" ||
  all.some((other) => other.module === "foundations" && other.completedOn <= one.completedOn);

/** Until when a requirement holds; null when it was never met. */
export const heldUntil = (requirement: Requirement, all: readonly Completion[]): Day | null =>
  all
    .filter((one) => catalogue[one.module].meets === requirement && counts(one, all))
    .reduce<Day | null>(
      (latest, { validUntilOn }) => (latest ? laterDay(latest, validUntilOn) : validUntilOn),
      null,
    );

/** The last day on which everything holds; null while something was never met. */
export function trainedUntil(all: readonly Completion[]): Day | null {
  const days = requirements.map((requirement) => heldUntil(requirement, all));
  return days.reduce((first, day) => (first && day ? earlierDay(first, day) : null));
}

/** Older than this is not written down: it would hold for nothing. */
export const oldestYears = 5;

export const trainingForm = z.object({
  module: z.enum(
    taughtModules as [TrainingModule, ...TrainingModule[]],
    "training.problems.module",
  ),
  completedOn: z.iso.date("training.problems.day"),
});
export type TrainingAnswers = z.infer<typeof trainingForm>;
