// The sixty-second log: every field is a tap.
import { z } from "zod";
import {
  attemptResults,
  durationBands,
  followUps,
  modes,
  needs,
  offered,
  ownEase,
  reactions,
  referrals,
} from "./encounter.ts";

const many = <T extends readonly [string, ...string[]]>(values: T) =>
  z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((given) => {
      const list = Array.isArray(given) ? given : [given];
      return values.filter((value): value is T[number] => list.includes(value));
    });

export const encounterForm = z.object({
  durationBand: z.enum(durationBands, { error: "log.problems.durationBand" }),
  mode: z.enum(modes, { error: "log.problems.mode" }),
  reactions: many(reactions),
  needs: many(needs),
  offered: many(offered),
  referral: z.enum(referrals).catch("none"),
  ownEase: z.enum(ownEase, { error: "log.problems.ownEase" }),
  followUp: z.enum(followUps).catch("none"),
  /** With `on-date`: a case review, a hearing, an anniversary. Which of these is not asked. */
  followUpOn: z.string().max(10).catch(""),
});
export type EncounterAnswers = z.infer<typeof encounterForm>;

export const attemptForm = z.object({
  result: z.enum(attemptResults, { error: "log.problems.result" }),
});

/** What is sealed: the answers, the day and which visit it was. */
export const encounterContents = encounterForm.extend({
  visitNumber: z.number().int().min(1),
  on: z.string(),
  /** Who wrote it: the next peer sees it only if the person agreed. */
  by: z.string(),
});
export type EncounterContents = z.infer<typeof encounterContents>;

export const attemptContents = z.object({
  result: z.enum(attemptResults),
  on: z.string(),
  by: z.string(),
});
export type AttemptContents = z.infer<typeof attemptContents>;
