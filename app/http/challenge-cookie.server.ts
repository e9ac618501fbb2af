// What a browser was asked to prove, and for what: sealed, and no longer than it may take to answer. Holds a
// passkey's challenge, or the secret of an authenticator app that is being set up.
import { z } from "zod";
import { challengeMinutes } from "#app/domain/access/passkey.server.ts";
import { sealedCookie } from "./sealed-cookie.server.ts";

const shape = z.object({
  purpose: z.enum(["sign-in", "prove", "add-passkey", "add-app"]),
  challenge: z.string(),
  next: z.string(),
});
export type Challenge = z.infer<typeof shape>;
export const challengeCookie = sealedCookie("challenge", shape, challengeMinutes);
