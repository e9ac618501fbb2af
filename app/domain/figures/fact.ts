// What can be counted: a request that ended, a group that was held, answers to the three questions after
// closing or after a gathering. Closed lists, so that every value has its cell in a planned table. Pure.
import { z } from "zod";
import type { EventFamily } from "#app/domain/support-requests/request.ts";

export const notSaid = "not-said";

/** Measured on the first attempt to be in touch. */
export const responseBands = ["within-target", "later", "no-contact", notSaid] as const;
export type ResponseBand = (typeof responseBands)[number];

/** Whether professional help was brought in. */
export const stepUps = ["yes", "no", notSaid] as const;
export type StepUp = (typeof stepUps)[number];

/** How distressed the person was at the end, against the beginning. */
export const distressChanges = ["better", "same", "worse", notSaid] as const;
export type DistressChange = (typeof distressChanges)[number];

/** How many came to a group, once it was held. */
export const groupSizes = ["up-to-5", "6-10", "11-20", "over-20", notSaid] as const;
export type GroupSize = (typeof groupSizes)[number];

/** Did it help, did it feel safe, would you use it, or come, again. */
export const pulseItems = ["helped", "safe", "again"] as const;
export type PulseItem = (typeof pulseItems)[number];
export const pulseAnswers = ["yes", "partly", "no", notSaid] as const;

/** Who was asked: somebody whose request was closed, or whoever came to a round or a group. */
export const pulseSorts = ["pulse", "gathering"] as const;
export type PulseSort = (typeof pulseSorts)[number];

export const pulseShape = z.object({
  sort: z.enum(pulseSorts),
  helped: z.enum(pulseAnswers),
  safe: z.enum(pulseAnswers),
  again: z.enum(pulseAnswers),
});
export type Pulse = z.infer<typeof pulseShape>;

export interface RequestFact {
  sort: "request";
  /** Id of a cluster of the plan, or not-said. */
  cluster: string;
  eventFamily: EventFamily;
  /** Id of a profession group of the plan, or not-said. */
  professionGroup: string;
  responseBand: ResponseBand;
  steppedUp: StepUp;
  distress: DistressChange;
}

export type Fact = RequestFact | { sort: "group"; size: GroupSize } | Pulse;
/** Each table counts facts of one sort: a group is no request, and an answer belongs to nobody's. */
export type FactSort = Fact["sort"];
