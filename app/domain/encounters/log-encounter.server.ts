// A peer logs an encounter, in closed lists. Before: record-attempt. After: close-case, or the next visit.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { windowOf } from "#app/domain/follow-ups/follow-up.ts";
import { dueFollowUpsToEnd, followUpToAdd } from "#app/domain/follow-ups/follow-up-store.server.ts";
import type { CaseId, EncounterId } from "#app/domain/ids.ts";
import { debriefToOffer } from "#app/domain/peer-care/debrief-offer.server.ts";
import { withTalk } from "#app/domain/peer-care/given-hours.ts";
import { hoursToChange } from "#app/domain/peer-care/given-hours-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { caseActivity } from "./case-activity.server.ts";
import { suggestsStepUp } from "./encounter.ts";
import type { EncounterAnswers } from "./encounter-form.ts";
import { encounterCount, encounterToAdd } from "./encounter-store.server.ts";
import { heldCase } from "./held-case.server.ts";

export type EncounterLogged =
  | { outcome: "logged"; visitNumber: number; suggestsStepUp: boolean; offersDebrief: boolean }
  | { outcome: "bad-date" }
  | { outcome: "too-late" }
  | { outcome: "not-found" };

export async function logEncounter(
  actor: StaffActor,
  input: { caseId: CaseId; answers: EncounterAnswers; hasWorry?: boolean },
  world: World,
): Promise<EncounterLogged> {
  const held = await heldCase(actor, input.caseId, world);
  if (!held) return { outcome: "not-found" };
  const { answers } = input;
  const on = dayOf(world.now, world.settings.timeZone);
  const planned = windowOf(answers.followUp, answers.followUpOn, on);
  if (planned === "bad-date") return { outcome: "bad-date" };
  const activity = caseActivity(held, planned?.lastInDays ?? 0, world);
  if (!activity) return { outcome: "too-late" };
  const visitNumber = (await encounterCount(world.db, input.caseId)) + 1;
  const id = world.newId<EncounterId>();
  const weight = answers.referral === "emergency" ? "heavy" : "usual";
  const isWanted = answers.ownEase === "would-like-debrief";
  const debrief = await debriefToOffer(actor.accountId, weight, world, isWanted);
  const hours = await hoursToChange(
    actor.accountId,
    (given) => withTalk(given, answers.durationBand, on),
    world,
  );
  const followUpId = world.newId<string>();
  const written = await world.db.allOrNothing((tx) => [
    ...activity(tx),
    encounterToAdd(tx, held.caseKey, id, { ...answers, visitNumber, on, by: actor.accountId }),
    dueFollowUpsToEnd(tx, input.caseId, on),
    ...(planned
      ? [followUpToAdd(tx, { id: followUpId, caseId: input.caseId, dueOn: planned.dueOn })]
      : []),
    ...debrief(tx),
    ...hours(tx),
  ]);
  // The same peer logs another talk in this very moment: nothing was written, so it is done again.
  if (!written.done && written.refused === "hours-changed") {
    return logEncounter(actor, input, world);
  }
  if (!written.done) return { outcome: "too-late" };
  return {
    outcome: "logged",
    visitNumber,
    // A worry opens the conversation; that there was one is not kept.
    suggestsStepUp: input.hasWorry === true || suggestsStepUp(visitNumber, answers.needs),
    offersDebrief: answers.ownEase !== "fine",
  };
}
