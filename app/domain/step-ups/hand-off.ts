// A warm hand-off to somebody with more training: what the person allowed, shown once to the receiving side,
// and confirmed by it. Looking changes nothing; the buttons do.
import { z } from "zod";

export const handOffStates = ["sent", "confirmed", "declined"] as const;
export type HandOffState = (typeof handOffStates)[number];
export const handOffAnswers = ["confirm", "decline"] as const;
export type HandOffAnswer = (typeof handOffAnswers)[number];

/** The link works this long. */
export const handOffDays = 7;

/** What the person can let the other side see. Nothing else is ever shown there. */
export const allowances = ["name", "reach", "talks"] as const;
export type Allowance = (typeof allowances)[number];

/** Reasons to call somebody with more training now, without any scale (domain.md 4.2). */
export const redFlags = [
  "dying",
  "burden",
  "goodbye",
  "means",
  "intoxicated",
  "no-sleep",
  "apart",
  "threat",
  "suspended",
  "colleague",
  "alone",
] as const;

export const handOffForm = z.object({
  entryId: z.string().min(1, "stepUp.problems.entry"),
  allowed: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((given) => allowances.filter((one) => [given].flat().includes(one))),
  agreed: z.literal("yes", { error: "stepUp.problems.agreed" }),
});
export type HandOffAnswers = z.infer<typeof handOffForm>;

/** sealed_card. */
export const handOffCard = z.object({
  allowed: z.array(z.enum(allowances)),
  sentOn: z.string(),
  answeredOn: z.string().nullable(),
});
export type HandOffCard = z.infer<typeof handOffCard>;
