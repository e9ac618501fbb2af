// Reaching in without names: somebody in charge says how many people and where, and prints as many slips.
// No list of people exists, before or after.
import { z } from "zod";

export const mostSlips = 40;

/** How many people there are, as typed. @param problem key of the message for anything else. */
export const headCountField = (least: number, most: number, problem: string) =>
  z
    .string()
    .default("")
    .transform((text) => Number.parseInt(text, 10))
    .refine((count) => count >= least && count <= most, problem);

export const slipForm = z.object({
  unitCode: z.string().min(1, "slips.problems.unit").max(40),
  headCount: headCountField(1, mostSlips, "slips.problems.headCount"),
});
export type SlipAnswers = z.infer<typeof slipForm>;
