// From nominated to approved. A nomination carries an address and not a word; what was weighed in screening
// is said between two people and kept nowhere.
import { z } from "zod";

/** willing: said yes. screened: a coordinator has talked with them and it suits. */
export const candidateStages = ["willing", "screened"] as const;
export type CandidateStage = (typeof candidateStages)[number];

/** Nothing happened for this long: the row goes. */
export const candidateKeptDays = 180;

/** What a coordinator makes sure of before a colleague becomes a peer (domain.md section 3). */
export const screeningPoints = ["no-investigator", "nothing-open", "knows-limits"] as const;

/** Right when every point is ticked. Which were ticked before that is not kept. */
export const screeningForm = z.object({
  points: z
    .preprocess((typed) => (typed === undefined ? [] : [typed].flat()), z.array(z.string()))
    .refine(
      (ticked) => screeningPoints.every((point) => ticked.includes(point)),
      "candidates.problems.points",
    ),
});
