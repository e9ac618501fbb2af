// Somebody thinks of a colleague: as one to be supported, or as one who could be a peer. What is true of that colleague, known or not, supported or not, never
// wanting to be asked, is not even looked at here: the wish is put aside sealed, the same work for each, so
// that neither the answer nor its time can tell. After: make-offer, by the worker.

import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { addressToConsider } from "#app/domain/jobs/address-job.server.ts";
import { normalAddress } from "#app/domain/mail/mail-address.ts";
import { sentOnceToAdd } from "#app/domain/support-requests/case-store.server.ts";
import type { ColleagueAnswers } from "#app/domain/support-requests/request-form.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import type { OfferPurpose } from "./offer.ts";

const kindFor = { support: "make-offer", peer: "make-nomination" } as const;

export async function offerSupport(
  actor: Actor,
  input: ColleagueAnswers & { formKey: string; purpose?: OfferPurpose },
  world: World,
): Promise<{ outcome: "thanked" }> {
  const thanked = { outcome: "thanked" } as const;
  if (!may(actor, "refer-colleague")) return thanked;
  const { db, keyring, now } = world;
  const email = normalAddress(input.email);
  await db.allOrNothing((tx) => [
    exactlyOne(sentOnceToAdd(tx, keyring, input.formKey, now), "sent-before"),
    addressToConsider(tx, kindFor[input.purpose ?? "support"], email, null, world),
  ]);
  return thanked;
}
