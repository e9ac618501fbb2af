// What ending a case writes, whoever ends it: the state, the day, the stub made countable, and the key
// moved under the month in which everything is destroyed.

import { dayOf } from "#app/domain/calendar/local-time.ts";
import {
  type CaseKey,
  sealForCase,
  systemGrant,
  unsealForCase,
} from "#app/domain/confidentiality/case-key.server.ts";
import {
  type CaseNotes,
  emptyStub,
  endedStub,
  stubBytes,
  stubPlace,
  stubShape,
} from "#app/domain/figures/stub.ts";
import { epochMonthOf, type RetentionRules } from "#app/domain/retention/retention-rules.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Step, Writer } from "#db/all-or-nothing.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { caseToChange, grantToRewrap, type SupportCase } from "./case-store.server.ts";
import type { CaseMove } from "./request.ts";
import { stateAfter } from "./request.ts";

export type EndingMove = Extract<CaseMove, "close" | "withdraw">;

/**
 * @param notes what the figures may know of how it went; closed lists, see figures/fact.ts.
 * @returns the statements, or null when this case cannot end this way now (an old tab).
 */
export function caseEnding(
  supportCase: SupportCase,
  caseKey: CaseKey,
  move: EndingMove,
  world: World,
  rules: RetentionRules,
  notes: CaseNotes = {},
): ((tx: Writer) => Step<"changed-meanwhile">[]) | null {
  const state = stateAfter(move, supportCase.state);
  if (state === "not-possible") return null;
  const endedOn = dayOf(world.now, world.settings.timeZone);
  const place = stubPlace(supportCase.id);
  const stub = stubShape.parse(unsealForCase(caseKey, place, supportCase.sealedStub));
  // A group counts when it is closed, with how many came where somebody said so (groups/count-group). One
  // that was withdrawn or lapsed did not come about.
  const isCounted = stub.sort === "request" || move === "close";
  const ended = isCounted ? endedStub(stub, endedOn, notes) : emptyStub();
  const sealedStub = sealForCase(caseKey, place, ended, stubBytes);
  const grant = systemGrant(world.keyring, caseKey, epochMonthOf(endedOn, rules));
  return (tx) => [
    exactlyOne(
      caseToChange(tx, supportCase, {
        state,
        endedOn,
        sealedStub,
        waitingSinceAt: null,
        contactDueAt: null,
      }),
      "changed-meanwhile",
    ),
    grantToRewrap(tx, grant),
  ];
}
