// An offer of support made by a colleague. Silence is an answer too and is never asked about twice.
export const offerStates = ["open", "accepted", "not-now", "never"] as const;
export type OfferState = (typeof offerStates)[number];
export const offerAnswers = ["yes", "not-now", "never"] as const;
export type OfferAnswer = (typeof offerAnswers)[number];
