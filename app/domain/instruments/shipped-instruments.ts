// The instruments of the program: those whose terms let anybody ship them. The build refuses any other
// (shipping-rule.ts).
import type { Instrument, InstrumentUse } from "./instrument.ts";
import contactPulseNotice from "./shipped/contact-pulse/instrument.json";
import contactPulse from "./shipped/contact-pulse/questionnaire.json";
import gad2Notice from "./shipped/gad-2/instrument.json";
import gad2 from "./shipped/gad-2/questionnaire.json";
import gatheringPulseNotice from "./shipped/gathering-pulse/instrument.json";
import gatheringPulse from "./shipped/gathering-pulse/questionnaire.json";
import intensityNotice from "./shipped/intensity/instrument.json";
import intensity from "./shipped/intensity/questionnaire.json";
import pcPtsd5Notice from "./shipped/pc-ptsd-5/instrument.json";
import pcPtsd5 from "./shipped/pc-ptsd-5/questionnaire.json";
import phq2Notice from "./shipped/phq-2/instrument.json";
import phq2 from "./shipped/phq-2/questionnaire.json";
import burnoutNotice from "./shipped/single-item-burnout/instrument.json";
import burnout from "./shipped/single-item-burnout/questionnaire.json";
import climateNotice from "./shipped/team-climate/instrument.json";
import climate from "./shipped/team-climate/questionnaire.json";
import { readInstrument } from "./shipping-rule.ts";

const files = [
  { questionnaire: burnout, notice: burnoutNotice },
  { questionnaire: climate, notice: climateNotice },
  { questionnaire: intensity, notice: intensityNotice },
  { questionnaire: phq2, notice: phq2Notice },
  { questionnaire: gad2, notice: gad2Notice },
  { questionnaire: pcPtsd5, notice: pcPtsd5Notice },
  { questionnaire: contactPulse, notice: contactPulseNotice },
  { questionnaire: gatheringPulse, notice: gatheringPulseNotice },
];

export const shippedInstruments: readonly Instrument[] = files.map((one) => {
  const read = readInstrument({ folder: one.notice.id, ...one });
  if (!read.isRight) throw new Error(`${one.notice.id}: ${read.problems.join("; ")}`);
  return read.instrument;
});

/** In the order in which they are asked. */
export const shippedFor = (use: InstrumentUse): Instrument[] =>
  shippedInstruments.filter(({ notice }) => notice.uses.includes(use));

export const shippedInstrument = (id: string): Instrument | null =>
  shippedInstruments.find((instrument) => instrument.id === id) ?? null;
