// What invented people fill in when they ask: most say what happened and where, many leave a field out,
// as real people do.
import { needs, offered, reactions } from "#app/domain/encounters/encounter.ts";
import type { EncounterAnswers } from "#app/domain/encounters/encounter-form.ts";
import type { HeadCountBand } from "#app/domain/support-requests/case-contents.ts";
import {
  type GroupAnswers,
  type HowSoonAnswers,
  noWishes,
  type ReachAnswers,
  type WishesAnswers,
} from "#app/domain/support-requests/request-form.ts";
import type { Chance } from "./chance.ts";
import { type InventedPerson, nameOf } from "./hospital.ts";
import { type KnownEvent, modeShares } from "./targets.ts";

const meetingPlaces = [
  "The garden bench behind the main entrance, after my shift",
  "Staff room on my unit, weekdays at 14:00",
  "The chapel, any evening this week",
  "Cafeteria, the tables at the back, before 07:00",
  "Car park entrance, end of the late shift",
];

export function reachAnswersOf(
  chance: Chance,
  person: InventedPerson,
  isNamed: boolean,
): ReachAnswers {
  const channel = chance.pickWeighted([
    ["phone", 62],
    ["email", 14],
    ["in-person", 24],
  ] as const);
  return {
    channel,
    phone: channel === "phone" ? person.phone : "",
    email: channel === "email" ? person.email : "",
    notice: "",
    place: channel === "in-person" ? chance.pick(meetingPlaces) : "",
    isNamed: isNamed ? "yes" : "no",
    name: isNamed ? nameOf(person) : "",
  };
}

export function selfAnswersOf(
  chance: Chance,
  person: InventedPerson,
  event: KnownEvent,
  isUrgent: boolean,
): { howSoon: HowSoonAnswers; reach: ReachAnswers; wishes: WishesAnswers } {
  const wishes: WishesAnswers = {
    ...noWishes,
    eventKind: chance.isLucky(0.85) ? event : "not-said",
    unitCode: chance.isLucky(0.75) ? person.unit.code : "",
    roleFamily: chance.isLucky(0.85) ? person.roleFamily : null,
    area: chance.pickWeighted([
      ["any", 55],
      ["other", 32],
      ["own", 13],
    ] as const),
    isSameProfession: chance.isLucky(0.3),
    gender: chance.isLucky(0.08) ? (person.gender === "woman" ? "woman" : "man") : null,
    language: person.language !== "en" && chance.isLucky(0.5) ? person.language : "",
  };
  const howSoon = isUrgent ? "now" : chance.isLucky(0.75) ? "next-days" : "no-hurry";
  return {
    howSoon: { howSoon },
    reach: reachAnswersOf(chance, person, chance.isLucky(0.55)),
    wishes,
  };
}

const bandOfHeads = (heads: number): HeadCountBand =>
  heads <= 5 ? "2-5" : heads <= 10 ? "6-10" : heads <= 20 ? "11-20" : "over-20";

export const groupAnswersOf = (person: InventedPerson, heads: number): GroupAnswers => ({
  unitCode: person.unit.code,
  headCount: bandOfHeads(heads),
  phone: person.phone,
  name: nameOf(person),
});

type Reaction = EncounterAnswers["reactions"][number];
const reactionsOf: Record<KnownEvent, readonly Reaction[]> = {
  "patient-death": ["sadness", "images", "sleep", "guilt", "doubt"],
  violence: ["fear", "anger", "sleep", "body", "images"],
  "unexpected-outcome": ["doubt", "guilt", "sleep", "images"],
  "error-or-near-miss": ["guilt", "doubt", "fear", "sleep", "withdrawal"],
  strain: ["numb", "body", "sleep", "withdrawal", "anger"],
  loss: ["sadness", "numb", "sleep", "withdrawal"],
  complaint: ["fear", "anger", "doubt", "sleep"],
  other: ["sleep", "sadness", "none-shown"],
};

const bandOfMinutes = (minutes: number): EncounterAnswers["durationBand"] =>
  minutes < 15
    ? "under-15"
    : minutes < 30
      ? "15-29"
      : minutes < 45
        ? "30-44"
        : minutes < 60
          ? "45-59"
          : "60-plus";

/** In the order of the form, as a browser sends it. */
const inOrder = <T extends string>(list: readonly T[], chosen: readonly T[]): T[] =>
  list.filter((entry) => chosen.includes(entry));

export type StepUp = "none" | "completed" | "declined" | "crisis";

export function encounterAnswersOf(
  chance: Chance,
  told: {
    event: KnownEvent;
    minutes: number;
    isGroup: boolean;
    stepUp: StepUp;
    followUp: EncounterAnswers["followUp"];
  },
): EncounterAnswers {
  const seen = chance.shuffled(reactionsOf[told.event]).slice(0, 1 + chance.whole(3));
  const needed = chance
    .shuffled([
      "to-be-heard",
      "to-understand",
      "practical",
      "next-steps",
      "own-team",
      "family",
    ] as const)
    .slice(0, 1 + chance.whole(2));
  const isStepUp = told.stepUp !== "none";
  const referral = {
    none: "none",
    declined: "declined",
    crisis: "emergency",
    completed: chance.pickWeighted([
      ["staff-psychology", 42],
      ["assistance-programme", 26],
      ["occupational-health", 14],
      ["own-doctor", 10],
      ["chaplaincy", 8],
    ] as const),
  } as const;
  return {
    durationBand: bandOfMinutes(told.minutes),
    mode: told.isGroup ? "in-person" : chance.pickWeighted(modeShares),
    reactions: inOrder(reactions, seen),
    needs: inOrder(needs, isStepUp ? [...needed, "professional"] : needed),
    offered: inOrder(offered, [
      "listening",
      ...chance
        .shuffled(["normal-reactions", "coping", "sheet", "practical-help"] as const)
        .slice(0, 1 + chance.whole(2)),
      ...(isStepUp ? (["referral"] as const) : []),
    ]),
    referral: referral[told.stepUp],
    ownEase: chance.pickWeighted([
      ["fine", 78],
      ["stirred", 17],
      ["would-like-debrief", 5],
    ] as const),
    followUp: told.followUp,
    followUpOn: "",
  };
}
