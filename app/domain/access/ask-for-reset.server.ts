// Somebody cannot sign in and gives an address. Whether there is an account behind it is not even looked at
// here: the address is put aside sealed, the same work for each, so that neither the answer nor its time can
// tell. After: mail-reset, by the worker.
import { addressToConsider } from "#app/domain/jobs/address-job.server.ts";
import { normalAddress } from "#app/domain/mail/mail-address.ts";
import { sentOnceToAdd } from "#app/domain/support-requests/case-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import type { Actor } from "./actor.ts";
import { may } from "./permissions.ts";

export async function askForReset(
  actor: Actor,
  input: { email: string; formKey: string },
  world: World,
): Promise<{ outcome: "asked" }> {
  if (!may(actor, "sign-in")) return { outcome: "asked" };
  const { db, keyring, now } = world;
  const email = normalAddress(input.email);
  // Those of one address run one after the other, so that the few that may be open are counted right.
  const lane = keyring.tag("mail-lane", `reset ${email}`);
  await db.allOrNothing((tx) => [
    exactlyOne(sentOnceToAdd(tx, keyring, input.formKey, now), "sent-before"),
    addressToConsider(tx, "mail-reset", email, lane, world),
  ]);
  return { outcome: "asked" };
}
