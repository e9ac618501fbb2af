// What has been answered so far while asking, sealed in a session cookie: nothing is stored on the server
// before the person sends it, and leaving or starting again forgets it.
import { z } from "zod";
import { howSoonForm, reachForm, wishesForm } from "#app/domain/support-requests/request-form.ts";
import { sealedCookie } from "./sealed-cookie.server.ts";

const idleMinutes = 20;

const draftShape = z.object({
  howSoon: howSoonForm.optional(),
  reach: reachForm.optional(),
  wishes: z.unknown().optional(),
  /** One per form; made when the answers are complete, and the same until they are sent. */
  formKey: z.string().optional(),
  /** Set once sent: from then on only the receipt page is left. */
  isSent: z.boolean().optional(),
});
const storedWishes = wishesForm;

export const askDraft = sealedCookie("ask", draftShape, idleMinutes);
export type AskDraft = z.infer<typeof draftShape>;

/** Wishes pass through their own shape again, since it also fills what was skipped. */
export const wishesOf = (draft: AskDraft) =>
  storedWishes.parse(
    Object.fromEntries(
      Object.entries((draft.wishes ?? {}) as Record<string, unknown>).map(([name, value]) => [
        name,
        value === true ? "yes" : value === false || value === null ? undefined : value,
      ]),
    ),
  );
