// A peer logs an encounter, in closed lists. Before: record-attempt. After: close-case, or the next visit.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { CaseId, EncounterId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { caseActivity } from "./case-activity.server.ts";
import { followUpDays, suggestsStepUp } from "./encounter.ts";
import type { EncounterAnswers } from "./encounter-form.ts";
import { encounterCount, encounterToAdd } from "./encounter-store.server.ts";
import { heldCase } from "./held-case.server.ts";

export type EncounterLogged =
  | { outcome: "logged"; visitNumber: number; suggestsStepUp: boolean; offersDebrief: boolean }
  | { outcome: "too-late" }
  | { outcome: "not-found" };

export async function logEncounter(
  actor: StaffActor,
  input: { caseId: CaseId; answers: EncounterAnswers },
  world: World,
): Promise<EncounterLogged> {
  const held = await heldCase(actor, input.caseId, world);
  if (!held) return { outcome: "not-found" };
  const { answers } = input;
  const activity = caseActivity(held, followUpDays[answers.followUp], world);
  if (!activity) return { outcome: "too-late" };
  const visitNumber = (await encounterCount(world.db, input.caseId)) + 1;
  const id = world.newId<EncounterId>();
  const on = dayOf(world.now, world.settings.timeZone);
  const written = await world.db.allOrNothing((tx) => [
    ...activity(tx),
    encounterToAdd(tx, held.caseKey, id, { ...answers, visitNumber, on }),
  ]);
  if (!written.done) return { outcome: "too-late" };
  return {
    outcome: "logged",
    visitNumber,
    suggestsStepUp: suggestsStepUp(visitNumber, answers.needs),
    offersDebrief: answers.ownEase !== "fine",
  };
}
