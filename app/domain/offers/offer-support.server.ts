// Somebody thinks of a colleague. Whatever is true of that colleague, known or not, supported or not,
// never wanting to be asked: the answer to the referrer is the same. After: answer-offer.

import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import type { OfferId } from "#app/domain/ids.ts";
import { normalAddress } from "#app/domain/mail/mail-address.ts";
import { mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import { retentionRules } from "#app/domain/retention/retention-store.server.ts";
import { staffByEmail } from "#app/domain/roster/staff-store.server.ts";
import { sentOnceToAdd } from "#app/domain/support-requests/case-store.server.ts";
import type { ColleagueAnswers } from "#app/domain/support-requests/request-form.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { isNeverToBeOffered, offerToAdd, sealOffered } from "./offer-store.server.ts";

export async function offerSupport(
  actor: Actor,
  input: ColleagueAnswers & { formKey: string },
  world: World,
): Promise<{ outcome: "thanked" }> {
  const thanked = { outcome: "thanked" } as const;
  if (!may(actor, "refer-colleague")) return thanked;
  const { db, keyring, now, settings } = world;
  const email = normalAddress(input.email);
  const personTag = keyring.tag("offer-person", email);
  const [{ offerDays }, colleague, isRefused] = await Promise.all([
    retentionRules(db),
    staffByEmail(db, keyring, email),
    isNeverToBeOffered(db, personTag),
  ]);
  if (!colleague || isRefused) return thanked;
  const offerId = world.newId<OfferId>();
  const code = world.newId<string>();
  await db.allOrNothing((tx) => [
    exactlyOne(sentOnceToAdd(tx, keyring, input.formKey, now), "sent-before"),
    offerToAdd(tx, {
      id: offerId,
      codeTag: keyring.tag("offer-code", code),
      state: "open",
      sealedPerson: sealOffered(keyring, offerId, {
        staffId: colleague.id,
        name: colleague.name,
        email,
      }),
      expiresOn: addDays(dayOf(now, settings.timeZone), offerDays),
    }),
    mailToQueue(
      tx,
      {
        to: email,
        template: "support-offer",
        props: { link: `${settings.publicOrigin}/offer/${code}` },
        locale: colleague.language,
      },
      world,
    ),
  ]);
  return thanked;
}
