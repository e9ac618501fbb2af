// The closed lists of the encounter log, after the public-domain logs of the US Crisis Counseling
// Program. There is no field for words: what was said stays between two people.

export const durationBands = ["under-15", "15-29", "30-44", "45-59", "60-plus"] as const;

export const modes = ["in-person", "phone", "video", "written"] as const;

export const reactions = [
  "sleep",
  "images",
  "guilt",
  "anger",
  "fear",
  "sadness",
  "numb",
  "body",
  "doubt",
  "withdrawal",
  "none-shown",
] as const;

export const needs = [
  "to-be-heard",
  "to-understand",
  "practical",
  "time-off-task",
  "next-steps",
  "own-team",
  "family",
  "professional",
  "none-named",
] as const;

export const offered = [
  "listening",
  "normal-reactions",
  "coping",
  "practical-help",
  "sheet",
  "next-contact",
  "referral",
] as const;

export const referrals = [
  "none",
  "staff-psychology",
  "assistance-programme",
  "occupational-health",
  "chaplaincy",
  "own-doctor",
  "emergency",
  "declined",
] as const;

export const ownEase = ["fine", "stirred", "would-like-debrief"] as const;

/** When the two agreed to speak again: each can be skipped by either side without a reason. */
export const followUps = [
  "none",
  "days-1-3",
  "days-7-14",
  "days-30",
  "days-90",
  "on-date",
] as const;
export type FollowUp = (typeof followUps)[number];

export const attemptResults = ["reached", "no-answer", "message-left"] as const;
export type AttemptResult = (typeof attemptResults)[number];

/** A third contact, or a need for a professional, is a moment to speak about more help (domain.md 2.1). */
export function suggestsStepUp(visitNumber: number, needsNamed: readonly string[]): boolean {
  return visitNumber >= 3 || needsNamed.includes("professional");
}
