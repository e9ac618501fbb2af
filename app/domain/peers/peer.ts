// A trained colleague who takes requests.
export const genders = ["woman", "man", "other", "not-said"] as const;
export type Gender = (typeof genders)[number];

/** How long in this work: the first years, the middle, many years. */
export const seniorities = ["early", "middle", "late"] as const;
export type Seniority = (typeof seniorities)[number];

/** Stands where something that a peer must have done was never done: long over, on any day. */
export const neverTrained = "1970-01-01";
