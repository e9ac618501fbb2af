// A facilitator or peer who was asked says whether they come. No is asked for no reason, and ends it.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { caseOf } from "#app/domain/support-requests/case-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { isHiddenGroup } from "./group-sight.server.ts";
import { answerToKeep } from "./group-store.server.ts";

export async function answerGroup(
  actor: StaffActor,
  input: { caseId: CaseId; answer: "coming" | "declined" },
  world: World,
): Promise<{ outcome: "coming" | "declined" | "not-found" }> {
  if (!may(actor, "see-groups")) return { outcome: "not-found" };
  const entry = await caseOf(world.db, input.caseId);
  if (!entry || (await isHiddenGroup(actor, entry, world))) return { outcome: "not-found" };
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(answerToKeep(tx, input.caseId, actor.accountId, input.answer), "gone"),
  ]);
  return { outcome: written.done ? input.answer : "not-found" };
}
