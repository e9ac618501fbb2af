// The three questions after support: how their answers read as a fact of the figures, and the standing wave
// of a year that their links belong to. Pure.
import type { Pulse } from "#app/domain/figures/fact.ts";
import { type ReleasePlan, sortOf } from "#app/domain/figures/release-plan.ts";
import type { Answers, Instrument } from "#app/domain/instruments/instrument.ts";
import type { Wave } from "./wave.ts";

const words = ["no", "partly", "yes"] as const;
const wordOf = (value: number | null | undefined): Pulse["helped"] =>
  words[value ?? -1] ?? "not-said";

export const pulseOf = (answers: Answers): Pulse => ({
  helped: wordOf(answers.helped),
  safe: wordOf(answers["felt-safe"]),
  again: wordOf(answers["use-again"]),
});

/** The questions are asked only where their answers are counted. */
export const hasPulseTable = (plan: ReleasePlan | null): boolean =>
  plan?.tables.some(({ attribute }) => sortOf(attribute) === "pulse") ?? false;

/** Links given out at the end of the year stay good for a month. */
export const contactWave = (year: number, instrument: Instrument): Wave => ({
  id: `contact-${year}`,
  kind: "contact",
  state: "open",
  instruments: [instrument],
  languages: ["en"],
  opensOn: `${year}-01-01`,
  closesOn: `${year + 1}-01-31`,
  remindsOn: null,
  frame: { eligible: 0, units: [], clusters: [] },
  mailedUpTo: "",
  remindedUpTo: "",
  responseFrom: null,
});
