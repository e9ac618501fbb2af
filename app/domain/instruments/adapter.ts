// Instruments whose words may not be shipped: scores made elsewhere come in by item code or by scale. What
// stands here is which item belongs to which scale and how it is keyed, and no word of any question. Pure.
import type { Scale } from "./instrument.ts";

export interface Adapter {
  id: string;
  /** As its owner calls it, in every language. */
  name: string;
  version: string;
  /** Why there are no questions here. */
  reason: string;
  /** Empty where the map was not confirmed: then the site declares its own, or brings scored results. */
  scales: readonly Scale[];
  /** Names under which scored results are taken. */
  scaleIds: readonly string[];
  /** Of one answer, where it is known though the map of items is not. */
  range?: Scale["range"];
  /** Sources differ on which end is 1, so the file's owner must say: `agree` or `disagree`. */
  needsDirection?: boolean;
  /** The scale that stands for an outcome of the evaluation: more burnout, or more openness. */
  speaksFor?: { outcome: "burnout" | "openness"; scale: string };
}

/** People from this cut-off on are counted as positive. */
export const positiveCutOff = "positive";

export type Direction = "agree" | "disagree";

type Keyed = { items: string; reversed?: string };
const words = (text: string): string[] => text.split(" ").filter(Boolean);
const numbered = (first: number, last: number): string =>
  Array.from({ length: last - first + 1 }, (_none, index) => first + index).join(" ");

function scales(
  shape: Pick<Scale, "range" | "method"> & Partial<Pick<Scale, "positiveFrom">>,
  /** Least number of answered items, by number of items. */
  least: (items: number) => Scale["missing"]["least"],
  by: Record<string, Keyed>,
  cutOffs: Record<string, Scale["cutOffs"]> = {},
): Scale[] {
  return Object.entries(by).map(([id, { items, reversed = "" }]) => ({
    ...shape,
    id,
    items: words(items),
    reversed: words(reversed),
    missing: { least: least(words(items).length) },
    cutOffs: cutOffs[id] ?? [],
  }));
}

const all = (): "all" => "all";
const half = (count: number): number => Math.ceil(count / 2);
const one = (): number => 1;
const oneToFive = { least: 1, most: 5 };

const adapterOf = (
  facts: Omit<Adapter, "scaleIds" | "scales"> & { scales: Scale[] },
  others: readonly string[] = [],
): Adapter => ({ ...facts, scaleIds: [...facts.scales.map(({ id }) => id), ...others] });

/** Turned round when 1 means agreement; the other eight when it means the opposite. */
export const oldenburgReversed: Record<Direction, string> = {
  agree: "2 3 4 6 8 9 11 12",
  disagree: "1 5 7 10 13 14 15 16",
};
const oldenburg = (direction: Direction): Scale[] => {
  const among = (items: string) => ({
    items,
    reversed: words(oldenburgReversed[direction])
      .filter((item) => words(items).includes(item))
      .join(" "),
  });
  return scales({ range: { least: 1, most: 4 }, method: "mean" }, all, {
    exhaustion: among("2 4 5 8 10 12 14 16"),
    disengagement: among("1 3 6 7 9 11 13 15"),
  });
};

const safetyAttitudes: Record<string, Keyed> = {
  teamwork: { items: numbered(1, 6), reversed: "2" },
  safety: { items: numbered(7, 13), reversed: "11" },
  "job-satisfaction": { items: numbered(15, 19) },
  "stress-recognition": { items: numbered(20, 23) },
  management: { items: numbered(24, 28) },
  conditions: { items: numbered(29, 32) },
};
/** The share of people from 75 on, and not the mean of item percents: so its owner's scoring key. */
const positiveFrom75 = Object.fromEntries(
  Object.keys(safetyAttitudes).map((id) => [id, [{ id: positiveCutOff, atLeast: 75 }]]),
);

const proqolBands = [
  { id: "moderate", atLeast: 23 },
  { id: "high", atLeast: 42 },
];

