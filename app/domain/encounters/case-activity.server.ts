// Something happened in a case: it is in touch, no longer waits, and lives on from here. When it will now
// be destroyed in another month, its key moves under that month's key.

import { addDays, dayOf, laterDay } from "#app/domain/calendar/local-time.ts";
import { systemGrant } from "#app/domain/confidentiality/case-key.server.ts";
import { epochMonthOf, lapseDay } from "#app/domain/retention/retention-rules.ts";
import { caseToChange, grantToRewrap } from "#app/domain/support-requests/case-store.server.ts";
import { stateAfter } from "#app/domain/support-requests/request.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne, type Step, type Writer } from "#db/all-or-nothing.server.ts";
import type { HeldCase } from "./held-case.server.ts";

/** @param plannedInDays the last day of an agreed follow-up, 0 for none. Null when not possible now. */
export function caseActivity(
  { supportCase, withGrant, caseKey, rules }: HeldCase,
  plannedInDays: number,
  world: World,
): ((tx: Writer) => Step<"changed-meanwhile">[]) | null {
  const state = stateAfter("contact", supportCase.state);
  if (state === "not-possible") return null;
  const today = dayOf(world.now, world.settings.timeZone);
  const planned = plannedInDays > 0 ? [addDays(today, plannedInDays)] : [];
  const lapsesOn = laterDay(
    lapseDay(supportCase.openedOn, today, planned, rules),
    // An earlier plan stands until its own week has passed.
    supportCase.state === "in-touch" ? supportCase.lapsesOn : today,
  );
  const month = epochMonthOf(lapsesOn, rules);
  const rewrapped =
    month === withGrant.grant.epochKeyId ? null : systemGrant(world.keyring, caseKey, month);
  return (tx) => [
    exactlyOne(
      caseToChange(tx, supportCase, {
        state,
        lapsesOn,
        waitingSinceAt: null,
        contactDueAt: null,
      }),
      "changed-meanwhile",
    ),
    ...(rewrapped ? [grantToRewrap(tx, rewrapped)] : []),
  ];
}
