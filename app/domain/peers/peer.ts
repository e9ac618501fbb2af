// A trained colleague who takes requests.
export const genders = ["woman", "man", "other", "not-said"] as const;
export type Gender = (typeof genders)[number];
