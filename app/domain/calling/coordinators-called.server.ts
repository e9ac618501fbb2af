// Somebody in charge has to look now: the second channel is used, and where none is set up the coordinators
// get one more mail, which is all there is.
import { addressesWithRole } from "#app/domain/access/account-store.server.ts";
import { mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import { canCall } from "./call.ts";
import { callToQueue } from "./call-coordinator.server.ts";

/** @returns the statements, for the list of the change that is the reason. */
export async function coordinatorsCalled(world: World): Promise<(tx: Writer) => Statement[]> {
  const { db, keyring, settings } = world;
  if (canCall(settings.call)) return (tx) => [callToQueue(tx, world)];
  const coordinators = await addressesWithRole(db, keyring, "coordinator");
  const props = { link: `${settings.publicOrigin}/programme` };
  const locale = settings.locales[0] ?? "en";
  return (tx) =>
    coordinators.map((to) =>
      mailToQueue(tx, { to, template: "request-waiting", props, locale }, world),
    );
}
