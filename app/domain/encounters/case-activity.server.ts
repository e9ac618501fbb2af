// Something happened in a case: it is in touch, no longer waits, and lives on from here. When it will now
// be destroyed in another month, its key moves under that month's key.

import { addDays, type Day, dayOf, laterDay } from "#app/domain/calendar/local-time.ts";
import { systemGrant } from "#app/domain/confidentiality/case-key.server.ts";
import { epochMonthOf, lapseDay } from "#app/domain/retention/retention-rules.ts";
import { caseToChange, grantToRewrap } from "#app/domain/support-requests/case-store.server.ts";
import { stateAfter } from "#app/domain/support-requests/request.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne, type Statement, type Step, type Writer } from "#db/all-or-nothing.server.ts";
import type { HeldCase } from "./held-case.server.ts";

/** A case as its verbs load it, whoever it was loaded for. */
type LoadedCase = Pick<HeldCase, "supportCase" | "withGrant" | "caseKey" | "rules">;

/** How long a case lives on after something happened today. @param plannedOn follow-ups to come. */
export function caseLivesOn(
  { supportCase, withGrant, caseKey, rules }: LoadedCase,
  plannedOn: Day[],
  world: World,
): { lapsesOn: Day; rewrapped: (tx: Writer) => Statement[] } {
  const today = dayOf(world.now, world.settings.timeZone);
  // An earlier plan stands until its own week has passed.
  const lapsesOn = laterDay(
    lapseDay(supportCase.openedOn, today, plannedOn, rules),
    supportCase.lapsesOn,
  );
  const month = epochMonthOf(lapsesOn, rules);
  const grant =
    month === withGrant.grant.epochKeyId ? null : systemGrant(world.keyring, caseKey, month);
  return { lapsesOn, rewrapped: (tx) => (grant ? [grantToRewrap(tx, grant)] : []) };
}

/** @param plannedInDays the last day of an agreed follow-up, 0 for none. Null when not possible now. */
export function caseActivity(
  held: HeldCase,
  plannedInDays: number,
  world: World,
): ((tx: Writer) => Step<"changed-meanwhile">[]) | null {
  const { supportCase } = held;
  const state = stateAfter("contact", supportCase.state);
  if (state === "not-possible") return null;
  const today = dayOf(world.now, world.settings.timeZone);
  // The first contact begins the week of quiet anew; the days of waiting do not count on.
  const isFirst = supportCase.state !== "in-touch";
  const standing = isFirst
    ? { ...held, supportCase: { ...supportCase, lapsesOn: today } as typeof supportCase }
    : held;
  const planned = plannedInDays > 0 ? [addDays(today, plannedInDays)] : [];
  const { lapsesOn, rewrapped } = caseLivesOn(standing, planned, world);
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
    ...rewrapped(tx),
  ];
}
