// What the browser is told to forget when somebody leaves. Our own cookies are ended by name, since not
// every browser knows Clear-Site-Data; a staff session ends at sign-out, not here.
import type { Settings } from "#app/env.server.ts";
import { cookieHeader } from "./sealed-cookie.server.ts";

/** Every cookie of the paths without an account. */
const forgotten = ["support", "ask", "erased", "survey", "self-view", "check", "reply"] as const;

/**
 * Not "cookies": it reaches further than this site. Chromium was seen to clear the cookies of every other
 * site under the same registered domain, a hospital's record system included, as the specification says.
 */
export function leavingHeaders(settings: Settings): Headers {
  const headers = new Headers({ "Clear-Site-Data": '"storage"' });
  for (const name of forgotten) headers.append("Set-Cookie", cookieHeader(name, "", settings));
  return headers;
}
