// After a group: how many came, or that it did not come about. The number goes into the sealed stub as a
// band and nowhere else, and ends the case. After: figures/fold-counters adds one group.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { Role } from "#app/domain/access/roles.ts";
import { writtenInCase } from "#app/domain/audit/case-audit.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { debriefToOffer } from "#app/domain/peer-care/debrief-offer.server.ts";
import { retentionRules } from "#app/domain/retention/retention-store.server.ts";
import { caseOf } from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyOf } from "#app/domain/support-requests/case-vault.server.ts";
import { caseEnding } from "#app/domain/support-requests/end-of-case.server.ts";
import { isOpen } from "#app/domain/support-requests/request.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { groupSizeOf, stageOf } from "./group.ts";
import { isHiddenGroup } from "./group-sight.server.ts";
import {
  groupOfCase,
  groupToForget,
  peopleOfGroup,
  peopleToLeaveOut,
} from "./group-store.server.ts";

export type GroupCounted = {
  /** nobody-has-it: no peer has taken the request, so it cannot end yet. */
  outcome: "counted" | "called-off" | "nobody-has-it" | "too-early" | "too-late" | "not-found";
};

/** @param input `heads` from 1; null for a group that did not come about: it waits to be planned again. */
export async function countGroup(
  actor: StaffActor,
  input: { caseId: CaseId; heads: number | null },
  world: World,
): Promise<GroupCounted> {
  if (!may(actor, "see-groups")) return { outcome: "not-found" };
  const { db, keyring, now, settings } = world;
  const entry = await caseOf(db, input.caseId);
  if (entry?.supportCase.kind !== "group" || (await isHiddenGroup(actor, entry, world))) {
    return { outcome: "not-found" };
  }
  const { supportCase } = entry;
  const people = await peopleOfGroup(db, input.caseId);
  const isComing = people.some(
    ({ accountId, answer }) => accountId === actor.accountId && answer === "coming",
  );
  const isTheirs = isComing || supportCase.holderId === actor.accountId;
  if (!isTheirs && !may(actor, "plan-groups")) return { outcome: "not-found" };
  if (!isOpen(supportCase.state)) return { outcome: "too-late" };
  const group = await groupOfCase(db, input.caseId);
  if (!group) return { outcome: "too-late" };
  if (stageOf({ ...group, people }, now) !== "to-count") return { outcome: "too-early" };
  if (input.heads === null) {
    const written = await db.allOrNothing((tx) => [
      exactlyOne(groupToForget(tx, input.caseId), "gone"),
      peopleToLeaveOut(tx, input.caseId, []),
    ]);
    return { outcome: written.done ? "called-off" : "too-late" };
  }
  const caseKey = caseKeyOf(keyring, entry);
  const rules = await retentionRules(db);
  const groupSize = groupSizeOf(input.heads);
  const steps = caseEnding(supportCase, caseKey, "close", world, rules, { groupSize });
  if (!steps) return { outcome: "nobody-has-it" };
  const debriefs = await Promise.all(
    people
      .filter(({ part, answer }) => part === "peer" && answer === "coming")
      .map(({ accountId }) => debriefToOffer(accountId, "usual", world)),
  );
  const closed = {
    event: "closed",
    by: actor.accountId,
    role: roleOf(actor.roles),
    on: dayOf(now, settings.timeZone),
  } as const;
  const audit = await writtenInCase(db, caseKey, closed);
  const written = await db.allOrNothing((tx) => [
    ...steps(tx),
    ...audit(tx),
    ...debriefs.flatMap((build) => build(tx)),
  ]);
  return { outcome: written.done ? "counted" : "too-late" };
}

const roleOf = (roles: readonly Role[]): "peer" | "coordinator" | "supervisor" => {
  if (roles.includes("supervisor")) return "supervisor";
  return roles.includes("peer") ? "peer" : "coordinator";
};
