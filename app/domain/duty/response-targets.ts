// How soon each class of request is answered: the defaults of the field (domain.md 1.5). Measured on
// contact attempted, never on the person replying, or peers would press people.
import type { ResponseClass } from "#app/domain/support-requests/request.ts";

export interface ResponseTarget {
  /** Minutes until a peer has taken it, counted in duty hours unless the clock always runs. */
  takenMinutes: number;
  /** Minutes until contact was attempted. */
  contactMinutes: number;
  clock: "always" | "duty";
}

export const responseTargets: Record<ResponseClass, ResponseTarget> = {
  urgent: { takenMinutes: 30, contactMinutes: 12 * 60, clock: "always" },
  standard: { takenMinutes: 4 * 60, contactMinutes: 24 * 60, clock: "always" },
  group: { takenMinutes: 4 * 60, contactMinutes: 72 * 60, clock: "always" },
};
