// After something wrong was typed, the answer waits the longer the more often it happened from this client
// for this account. Right ones never wait, and other clients and accounts are not touched.
import type { Visit } from "./guard.server.ts";

/** @param about keyed tag of whom the guess is about: address or account. */
export async function slowedDown(
  about: string,
  { limits, clientTag, log }: Pick<Visit, "limits" | "clientTag" | "log">,
): Promise<void> {
  const delayMs = await limits.delayAfterWrongSignIn(clientTag, about);
  if (delayMs === 0) return;
  log.info({ event: "sign-in-throttled" });
  await new Promise((resume) => setTimeout(resume, delayMs));
}
