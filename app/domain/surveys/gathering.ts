// A round or a group that was held. Whoever came may take a slip with a code for three questions; there is no
// list of who came, and a gathering has no results of its own: answers go to the year's tables. Pure.
import { z } from "zod";
import { addDays, type Day } from "#app/domain/calendar/local-time.ts";
import { leastAnswers } from "#app/domain/figures/survey-release.ts";
import type { Instrument } from "#app/domain/instruments/instrument.ts";
import { headCountField } from "#app/domain/slips/slip.ts";
import type { Wave } from "./wave.ts";

/** With fewer people there could never be enough answers. */
export const leastPeople = leastAnswers;
export const mostPeople = 200;
/** Long enough to answer at home, and short enough to remember. */
const daysOpen = 7;

export const gatheringForm = z.object({
  headCount: headCountField(leastPeople, mostPeople, "gatherings.problems.headCount"),
});

/** Open at once: the slips are in people's hands. */
export const gatheringWave = (
  id: string,
  today: Day,
  headCount: number,
  instrument: Instrument,
): Wave => ({
  id,
  kind: "gathering",
  state: "open",
  instruments: [instrument],
  languages: instrument.notice.languages,
  opensOn: today,
  closesOn: addDays(today, daysOpen),
  remindsOn: null,
  frame: { eligible: headCount, units: [], clusters: [] },
  mailedUpTo: "",
  remindedUpTo: "",
  responseFrom: null,
});
