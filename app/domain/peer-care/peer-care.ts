// Care for the peers: a debrief after every talk, offered in person after heavy ones; groups where the
// number of those who came is all that is written down.
import { z } from "zod";
import type { Day } from "#app/domain/calendar/local-time.ts";

/** heavy: somebody comes up to the peer the same day. */
export const debriefWeights = ["usual", "heavy"] as const;
export type DebriefWeight = (typeof debriefWeights)[number];
export const debriefStates = ["offered", "wanted", "declined", "done"] as const;
export type DebriefState = (typeof debriefStates)[number];

/** An offer is forgotten after this, whatever became of it. */
export const debriefKeptDays = 30;

export const debriefId = (accountId: string, on: Day): string => `${accountId}:${on}`;

export const meetingForm = z.object({
  on: z.iso.date("supervision.problems.on"),
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "supervision.problems.at"),
  place: z
    .string()
    .default("")
    .transform((text) =>
      text
        .normalize("NFC")
        .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
        .trim(),
    )
    .refine((text) => text !== "" && text.length <= 120, "supervision.problems.place"),
});
export type MeetingAnswers = z.infer<typeof meetingForm>;

export const attendedForm = z.object({
  attended: z
    .string()
    .regex(/^\d{1,3}$/, "supervision.problems.attended")
    .transform(Number),
});
