// A peer tried to reach the person. Before: triage/take-request. After: log-encounter. The clock stops on
// the attempt, never on a reply, so that nobody is pressed to answer.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { CaseId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { caseActivity } from "./case-activity.server.ts";
import type { AttemptResult } from "./encounter.ts";
import { attemptToAdd } from "./encounter-store.server.ts";
import { heldCase } from "./held-case.server.ts";

export type AttemptRecorded = { outcome: "recorded" | "too-late" | "not-found" };

export async function recordAttempt(
  actor: StaffActor,
  input: { caseId: CaseId; result: AttemptResult },
  world: World,
): Promise<AttemptRecorded> {
  const held = await heldCase(actor, input.caseId, world);
  if (!held) return { outcome: "not-found" };
  const activity = caseActivity(held, 0, world);
  if (!activity) return { outcome: "too-late" };
  const id = world.newId<string>();
  const on = dayOf(world.now, world.settings.timeZone);
  const written = await world.db.allOrNothing((tx) => [
    ...activity(tx),
    attemptToAdd(tx, held.caseKey, id, { result: input.result, on, by: actor.accountId }),
  ]);
  return { outcome: written.done ? "recorded" : "too-late" };
}
