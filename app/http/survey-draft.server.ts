// What somebody has answered so far in a survey, sealed in a session cookie as when asking for support:
// the server keeps nothing before it is sent. It belongs to one link and is forgotten with it.
import { z } from "zod";
import { sealedCookie } from "./sealed-cookie.server.ts";

/** Long enough for an interruption on a ward. */
const idleMinutes = 120;

const draftShape = z.object({
  /** Which link it belongs to, as the keyed hash of its token. */
  tag: z.string(),
  /**
   * The wave it was begun in: who began in time may still send during the night after the last day. Null
   * where the first page came when the wave took nothing: it is given back, and nothing was begun by it.
   */
  wave: z.string().nullable(),
  unit: z.string().nullable(),
  given: z.record(z.string(), z.record(z.string(), z.number())),
});

export const surveyDraft = sealedCookie("survey", draftShape, idleMinutes);
export type SurveyDraft = z.infer<typeof draftShape>;
