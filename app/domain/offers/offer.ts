// An offer of support made by a colleague. Silence is an answer too and is never asked about twice.
/** What somebody was thought of for: to be supported, or to support others as a peer. */
export const offerPurposes = ["support", "peer"] as const;
export type OfferPurpose = (typeof offerPurposes)[number];
/** Nobody is thought of more often at a time, for either, however many colleagues do. */
export const mostOpenOffers = 3;
export const offerStates = ["open", "accepted", "not-now", "never"] as const;
export const offerAnswers = ["yes", "not-now", "never"] as const;
export type OfferAnswer = (typeof offerAnswers)[number];
