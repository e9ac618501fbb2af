// Makes the sessions of somebody older than they are, beside the running site: nobody waits in a test.
import { eq } from "drizzle-orm";
import type { Site } from "#app/command-line/site.server.ts";
import { accountByEmail } from "#app/domain/access/account-store.server.ts";
import { sessionsOf } from "#app/domain/access/session-store.server.ts";
import { authenticatorApps, sessions } from "#db/schema/access.ts";
import { forgetTypedCodes } from "./staff-sessions.ts";

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

/** @param ages minutes since the last page, since the last proof. */
export async function ageSessions(
  site: { openHere(): Promise<Site> },
  email: string,
  ages: { unusedMinutes?: number; unprovedMinutes?: number },
): Promise<void> {
  const here = await site.openHere();
  try {
    const account = await accountByEmail(here.db, here.keyring, email);
    if (!account) throw new Error(`nobody with ${email}`);
    if ((await sessionsOf(here.db, account.id)).length === 0) throw new Error("no session");
    await here.db.allOrNothing((tx) => [
      tx
        .update(sessions)
        .set({
          ...(ages.unusedMinutes === undefined ? {} : { seenAt: ago(ages.unusedMinutes) }),
          ...(ages.unprovedMinutes === undefined ? {} : { provedAt: ago(ages.unprovedMinutes) }),
        })
        .where(eq(sessions.accountId, account.id))
        .returning(),
      // In that time their app has gone on to other codes.
      tx
        .update(authenticatorApps)
        .set({ lastStep: 0 })
        .where(eq(authenticatorApps.accountId, account.id))
        .returning(),
    ]);
    forgetTypedCodes(email);
  } finally {
    await here.close();
  }
}
