// Reaching in without names: somebody in charge says how many people and where, and prints as many slips.
// No list of people exists, before or after.
import { z } from "zod";

export const mostSlips = 40;

export const slipForm = z.object({
  unitCode: z.string().min(1, "slips.problems.unit").max(40),
  headCount: z
    .string()
    .default("")
    .transform((text) => Number.parseInt(text, 10))
    .refine((count) => count >= 1 && count <= mostSlips, "slips.problems.headCount"),
});
export type SlipAnswers = z.infer<typeof slipForm>;
