// Tells peers in time that their training or their promise runs out, each notice once. Lapsing itself needs no timer: it is
// a rule of matching (triage/conflict-of-interest.ts).
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import { mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { noticesToForget, noticeToMark } from "./notice-store.server.ts";
import { peersForMatching } from "./peer-store.server.ts";
import { noticeAt } from "./training-notices.ts";

const keptDays = 400;

export async function remindTraining(
  actor: Actor,
  _input: Record<string, never>,
  world: World,
): Promise<{ outcome: "not-allowed" } | { outcome: "reminded"; notices: number }> {
  if (!may(actor, "run-timers")) return { outcome: "not-allowed" };
  const { db, keyring, now, settings } = world;
  const today = dayOf(now, settings.timeZone);
  let notices = 0;
  for (const { peer, email } of await peersForMatching(db, keyring)) {
    const days = noticeAt(peer.trainedUntilOn, today);
    if (days === null) continue;
    const key = `training ${peer.accountId} ${peer.trainedUntilOn} ${days}`;
    const written = await db.allOrNothing((tx) => [
      exactlyOne(noticeToMark(tx, key, today), "sent-before"),
      mailToQueue(
        tx,
        {
          to: email,
          template: "training-ends",
          props: { link: `${settings.publicOrigin}/supervision/own` },
          locale: settings.locales[0] ?? "en",
        },
        world,
      ),
    ]);
    if (written.done) notices += 1;
  }
  await db.allOrNothing((tx) => [noticesToForget(tx, addDays(today, -keptDays))]);
  return { outcome: "reminded", notices };
}
