// While somebody is at the hospital's identity provider, the browser holds what the answer must match, sealed
// and for ten minutes.
import { z } from "zod";
import { sealedCookie } from "./sealed-cookie.server.ts";

const minutes = 10;

const shape = z.object({
  attempt: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
  next: z.string(),
  invitation: z.string().nullable(),
  /** Whether the person is signed in already and proves it anew. */
  isAgain: z.boolean(),
});
export const signOnCookie = sealedCookie("sign-on", shape, minutes);
