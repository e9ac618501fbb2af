// A trained colleague who takes requests.
export const genders = ["woman", "man", "other", "not-said"] as const;
export type Gender = (typeof genders)[number];

/** How long in this work: the first years, the middle, many years. */
export const seniorities = ["early", "middle", "late"] as const;
export type Seniority = (typeof seniorities)[number];
