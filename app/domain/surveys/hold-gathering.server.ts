// A coordinator has a round or a group: as many slips as people, each with a code that answers three questions
// once. Nobody is asked where the year's plan does not count the answers. Next: count-gathering.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { addDays, type Day, dayOf } from "#app/domain/calendar/local-time.ts";
import { signedPlanOf } from "#app/domain/figures/plan-store.server.ts";
import { countsPulses } from "#app/domain/figures/release-plan.ts";
import { shippedInstrument } from "#app/domain/instruments/shipped-instruments.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { surveyTag } from "./answer-survey.server.ts";
import { waveKey } from "./answer-vault.server.ts";
import { gatheringWave } from "./gathering.ts";
import { invitationsToAdd, waveToAdd } from "./survey-store.server.ts";

export type GatheringHeld =
  /** `codes` are known to the paper alone from now on. */
  | { outcome: "held"; codes: string[]; closesOn: Day }
  /** The plan of the year in which these answers would be counted has no table for them. */
  | { outcome: "not-counted" }
  | { outcome: "not-allowed" };

/** @param input.headCount how many came, 10 to 200. */
export async function holdGathering(
  actor: Actor,
  { headCount }: { headCount: number },
  world: World,
): Promise<GatheringHeld> {
  const instrument = shippedInstrument("gathering-pulse");
  if (!may(actor, "hold-gatherings") || !instrument) return { outcome: "not-allowed" };
  const today = dayOf(world.now, world.settings.timeZone);
  const wave = gatheringWave(world.newId<string>(), today, headCount, instrument);
  const countedIn = Number(addDays(wave.closesOn, 1).slice(0, 4));
  if (!countsPulses(await signedPlanOf(world.db, countedIn), "gathering")) {
    return { outcome: "not-counted" };
  }
  // The key stands before the first answer can come.
  waveKey(world.keyring, wave.id);
  const codes = Array.from({ length: headCount }, () => world.newId<string>());
  const tags = codes.map((code) => surveyTag(code, world));
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(waveToAdd(tx, wave), "held-already"),
    invitationsToAdd(tx, wave.id, tags),
  ]);
  if (!written.done) throw new Error("a new id was not new");
  return { outcome: "held", codes, closesOn: wave.closesOn };
}
