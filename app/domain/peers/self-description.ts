// What a peer says of themselves so that wishes can be met: where they work, what as, for how long, which
// languages they speak and by which ways they can talk. All of it may be left out.
import { z } from "zod";
import { roleFamilies } from "#app/domain/roster/staff.ts";
import { channels } from "#app/domain/support-requests/request.ts";
import { genders, seniorities } from "./peer.ts";

/** Languages a hospital's staff commonly speaks (BCP 47), for a list of ticks. */
export const spokenLanguages = [
  "ar",
  "de",
  "en",
  "es",
  "fr",
  "hi",
  "it",
  "pl",
  "pt",
  "ro",
  "ru",
  "sr",
  "tl",
  "tr",
  "uk",
  "vi",
  "zh",
] as const;

const many = <T extends string>(known: readonly T[]) =>
  z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((given) => known.filter((one) => [given].flat().includes(one)));

const orNothing = <T extends readonly [string, ...string[]]>(known: T) =>
  z
    .string()
    .default("")
    .transform((typed): T[number] | null => known.find((one) => one === typed) ?? null);

export const selfDescriptionForm = z.object({
  unitCode: z
    .string()
    .max(40)
    .default("")
    .transform((code) => code || null),
  roleFamily: orNothing(roleFamilies),
  seniority: orNothing(seniorities),
  gender: z.enum(genders).catch("not-said"),
  languages: many(spokenLanguages).refine((spoken) => spoken.length > 0, {
    message: "peerSelf.problems.languages",
  }),
  channels: many(channels).refine((ways) => ways.length > 0, {
    message: "peerSelf.problems.channels",
  }),
});
export type SelfDescription = z.output<typeof selfDescriptionForm>;
