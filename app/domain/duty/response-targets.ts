// How soon each class of request is answered: the defaults of the field (domain.md 1.5), which a programme
// may edit. Measured on contact attempted, never on the person replying, or peers would press people.
import { z } from "zod";
import type { ResponseClass } from "#app/domain/support-requests/request.ts";

/** always: the clock on the wall. duty: only while somebody answers. */
export const clocks = ["always", "duty"] as const;
export type Clock = (typeof clocks)[number];

export interface ResponseTarget {
  /** Minutes until a peer has taken it. */
  takenMinutes: number;
  takenClock: Clock;
  /** Minutes until contact was attempted. */
  contactMinutes: number;
  contactClock: Clock;
}
export type ResponseTargets = Record<ResponseClass, ResponseTarget>;

export const defaultTargets: ResponseTargets = {
  urgent: { takenMinutes: 30, takenClock: "always", contactMinutes: 720, contactClock: "always" },
  standard: { takenMinutes: 240, takenClock: "duty", contactMinutes: 1440, contactClock: "duty" },
  group: { takenMinutes: 240, takenClock: "duty", contactMinutes: 4320, contactClock: "always" },
};

const minutes = (least: number, most: number) =>
  z.coerce
    .number({ message: "targets.problems.number" })
    .int({ message: "targets.problems.number" })
    .min(least, { message: "targets.problems.number" })
    .max(most, { message: "targets.problems.number" });

/** One class, as a form or the command line sends it. */
export const targetShape = z
  .object({
    takenMinutes: minutes(5, 2 * 1440),
    takenClock: z.enum(clocks, { message: "targets.problems.clock" }),
    contactMinutes: minutes(60, 14 * 1440),
    contactClock: z.enum(clocks, { message: "targets.problems.clock" }),
  })
  .refine((target) => target.takenMinutes < target.contactMinutes, {
    message: "targets.problems.order",
    path: ["takenMinutes"],
  });
