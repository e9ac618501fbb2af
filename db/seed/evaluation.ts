// The evaluation's series for the invented hospital, as the CSV files a real one would export: burnout falls
// and reporting of what did no harm rises where peer support began; severe harm stays (domain.md 6).
import { type Chance, normalQuantile } from "./chance.ts";

export interface EvaluatedUnit {
  readonly code: string;
  /** Staff in the unit. */
  readonly weight: number;
  /** Laboratories and kitchens have no patient-days. */
  readonly hasPatients: boolean;
}

export interface EvaluationFiles {
  readonly rollout: string;
  readonly safetyReports: string;
  readonly denominators: string;
  readonly outcomes: string;
}

const monthsShown = 36;
/** Months after the first on which a group of units begins. */
const startsAfter = [13, 16, 19, 22] as const;
const waveMonths = [3, 9, 15, 21, 27, 33] as const;
/** Reports per 1,000 patient-days, from near miss to severe harm. */
const baseRates = [10.5, 12, 5.1, 2.1, 0.3] as const;
/** How much each level of reporting has grown a year after the start. */
const growth = [0.28, 0.22, 0.05, 0, 0] as const;

function monthAfter(first: string, months: number): string {
  const at = Number(first.slice(0, 4)) * 12 + Number(first.slice(5)) - 1 + months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}

function countAround(mean: number, chance: Chance): number {
  if (mean > 30) {
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normalQuantile(chance.fraction())));
  }
  const limit = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > limit; count += 1) product *= chance.fraction();
  return Math.max(0, count);
}

const noise = (chance: Chance, deviation: number): number =>
  deviation * normalQuantile(chance.fraction());

/** 0 before the start, 1 a year after it. */
const ramp = (monthsSince: number): number => Math.min(Math.max((monthsSince + 1) / 12, 0), 1);

const lines = (heading: string, rows: readonly (readonly (string | number)[])[]): string =>
  `${[heading, ...rows.map((row) => row.join(","))].join("\n")}\n`;

/** @param lastMonth `2026-03`: the last month with counts. */
export function inventedEvaluation(
  units: readonly EvaluatedUnit[],
  lastMonth: string,
  chance: Chance,
): EvaluationFiles {
  const first = monthAfter(lastMonth, 1 - monthsShown);
  const order = chance.shuffled(units);
  const startOf = new Map(
    order
      .slice(0, Math.round(units.length * 0.6))
      .map(({ code }, at) => [code, startsAfter[at % startsAfter.length] ?? 13]),
  );
  const otherLevers = ["rounds", "workflow-change", "other-campaign"].map(
    (lever, at): [string, EvaluatedUnit[]] => [lever, order.slice(at * 3 + 2, at * 3 + 6)],
  );
  const rollout = [
    ...[...startOf].map(([code, after]) => [code, "peer-support", monthAfter(first, after)]),
    ...otherLevers.flatMap(([lever, own], at) =>
      own.map(({ code }) => [code, lever, monthAfter(first, 10 + at * 5)]),
    ),
  ];
  const reports: (string | number)[][] = [];
  const amounts: (string | number)[][] = [];
  const scores: (string | number)[][] = [];
  for (const { code, weight, hasPatients } of units) {
    const habit = 1 + noise(chance, 0.15);
    const burnout = 40 + noise(chance, 3);
    const openness = 62 + noise(chance, 3);
    const start = startOf.get(code) ?? Number.POSITIVE_INFINITY;
    for (let month = 0; month < monthsShown; month += 1) {
      const label = monthAfter(first, month);
      const staff = Math.round(weight * (1 + noise(chance, 0.015)));
      const days = Math.round(weight * 5.5 * (1 + noise(chance, 0.05)));
      amounts.push([code, label, staff, hasPatients ? days : ""]);
      const level = ramp(month - start);
      // Where there are no patients there is still something to report: a tenth as much.
      const exposure = hasPatients ? days / 1_000 : weight * 5.5e-4;
      const counts = baseRates.map((rate, at) =>
        countAround(rate * habit * exposure * (1 + (growth[at] ?? 0) * level), chance),
      );
      reports.push([code, label, ...counts]);
    }
    for (const wave of waveMonths) {
      const level = ramp(wave - start);
      const invited = Math.max(weight, 20);
      const answers = Math.max(12, Math.round(invited * chance.between(0.45, 0.62)));
      const drift = (wave / monthsShown) * 1.2;
      const row = (name: string, score: number) =>
        scores.push([code, monthAfter(first, wave), name, score.toFixed(1), answers, invited]);
      row("burnout", burnout + drift - 4.6 * level + noise(chance, 2.2));
      row("openness", openness - drift * 0.3 + 3.4 * level + noise(chance, 1.8));
    }
  }
  return {
    rollout: lines("unit,lever,start", rollout),
    safetyReports: lines(
      "unit,month,near-miss,no-harm,low-harm,moderate-harm,severe-harm",
      reports,
    ),
    denominators: lines("unit,month,staff,patient-days", amounts),
    outcomes: lines("unit,wave,outcome,score,answers,invited", scores),
  };
}
