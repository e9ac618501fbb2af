// Tells the coordinators that a request waits. The mail is the same whatever was asked, and a mail that
// fails changes nothing: the request is in the queue either way.

import { addressesWithRole } from "#app/domain/access/account-store.server.ts";
import { mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";

export async function noticesOfWaitingCase(world: World): Promise<(tx: Writer) => Statement[]> {
  const addresses = await addressesWithRole(world.db, world.keyring, "coordinator");
  return (tx) =>
    addresses.map((to) =>
      mailToQueue(
        tx,
        {
          to,
          template: "request-waiting",
          props: { link: `${world.settings.publicOrigin}/queue` },
          locale: world.settings.locales[0] ?? "en",
        },
        world,
      ),
    );
}
