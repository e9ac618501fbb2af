// Tells the other side that something is new, by the mail that is the same for everything, outside the
// quiet hours. Where no address is known nobody is told, and the message waits on the site.
import { accountOf, openPerson } from "#app/domain/access/account-store.server.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { isAddress } from "#app/domain/mail/mail-address.ts";
import { mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import type { ContactContents } from "#app/domain/support-requests/case-contents.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import { afterQuietHours } from "./quiet-hours.ts";

type Notice = (tx: Writer) => Statement[];
const none: Notice = () => [];

/** @param notBefore the moment from which it may leave. */
function noticeTo(to: string, notBefore: Date, world: World): Notice {
  const { settings } = world;
  const dueAt = afterQuietHours(notBefore, settings.timeZone);
  const locale = settings.locales[0] ?? "en";
  return (tx) => [
    mailToQueue(tx, { to, template: "case-notice", props: {}, locale }, world, dueAt),
  ];
}

export async function noticeToPeer(holderId: AccountId | null, world: World): Promise<Notice> {
  const account = holderId ? await accountOf(world.db, holderId) : null;
  if (account?.state !== "active") return none;
  return noticeTo(openPerson(world.keyring, account).email, world.now, world);
}

/** Only to an address they gave for being reached; never to one that the site knows otherwise. */
export const noticeToPerson = (
  { channel, reach }: ContactContents,
  notBefore: Date,
  world: World,
): Notice =>
  (channel === "email" || channel === "here") && isAddress(reach)
    ? noticeTo(reach, notBefore, world)
    : none;
