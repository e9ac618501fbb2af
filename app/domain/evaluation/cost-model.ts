// What the programme may be worth in money, as a scenario: fewer people who leave and fewer days off, less
// what it costs. Follows the published model in its parts (Moran and others, J Patient Safety 16, 2020);
// its inputs are what people said they would do, so nothing here is a finding.
import { z } from "zod";

export const costFields = [
  "people",
  "programmeCost",
  "replacementCost",
  "leavingWithout",
  "leavingWith",
  "dayCost",
  "daysWithout",
  "daysWith",
] as const;
export type CostField = (typeof costFields)[number];
export type CostInputs = Readonly<Record<CostField, number>>;

/** To begin with; every hospital puts in its own. */
export const exampleInputs: CostInputs = {
  people: 80,
  programmeCost: 120_000,
  replacementCost: 60_000,
  leavingWithout: 12,
  leavingWith: 8,
  dayCost: 400,
  daysWithout: 6,
  daysWith: 3,
};

const largest: Record<CostField, number> = {
  people: 100_000,
  programmeCost: 1e9,
  replacementCost: 1e7,
  leavingWithout: 100,
  leavingWith: 100,
  dayCost: 1e6,
  daysWithout: 365,
  daysWith: 365,
};

const amount = (field: CostField) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,10}(\.\d{1,4})?$/, "evaluation.whatIf.problem.number")
    .transform(Number)
    .refine((value) => value <= largest[field], "evaluation.whatIf.problem.large");

export const costShape = z.object({
  people: amount("people"),
  programmeCost: amount("programmeCost"),
  replacementCost: amount("replacementCost"),
  leavingWithout: amount("leavingWithout"),
  leavingWith: amount("leavingWith"),
  dayCost: amount("dayCost"),
  daysWithout: amount("daysWithout"),
  daysWith: amount("daysWith"),
});

export interface CostScenario {
  /** Over one year, in the currency of the inputs. */
  readonly saved: number;
  readonly cost: number;
  readonly net: number;
  /** null with nobody supported. */
  readonly netPerPerson: number | null;
  /** People a year from which savings cover the cost; null when support saves nothing. */
  readonly breakEvenPeople: number | null;
}

/** @param effect 1 as entered; 0.5 if support helped half as much. */
export function costScenario(inputs: CostInputs, effect = 1): CostScenario {
  const { people, programmeCost, replacementCost, dayCost } = inputs;
  const stayed = (inputs.leavingWithout - inputs.leavingWith) / 100;
  const daysKept = inputs.daysWithout - inputs.daysWith;
  const perPerson = effect * (stayed * replacementCost + daysKept * dayCost);
  const saved = people * perPerson;
  const net = saved - programmeCost;
  return {
    saved,
    cost: programmeCost,
    net,
    netPerPerson: people > 0 ? net / people : null,
    breakEvenPeople: perPerson > 0 ? Math.ceil(programmeCost / perPerson) : null,
  };
}

export const effectsTried = [0, 0.5, 1, 1.5] as const;
export const reachTried = [0.5, 1, 2] as const;

/** Net by effect (rows) and by people reached (columns). */
export const costSensitivity = (inputs: CostInputs): number[][] =>
  effectsTried.map((effect) =>
    reachTried.map(
      (reach) => costScenario({ ...inputs, people: inputs.people * reach }, effect).net,
    ),
  );
