// A code that lets somebody set up an account, and the mail that brings it.
import type { AccountId } from "#app/domain/ids.ts";
import { mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import { retention } from "#app/domain/retention/retention-rules.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import { invitationToAdd } from "./account-store.server.ts";

/** @returns the code and the statements, for allOrNothing; nothing is written until they run. */
export function newInvitation(
  accountId: AccountId,
  email: string,
  world: World,
): { code: string; statements(tx: Writer): Statement[] } {
  const { keyring, now, settings } = world;
  const code = world.newId<string>();
  return {
    code,
    statements: (tx) => [
      invitationToAdd(tx, {
        tag: keyring.tag("invitation", code),
        kind: "invitation",
        accountId,
        expiresAt: new Date(now.getTime() + retention.invitationHours * 3_600_000),
      }),
      mailToQueue(
        tx,
        {
          to: email,
          template: "invitation",
          props: { link: `${settings.publicOrigin}/account/${code}` },
          locale: settings.locales[0] ?? "en",
        },
        world,
      ),
    ],
  };
}
