// Tells somebody by mail that their account was changed, so that a change they did not ask for is noticed.
// Without a name, without what it was asked for; the link is the sign-in page.
import { mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import { type Account, openPerson } from "./account-store.server.ts";

export function accountNoticeToQueue(
  tx: Writer,
  account: Account,
  template: "password-changed" | "proof-cleared",
  world: World,
): Statement {
  const { publicOrigin, locales } = world.settings;
  const { email } = openPerson(world.keyring, account);
  const props = { link: `${publicOrigin}/sign-in` };
  return mailToQueue(tx, { to: email, template, props, locale: locales[0] ?? "en" }, world);
}
