// The lead plans a wave: what is asked, in which languages, from when to when. Nothing is sent before the
// first day; until then it can be taken back. Next: tend-surveys.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import type { Instrument } from "#app/domain/instruments/instrument.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { isShortEnough } from "./answer.ts";
import { surveyFrame } from "./survey-frame.server.ts";
import { wavesUnderWay, waveToAdd, waveToWithdraw } from "./survey-store.server.ts";
import {
  namedUnits,
  type PlannedWave,
  type PlanProblem,
  planProblems,
  reminderDay,
  type Wave,
} from "./wave.ts";

export type WavePlanned =
  | { outcome: "planned"; wave: Wave }
  | { outcome: "not-right"; problems: PlanProblem[] }
  | { outcome: "not-allowed" };

const daysBetween = (first: string, last: string): number =>
  Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1;

/** @param input.offered the instruments a wave may ask, shipped ones and confirmed packs. */
export async function planWave(
  actor: Actor,
  input: PlannedWave & { offered: readonly Instrument[] },
  world: World,
): Promise<WavePlanned> {
  if (!may(actor, "plan-surveys")) return { outcome: "not-allowed" };
  const today = dayOf(world.now, world.settings.timeZone);
  const frame = await surveyFrame(Number(input.opensOn.slice(0, 4)), world);
  const others = (await wavesUnderWay(world.db)).filter(({ kind }) => kind === "staff");
  const asked = input.offered.filter(
    ({ id, notice }) => notice.uses.includes("wave") && input.instruments.includes(id),
  );
  const problems = planProblems(
    { ...input, instruments: asked.map(({ id }) => id) },
    frame.eligible,
    others,
    today,
  );
  const codes = namedUnits({ frame }).map(({ code }) => code);
  if (!isShortEnough(asked, codes)) problems.push("too-much-asked");
  if (problems.length > 0) return { outcome: "not-right", problems };
  const { opensOn, closesOn, languages } = input;
  const wave: Wave = {
    id: world.newId<string>(),
    kind: "staff",
    state: "planned",
    instruments: asked,
    languages: [...languages],
    opensOn,
    closesOn,
    remindsOn: reminderDay(opensOn, closesOn, daysBetween(opensOn, closesOn)),
    frame,
    mailedUpTo: null,
    remindedUpTo: null,
    responseFrom: null,
  };
  await world.db.allOrNothing((tx) => [exactlyOne(waveToAdd(tx, wave), "planned-already")]);
  return { outcome: "planned", wave };
}

/** Takes back a wave that has not begun. */
export async function withdrawWave(
  actor: Actor,
  { waveId }: { waveId: string },
  world: World,
): Promise<{ outcome: "withdrawn" | "too-late" | "not-allowed" }> {
  if (!may(actor, "plan-surveys")) return { outcome: "not-allowed" };
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(waveToWithdraw(tx, waveId), "too-late"),
  ]);
  return { outcome: written.done ? "withdrawn" : "too-late" };
}

/** The first day that can be chosen and a usual last one, for an empty form. */
export function usualDays(today: string): { opensOn: string; closesOn: string } {
  return { opensOn: addDays(today, 7), closesOn: addDays(today, 27) };
}
