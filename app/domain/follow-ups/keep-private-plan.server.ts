// The person keeps a small plan of their own beside the request. It is theirs: the peer sees it only while
// they allow it, and it goes with the case.
import type { Actor } from "#app/domain/access/actor.ts";
import { caseLivesOn } from "#app/domain/encounters/case-activity.server.ts";
import { caseToChange } from "#app/domain/support-requests/case-store.server.ts";
import { ownCase } from "#app/domain/support-requests/own-request.server.ts";
import { isOpen } from "#app/domain/support-requests/request.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import type { PrivatePlan } from "./follow-up.ts";
import { privatePlanOf, privatePlanToKeep } from "./follow-up-store.server.ts";

export type PlanKept = { outcome: "kept" | "too-late" | "not-found" };

export async function keepPrivatePlan(
  actor: Actor,
  plan: PrivatePlan,
  world: World,
): Promise<PlanKept> {
  const own = await ownCase(actor, "change-own-request", world);
  if (!own) return { outcome: "not-found" };
  if (!isOpen(own.supportCase.state)) return { outcome: "too-late" };
  const { lapsesOn, rewrapped } = caseLivesOn(own, [], world);
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(caseToChange(tx, own.supportCase, { lapsesOn }), "changed-meanwhile"),
    ...rewrapped(tx),
    privatePlanToKeep(tx, own.caseKey, plan),
  ]);
  return { outcome: written.done ? "kept" : "too-late" };
}

export async function seePrivatePlan(
  actor: Actor,
  _input: Record<string, never>,
  world: World,
): Promise<{ outcome: "seen"; plan: PrivatePlan; canChange: boolean } | { outcome: "not-found" }> {
  const own = await ownCase(actor, "see-own-request", world);
  if (!own) return { outcome: "not-found" };
  const plan = await privatePlanOf(world.db, own.caseKey);
  return { outcome: "seen", plan, canChange: isOpen(own.supportCase.state) };
}
