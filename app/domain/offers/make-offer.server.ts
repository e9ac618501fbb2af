// The worker turns a wish into an offer, or into nothing: nobody waits for it, so nobody can tell which.
// To nothing also where that person has as many open already: a flood of wishes is a few mails.
// Before: offer-support. After: answer-offer.

import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import { addressConsidered } from "#app/domain/jobs/address-job.server.ts";
import { type Job, jobToForget } from "#app/domain/jobs/job-store.server.ts";
import { mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import { couldBeCandidate } from "#app/domain/peers/candidate-store.server.ts";
import { retentionRules } from "#app/domain/retention/retention-store.server.ts";
import { staffByEmail } from "#app/domain/roster/staff-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import {
  isNeverToBeOffered,
  offerIdsFor,
  offerToAdd,
  refusalTagOf,
  sealOffered,
} from "./offer-store.server.ts";

const templateOf = { support: "support-offer", peer: "peer-nomination" } as const;

export async function makeOffer(
  actor: Actor,
  input: { job: Job },
  world: World,
): Promise<{ outcome: "offered" | "nothing-to-offer" | "not-allowed" }> {
  if (!may(actor, "run-timers")) return { outcome: "not-allowed" };
  const { db, keyring, now, settings } = world;
  const email = addressConsidered(input.job, world);
  const purpose = input.job.kind === "make-nomination" ? "peer" : "support";
  const [{ offerDays }, colleague, isRefused] = await Promise.all([
    retentionRules(db),
    staffByEmail(db, keyring, email),
    isNeverToBeOffered(db, refusalTagOf(keyring, purpose, email)),
  ]);
  const isPeerWanted = purpose === "support" || (await couldBeCandidate(email, world));
  if (!colleague || isRefused || !isPeerWanted) return { outcome: "nothing-to-offer" };
  const code = world.newId<string>();
  for (const offerId of offerIdsFor(keyring, purpose, email)) {
    const written = await db.allOrNothing((tx) => [
      // The offer and the end of its job are one write: whoever is killed before it has made nothing, and
      // whoever comes later finds no job to end.
      exactlyOne(jobToForget(tx, input.job), "made-before"),
      exactlyOne(
        offerToAdd(tx, {
          id: offerId,
          codeTag: keyring.tag("offer-code", code),
          state: "open",
          purpose,
          sealedPerson: sealOffered(keyring, offerId, {
            staffId: colleague.id,
            name: colleague.name,
            email,
          }),
          expiresOn: addDays(dayOf(now, settings.timeZone), offerDays),
        }),
        "one-is-open",
      ),
      mailToQueue(
        tx,
        {
          to: email,
          template: templateOf[purpose],
          props: { link: `${settings.publicOrigin}/offer/${code}` },
          locale: colleague.language,
        },
        world,
      ),
    ]);
    if (written.done) return { outcome: "offered" };
    if (written.refused === "made-before") break;
  }
  return { outcome: "nothing-to-offer" };
}
