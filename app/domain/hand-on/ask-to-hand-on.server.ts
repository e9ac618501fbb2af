// A peer would like another to go on with a case and asks the person, on the person's own page. Until they
// answer the case stays where it is. After: the person's change-own-request.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { heldCase } from "#app/domain/encounters/held-case.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { noticeToPerson } from "#app/domain/messages/message-notice.server.ts";
import { caseToChange } from "#app/domain/support-requests/case-store.server.ts";
import {
  openContact,
  openRequest,
  sealRequest,
} from "#app/domain/support-requests/case-vault.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { handOnStanding } from "./hand-on.ts";

export type HandOnAsked = { outcome: "asked" | "too-late" | "not-found" };

export async function askToHandOn(
  actor: StaffActor,
  input: { caseId: CaseId },
  world: World,
): Promise<HandOnAsked> {
  const held = await heldCase(actor, input.caseId, world);
  if (!held) return { outcome: "not-found" };
  const { supportCase, caseKey } = held;
  // Nobody has spoken yet, and nothing needs consent; or the person wished for quiet.
  if (supportCase.state !== "in-touch") return { outcome: "too-late" };
  const today = dayOf(world.now, world.settings.timeZone);
  const asked = openRequest(caseKey, supportCase);
  if (handOnStanding(asked.handOn, today)?.is === "open") return { outcome: "asked" };
  const sealedRequest = sealRequest(caseKey, {
    ...asked,
    handOn: { askedOn: today, isRefused: false },
  });
  const notice = noticeToPerson(openContact(caseKey, supportCase), world.now, world);
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(caseToChange(tx, supportCase, { sealedRequest }), "changed-meanwhile"),
    ...notice(tx),
  ]);
  return { outcome: written.done ? "asked" : "too-late" };
}
