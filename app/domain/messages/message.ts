// A message between a person and their peer: plain text, kept for days. There is nothing here that says
// whether or when somebody read it, and no place for a file.
import { z } from "zod";
import { addDays, type Day } from "#app/domain/calendar/local-time.ts";

/** A message goes this long after it was written. */
export const messageKeptDays = 14;
export const longestMessage = 2_000;
/** In one case at a time; more is not a talk. */
export const mostMessages = 200;

export const goneDay = (writtenOn: Day): Day => addDays(writtenOn, messageKeptDays);

export const messageForm = z.object({
  text: z
    .string()
    .default("")
    .transform((text) =>
      text
        .normalize("NFC")
        .replace(/\r\n?/g, "\n")
        // Joiners belong to the spelling of some languages; other invisible signs only deceive.
        .replace(/[^\P{Cc}\n]|(?![\u200c\u200d])\p{Cf}/gu, " ")
        .trim(),
    )
    .refine((text) => text !== "", "messages.problems.empty")
    .refine((text) => text.length <= longestMessage, "messages.problems.long"),
});
export type MessageAnswers = z.infer<typeof messageForm>;

/** Sentences of the programme that a peer can let appear on a later day, in the reader's own language. */
export const prompts = ["small-thing", "sleep", "somebody", "return", "proud", "check-in"] as const;
export type Prompt = (typeof prompts)[number];
/** Days from now on which one can appear. */
export const promptDays = [1, 3, 7] as const;

export const promptForm = z.object({
  prompt: z.enum(prompts, { error: "messages.problems.prompt" }),
  inDays: z.coerce
    .number()
    .refine((days) => promptDays.some((one) => one === days), "messages.problems.inDays"),
});
export type PromptAnswers = z.infer<typeof promptForm>;

/** What is sealed. To the day only: the hour would tell who lies awake. */
export const messageContents = z.object({
  from: z.enum(["person", "peer"]),
  /** Puts those of one day in order. */
  number: z.number().int().min(1),
  on: z.string(),
  text: z.string(),
  prompt: z.enum(prompts).nullable(),
  /** Which peer wrote it or had the case then: the next one does not read what was said to another. */
  holderId: z.string().nullable(),
});
export type MessageContents = z.infer<typeof messageContents>;

/** What a page needs to know of one message. */
export interface ShownMessage extends Pick<MessageContents, "from" | "on" | "text" | "prompt"> {
  goneOn: Day;
}

/** Whether this one is announced by mail: the first of a row by the same side on a day, not each of them. */
export function isAnnounced(
  thread: readonly Pick<MessageContents, "from" | "on">[],
  next: Pick<MessageContents, "from" | "on">,
): boolean {
  const last = thread.at(-1);
  return last === undefined || last.from !== next.from || last.on !== next.on;
}
