// What two administrators set in motion when somebody is in danger and only their request says how to reach
// them: a named supervisor may see the contact until the end of the next day. The administrators see nothing
// of it, not even whether there is such a request; the person sees that it was opened. After:
// see-in-emergency.
import { accountOf, openPerson } from "#app/domain/access/account-store.server.ts";
import { accountStanding } from "#app/domain/access/session-store.server.ts";
import { writtenInCase } from "#app/domain/audit/case-audit.server.ts";
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import { noticeToPeer } from "#app/domain/messages/message-notice.server.ts";
import { caseWithRecordNumber } from "#app/domain/retention/record-number.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Step, Writer } from "#db/all-or-nothing.server.ts";
import { emergencyToOpen } from "./emergency-store.server.ts";

/** Somebody who is a supervisor at this moment. */
async function supervisorOf(accountId: AccountId, { db }: World) {
  const standing = await accountStanding(db, accountId);
  if (standing?.state !== "active" || !standing.roles.includes("supervisor")) return null;
  return accountOf(db, accountId);
}

/** @returns the statements, or null when the named person is no supervisor; the same for every number. */
export async function emergencyOpening(
  { recordNumber, supervisorId }: { recordNumber: string; supervisorId: string },
  world: World,
): Promise<((tx: Writer) => Step<"changed-meanwhile">[]) | null> {
  const { db, now, settings } = world;
  const supervisor = await supervisorOf(supervisorId as AccountId, world);
  if (!supervisor) return null;
  const on = dayOf(now, settings.timeZone);
  const found = await caseWithRecordNumber(recordNumber, world);
  const record = found
    ? await writtenInCase(db, found.caseKey, {
        event: "opened-in-emergency",
        by: supervisor.id,
        role: "supervisor",
        on,
      })
    : null;
  const toHolder = await noticeToPeer(found?.supportCase.holderId ?? null, world);
  const { email } = openPerson(world.keyring, supervisor);
  const locale = settings.locales[0] ?? "en";
  return (tx) => [
    ...(found
      ? [
          emergencyToOpen(tx, {
            id: world.newId<string>(),
            caseId: found.supportCase.id,
            supervisorId: supervisor.id,
            untilOn: addDays(on, 1),
          }),
        ]
      : []),
    ...(record ? record(tx) : []),
    ...toHolder(tx),
    // Also when nothing was found: only the supervisor can say so.
    mailToQueue(tx, { to: email, template: "case-notice", props: {}, locale }, world),
  ];
}
