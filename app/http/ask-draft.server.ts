// What has been answered so far while asking, sealed in a session cookie: nothing is stored on the server
// before the person sends it, and leaving or starting again forgets it.
import { z } from "zod";
import {
  howSoonForm,
  reachForm,
  type WishesAnswers,
  wishesForm,
} from "#app/domain/support-requests/request-form.ts";
import { type TypedValues, textOf } from "./form-reply.server.ts";
import { sealedCookie } from "./sealed-cookie.server.ts";

const idleMinutes = 20;

const draftShape = z.object({
  howSoon: howSoonForm.optional(),
  reach: reachForm.optional(),
  /** As typed: the shape that fills what was skipped is applied when they are read. */
  wishes: z.record(z.string(), z.string()).optional(),
  /** One per form; made when the answers are complete, and the same until they are sent. */
  formKey: z.string().optional(),
  /** Set once sent: from then on only the receipt page is left. */
  isSent: z.boolean().optional(),
});

export const askDraft = sealedCookie("ask", draftShape, idleMinutes);
export type AskDraft = z.infer<typeof draftShape>;

/** The wishes with everything that was skipped filled in. */
export const wishesOf = (draft: AskDraft): WishesAnswers => wishesForm.parse(draft.wishes ?? {});

/** The fields of the wishes page out of what was posted. */
export const typedWishes = (values: TypedValues): Record<string, string> =>
  Object.fromEntries(
    Object.keys(wishesForm.shape)
      .map((name) => [name, textOf(values, name)] as const)
      .filter(([, text]) => text !== ""),
  );
