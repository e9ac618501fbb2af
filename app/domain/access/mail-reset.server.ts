// The worker mails a way back in, or nothing: nobody waits for it, so nobody can tell which. Before:
// ask-for-reset. After: accept-invitation.
import { addressConsidered } from "#app/domain/jobs/address-job.server.ts";
import { type Job, jobToForget } from "#app/domain/jobs/job-store.server.ts";
import { mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import {
  accountByEmail,
  invitationToAdd,
  openInvitationCount,
  openPerson,
} from "./account-store.server.ts";
import type { Actor } from "./actor.ts";
import { mostOpenResets, resetMinutes } from "./invitation.ts";
import { may } from "./permissions.ts";
import { lacksSecondFactor } from "./sign-in.server.ts";

export async function mailReset(
  actor: Actor,
  input: { job: Job },
  world: World,
): Promise<{ outcome: "mailed" | "nothing-to-mail" | "not-allowed" }> {
  if (!may(actor, "run-timers")) return { outcome: "not-allowed" };
  const { db, keyring, now, settings } = world;
  const nothing = { outcome: "nothing-to-mail" } as const;
  const account = await accountByEmail(db, keyring, addressConsidered(input.job, world));
  // Whoever comes by the hospital's sign-in alone has no password here, and gets none by a mail.
  if (account?.state !== "active" || account.passwordHash === null) return nothing;
  // By a mail alone, whoever reads the mailbox would choose the password and then the second proof.
  if (await lacksSecondFactor(account.id, world)) return nothing;
  const openCount = await openInvitationCount(db, account.id, "reset", now);
  if (openCount >= mostOpenResets) return nothing;
  const code = world.newId<string>();
  const written = await db.allOrNothing((tx) => [
    // One write with the end of its job, so that a second run makes no second.
    exactlyOne(jobToForget(tx, input.job), "made-before"),
    invitationToAdd(tx, {
      tag: keyring.tag("invitation", code),
      kind: "reset",
      accountId: account.id,
      expiresAt: new Date(now.getTime() + resetMinutes * 60_000),
    }),
    mailToQueue(
      tx,
      {
        to: openPerson(keyring, account).email,
        template: "password-reset",
        props: { link: `${settings.publicOrigin}/account/${code}` },
        locale: settings.locales[0] ?? "en",
      },
      world,
    ),
  ]);
  return written.done ? { outcome: "mailed" } : nothing;
}
