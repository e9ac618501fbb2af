// The three questions after support, and after a gathering: how their answers read as a fact of the figures;
// and the standing wave of a year that the links after support belong to. Pure.
import type { Pulse, PulseSort } from "#app/domain/figures/fact.ts";
import type { Answers, Instrument } from "#app/domain/instruments/instrument.ts";
import type { Wave } from "./wave.ts";

const words = ["no", "partly", "yes"] as const;
const wordOf = (value: number | null | undefined): Pulse["helped"] =>
  words[value ?? -1] ?? "not-said";

export const pulseOf = (sort: PulseSort, answers: Answers): Pulse => ({
  sort,
  helped: wordOf(answers.helped),
  safe: wordOf(answers["felt-safe"]),
  again: wordOf(answers[sort === "pulse" ? "use-again" : "come-again"]),
});

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