export const adapters: readonly Adapter[] = [
  adapterOf({
    id: "sops-hospital",
    name: "SOPS Hospital Survey",
    version: "2.0",
    speaksFor: { outcome: "openness", scale: "communication-openness" },
    reason: "A trademark; outside of the United States and for sale its owner must be asked.",
    scales: scales({ range: oneToFive, method: "mean", positiveFrom: 4 }, one, {
      teamwork: { items: "A1 A8 A9", reversed: "A9" },
      "staffing-and-pace": { items: "A2 A3 A5 A11", reversed: "A3 A5 A11" },
      "organizational-learning": { items: "A4 A12 A14", reversed: "A14" },
      "response-to-error": { items: "A6 A7 A10 A13", reversed: "A6 A7 A13" },
      "supervisor-support": { items: "B1 B2 B3", reversed: "B2" },
      "communication-about-error": { items: "C1 C2 C3" },
      "communication-openness": { items: "C4 C5 C6 C7", reversed: "C7" },
      "reporting-events": { items: "D1 D2" },
      "management-support": { items: "F1 F2 F3", reversed: "F3" },
      handoffs: { items: "F4 F5 F6", reversed: "F4 F5" },
    }),
  }),
  adapterOf({
    id: "saq-short",
    name: "SAQ short form",
    version: "2006",
    reason: "Used after registration with its owner.",
    scales: scales({ range: oneToFive, method: "percent" }, half, safetyAttitudes, positiveFrom75),
  }),
  adapterOf(
    {
      id: "svest",
      name: "SVEST",
      version: "2017",
      reason: "No open licence was found, and which item belongs where was not confirmed.",
      range: oneToFive,
      scales: [],
    },
    words(
      "psychological-distress physical-distress colleague-support supervisor-support institutional-support non-work-support self-efficacy turnover absenteeism",
    ),
  ),
  adapterOf(
    {
      id: "svest-r",
      name: "SVEST-R",
      version: "2020",
      reason: "No open licence was found, and its items differ between translations.",
      range: oneToFive,
      scales: [],
    },
    words(
      "psychological-distress physical-distress colleague-support supervisor-support institutional-support self-efficacy resilience turnover absenteeism",
    ),
  ),
  adapterOf({
    id: "pfi",
    name: "PFI",
    version: "2018",
    speaksFor: { outcome: "burnout", scale: "burnout" },
    reason: "Its owner licenses it.",
    scales: scales(
      { range: { least: 0, most: 4 }, method: "mean" },
      half,
      {
        fulfilment: { items: numbered(1, 6) },
        exhaustion: { items: numbered(7, 10) },
        disengagement: { items: numbered(11, 16) },
        burnout: { items: numbered(7, 16) },
      },
      {
        fulfilment: [{ id: "fulfilled", atLeast: 3 }],
        burnout: [{ id: "burned-out", atLeast: 1.33 }],
      },
    ),
  }),
  adapterOf({
    id: "mini-z",
    name: "Mini-Z",
    version: "2.0",
    reason: "Used by permission of its owner. Items come keyed so that more is better.",
    scales: scales(
      { range: oneToFive, method: "sum" },
      all,
      {
        total: { items: numbered(1, 10) },
        support: { items: numbered(1, 5) },
        pace: { items: numbered(6, 10) },
      },
      {
        total: [{ id: "joyous", atLeast: 40 }],
      },
    ),
  }),
  adapterOf({
    id: "olbi",
    name: "OLBI",
    version: "2003",
    speaksFor: { outcome: "burnout", scale: "exhaustion" },
    reason: "No licence text was found; its authors must be asked.",
    needsDirection: true,
    scales: oldenburg("agree"),
  }),
  adapterOf({
    id: "proqol",
    name: "ProQOL",
    version: "5",
    speaksFor: { outcome: "burnout", scale: "burnout" },
    reason: "May be used with credit, and may not be sold; so it cannot be part of this program.",
    scales: scales(
      { range: oneToFive, method: "sum" },
      all,
      {
        satisfaction: { items: "3 6 12 16 18 20 22 24 27 30" },
        burnout: { items: "1 4 8 10 15 17 19 21 26 29", reversed: "1 4 15 17 29" },
        "secondary-stress": { items: "2 5 7 9 11 13 14 23 25 28" },
      },
      { satisfaction: proqolBands, burnout: proqolBands, "secondary-stress": proqolBands },
    ),
  }),
  adapterOf({
    id: "cbi",
    name: "CBI",
    version: "2005",
    speaksFor: { outcome: "burnout", scale: "work" },
    reason: "To be taken from its institute with the institute's notice.",
    scales: scales(
      { range: { least: 0, most: 100 }, method: "mean" },
      half,
      {
        personal: { items: numbered(1, 6) },
        work: { items: numbered(7, 13), reversed: "13" },
        client: { items: numbered(14, 19) },
      },
      {
        personal: [{ id: "high", atLeast: 50 }],
        work: [{ id: "high", atLeast: 50 }],
        client: [{ id: "high", atLeast: 50 }],
      },
    ),
  }),
];

/** The scales as this file is keyed. @returns null when the direction is needed and not said. */
export function scalesOf(adapter: Adapter, direction: Direction | null): readonly Scale[] | null {
  if (!adapter.needsDirection) return adapter.scales;
  return direction === null ? null : oldenburg(direction);
}

/** Every item of an instrument once, in order of its scales. */
export const itemsOf = (scaleList: readonly Scale[]): string[] => [
  ...new Set(scaleList.flatMap(({ items }) => items)),
];
