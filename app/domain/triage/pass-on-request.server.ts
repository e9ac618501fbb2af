// 'I was there, I review this, I manage this person', or simply 'I cannot': the case goes back to the
// queue, and this peer is not shown it again. Which of these it was is not kept.

import type { StaffActor } from "#app/domain/access/actor.ts";
import { authorizeCase } from "#app/domain/access/authorize.ts";
import { may } from "#app/domain/access/permissions.ts";
import { writtenInCase } from "#app/domain/audit/case-audit.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { CaseKey } from "#app/domain/confidentiality/case-key.server.ts";
import type { AccountId, CaseId } from "#app/domain/ids.ts";
import { noticeToPerson } from "#app/domain/messages/message-notice.server.ts";
import { peerOf } from "#app/domain/peers/peer-store.server.ts";
import type { RequestContents } from "#app/domain/support-requests/case-contents.ts";
import {
  caseOf,
  caseToChange,
  type SupportCase,
} from "#app/domain/support-requests/case-store.server.ts";
import {
  caseKeyOf,
  openContact,
  openRequest,
  sealRequest,
} from "#app/domain/support-requests/case-vault.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne, type Step, type Writer } from "#db/all-or-nothing.server.ts";
import { caseBackToQueue } from "./back-to-queue.server.ts";
import { exclusionsFor } from "./case-concern.server.ts";
import { isHiddenFrom } from "./conflict-of-interest.ts";

export type PassedOn =
  | { outcome: "passed-on" }
  | { outcome: "too-late" }
  | { outcome: "not-found" };

/**
 * Works before taking (from the queue) and after (from the case).
 * @param input.hasAgreed the person knows and wants it: the next peer sees the log. Else they begin anew.
 *   Not believed before the two have been in touch, nor against a no that the person gave on their own page.
 */
export async function passOnRequest(
  actor: StaffActor,
  input: { caseId: CaseId; hasAgreed?: boolean },
  world: World,
): Promise<PassedOn> {
  if (!may(actor, "take-request")) return { outcome: "not-found" };
  const { db, keyring } = world;
  const found = await peerOf(db, keyring, actor.accountId);
  const withGrant = await caseOf(db, input.caseId);
  if (!found?.standing.isApproved || !withGrant) return { outcome: "not-found" };
  const { supportCase } = withGrant;
  const isHeldByThem = supportCase.holderId === actor.accountId;
  const caseKey = caseKeyOf(keyring, withGrant);
  const asked = openRequest(caseKey, supportCase);
  if (!isHeldByThem) {
    if (supportCase.state !== "waiting") return { outcome: "too-late" };
    const reasons = await exclusionsFor(found.standing, caseKey, supportCase, asked, "", world);
    if (isHiddenFrom(reasons)) return { outcome: "not-found" };
  }
  const hasRefused = asked.handOn?.isRefused === true;
  const isLogShared = input.hasAgreed === true && supportCase.state === "in-touch" && !hasRefused;
  const steps = isHeldByThem
    ? await caseBackToQueue(supportCase, caseKey, world, { isLogShared })
    : notShownAgain(supportCase, caseKey, asked, actor.accountId);
  if (!steps) return { outcome: "too-late" };
  // Somebody they know is gone: they are told, where they gave an address for that.
  const held = authorizeCase(actor, "work-on-case", supportCase);
  const isToTell =
    held !== null && supportCase.contactDueAt === null && supportCase.state !== "paused";
  const notice = isToTell ? noticeToPerson(openContact(caseKey, held), world.now, world) : () => [];
  const on = dayOf(world.now, world.settings.timeZone);
  const passed = { event: "passed-on", by: actor.accountId, role: "peer", on } as const;
  const audit = isHeldByThem ? await writtenInCase(db, caseKey, passed) : null;
  const written = await db.allOrNothing((tx) => [
    ...steps(tx),
    ...(audit ? audit(tx) : []),
    ...notice(tx),
  ]);
  return { outcome: written.done ? "passed-on" : "too-late" };
}

/** Nobody has it yet: it stays where it is, out of this peer's sight. */
function notShownAgain(
  supportCase: SupportCase,
  caseKey: CaseKey,
  asked: RequestContents,
  accountId: AccountId,
): (tx: Writer) => Step<"changed-meanwhile">[] {
  const passedBy = [...asked.passedBy, accountId as string];
  const sealedRequest = sealRequest(caseKey, { ...asked, passedBy });
  return (tx) => [
    exactlyOne(caseToChange(tx, supportCase, { sealedRequest }), "changed-meanwhile"),
  ];
}
