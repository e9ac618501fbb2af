// How things stand when the visitor arrives: who waits, who is with whom, and one offer nobody answered.
import type { EncounterAnswers } from "#app/domain/encounters/encounter-form.ts";
import type {
  GroupAnswers,
  HowSoonAnswers,
  ReachAnswers,
  WishesAnswers,
} from "#app/domain/support-requests/request-form.ts";
import { encounterAnswersOf, groupAnswersOf, selfAnswersOf } from "./answers.ts";
import { chanceOf } from "./chance.ts";
import { type InventedHospital, type InventedPerson, nameOf } from "./hospital.ts";
import { hoursAfter, minutesAfter } from "./moments.ts";
import type { KnownEvent } from "./targets.ts";

const modeOf = {
  phone: "phone",
  email: "written",
  "in-person": "in-person",
  here: "written",
} as const;

export interface PresentAsk {
  kind: "self";
  askedAt: Date;
  howSoon: HowSoonAnswers;
  reach: ReachAnswers;
  wishes: WishesAnswers;
  /** What a peer of the cast has done about it; null while it waits. */
  held: {
    by: "peer" | "peer2";
    takenAt: Date;
    visit: { at: Date; log: EncounterAnswers } | null;
  } | null;
  /** The code of this one is printed, for coming back. */
  isPrinted: boolean;
}
export interface PresentGroup {
  kind: "group";
  askedAt: Date;
  answers: GroupAnswers;
}
export type PresentCase = PresentAsk | PresentGroup;

interface Row {
  minutesAgo: number;
  event: KnownEvent;
  role: InventedPerson["roleFamily"];
  isUrgent?: boolean;
  isNamed?: boolean;
  avoids?: "peer" | "peer2";
  held?: { by: "peer" | "peer2"; takenAgo: number; visitAgo?: number };
  isPrinted?: boolean;
}

const rows: Row[] = [
  { minutesAgo: 25, event: "patient-death", role: "nursing", isUrgent: true, isPrinted: true },
  { minutesAgo: 170, event: "violence", role: "nursing", isUrgent: true, isNamed: true },
  { minutesAgo: 95, event: "error-or-near-miss", role: "medical" },
  { minutesAgo: 340, event: "strain", role: "allied", isNamed: true, avoids: "peer" },
  { minutesAgo: 560, event: "unexpected-outcome", role: "nursing", isNamed: true },
  { minutesAgo: 1_010, event: "loss", role: "support", isNamed: true, avoids: "peer2" },
  { minutesAgo: 1_490, event: "complaint", role: "medical", isNamed: true },
  {
    minutesAgo: 1_300,
    event: "patient-death",
    role: "nursing",
    isNamed: true,
    held: { by: "peer", takenAgo: 130 },
  },
  {
    minutesAgo: 6_000,
    event: "violence",
    role: "support",
    isNamed: true,
    held: { by: "peer", takenAgo: 5_200, visitAgo: 4_300 },
  },
  {
    minutesAgo: 4_200,
    event: "unexpected-outcome",
    role: "nursing",
    held: { by: "peer2", takenAgo: 3_900, visitAgo: 3_700 },
  },
];

/** @param outside places in the staff list that are taken by the history or the team. */
export function plannedPresent(
  seed: string,
  now: Date,
  hospital: InventedHospital,
  outside: ReadonlySet<number>,
  names: { peer: string; peer2: string },
): PresentCase[] {
  const chance = chanceOf(seed, "present");
  const free = chance.shuffled(hospital.staff.filter(({ index }) => !outside.has(index)));
  const somebody = (role: InventedPerson["roleFamily"]): InventedPerson => {
    const at = free.findIndex((person) => person.roleFamily === role);
    const [person] = free.splice(Math.max(at, 0), 1);
    if (!person) throw new RangeError("Nobody is left to ask.");
    return person;
  };
  const asks = rows.map((row): PresentAsk => {
    const person = somebody(row.role);
    const answers = selfAnswersOf(chance, person, row.event, row.isUrgent ?? false);
    const { held } = row;
    const reach = row.isPrinted
      ? { ...answers.reach, channel: "phone" as const, phone: person.phone, email: "", place: "" }
      : answers.reach;
    const isNamed = row.isNamed ?? false;
    return {
      kind: "self",
      askedAt: minutesAfter(now, -row.minutesAgo),
      howSoon: answers.howSoon,
      reach: {
        ...reach,
        isNamed: isNamed ? "yes" : "no",
        name: isNamed ? nameOf(person) : "",
      },
      wishes: { ...answers.wishes, avoid: row.avoids ? names[row.avoids] : "" },
      held: held
        ? {
            by: held.by,
            takenAt: minutesAfter(now, -held.takenAgo),
            visit: held.visitAgo
              ? {
                  at: minutesAfter(now, -held.visitAgo),
                  log: {
                    ...encounterAnswersOf(chance, {
                      event: row.event,
                      minutes: 30,
                      isGroup: false,
                      stepUp: "none",
                      followUp: "days-7-14",
                    }),
                    mode: modeOf[reach.channel],
                  },
                }
              : null,
          }
        : null,
      isPrinted: row.isPrinted ?? false,
    };
  });
  const group = {
    kind: "group" as const,
    askedAt: hoursAfter(now, -7),
    answers: groupAnswersOf(somebody("nursing"), 9),
  };
  return [...asks, group].sort((a, b) => a.askedAt.getTime() - b.askedAt.getTime());
}
