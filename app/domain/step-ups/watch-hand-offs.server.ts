// In the morning: a hand-off that nobody has confirmed is said to the peer and to the supervisor it was made
// to, then a coordinator is called, then the peer learns that its week is over. Each step once, by its mark.
import { accountOf, openPerson } from "#app/domain/access/account-store.server.ts";
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { coordinatorsCalled } from "#app/domain/calling/coordinators-called.server.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import { noticeToMark } from "#app/domain/peers/notice-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne, type Statement, type Writer } from "#db/all-or-nothing.server.ts";
import { type UnansweredHandOff, unansweredHandOffs } from "./hand-off-store.server.ts";
import { stepsDue, type UnansweredStep } from "./unanswered.ts";

export async function watchHandOffs(
  actor: Actor,
  _input: Record<string, never>,
  world: World,
): Promise<{ outcome: "not-allowed" } | { outcome: "watched"; steps: number }> {
  if (!may(actor, "run-timers")) return { outcome: "not-allowed" };
  const today = dayOf(world.now, world.settings.timeZone);
  let steps = 0;
  for (const handOff of await unansweredHandOffs(world.db)) {
    for (const step of stepsDue(handOff.expiresOn, today)) {
      const notices = await noticesOf(step, handOff, world);
      const written = await world.db.allOrNothing((tx) => [
        exactlyOne(noticeToMark(tx, `hand-off ${handOff.id} ${step}`, today), "told-before"),
        ...notices(tx),
      ]);
      if (written.done) steps += 1;
    }
  }
  return { outcome: "watched", steps };
}

type Notices = (tx: Writer) => Statement[];

async function noticesOf(
  step: UnansweredStep,
  { holderId, toAccountId }: UnansweredHandOff,
  world: World,
): Promise<Notices> {
  if (step === "call") return coordinatorsCalled(world);
  const told = [holderId, ...(step === "remind" ? [toAccountId] : [])];
  const each = await Promise.all(told.map((accountId) => noticeTo(accountId, world)));
  return (tx) => each.flatMap((notice) => notice(tx));
}

async function noticeTo(accountId: AccountId | null, world: World): Promise<Notices> {
  const account = accountId ? await accountOf(world.db, accountId) : null;
  if (account?.state !== "active") return () => [];
  const to = openPerson(world.keyring, account).email;
  const locale = world.settings.locales[0] ?? "en";
  return (tx) => [mailToQueue(tx, { to, template: "case-notice", props: {}, locale }, world)];
}
