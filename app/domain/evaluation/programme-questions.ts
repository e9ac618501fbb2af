// The questions that the page answers, each as the request an analyst could send to `alongside evaluate`,
// with its table. Estimates are for the hospital: a time at which fewer than three units count is left
// out, because it would be nearly one unit's own number.
import { type EvaluateSpec, evaluateSpec } from "./evaluate-spec.ts";
import type { LevelCounts } from "./evaluation-series.ts";
import {
  type CountedQuarter,
  countedMonths,
  countedQuarters,
  type EvaluationSeries,
  exposureOf,
  quarterNumber,
  summed,
  supportStarts,
  total,
  wavesOf,
} from "./evaluation-series.ts";
import { interruptedQuestion } from "./hospital-courses.ts";
import type { OutcomeName } from "./outcomes.ts";
import type { Table } from "./read-table.ts";
import { type Refusal, refuse } from "./statistics/refusals.ts";

export const effectNames = ["reporting", "severe-harm", "openness", "burnout"] as const;
export type EffectName = (typeof effectNames)[number];

export const questions = [
  ...effectNames,
  "reporting-staggered",
  "severe-harm-staggered",
  "openness-staggered",
  "burnout-staggered",
  "reporting-over-time",
  "burnout-over-time",
  "reports-chart",
  "reports-interrupted",
  "reporting-by-reach",
] as const;
export type Question = (typeof questions)[number];

export interface AskedQuestion {
  readonly question: Question;
  /** A refusal is an answer too. */
  readonly asked: { readonly spec: EvaluateSpec; readonly table: Table } | Refusal;
}

interface Cell {
  readonly unit: string;
  /** Quarter number, or the number of the wave. */
  readonly period: number;
  readonly outcome: number;
}

interface Panel {
  readonly cells: readonly Cell[];
  /** First period with peer support; units without it are absent. */
  readonly starts: ReadonlyMap<string, number>;
}

const fewestUnits = 3;
const longestWindow = 8;

export function questionsOf(series: EvaluationSeries): AskedQuestion[] {
  const quarters = countedQuarters(countedMonths(series), "unit");
  const reporting = reportPanel(series, quarters, total);
  const severe = reportPanel(series, quarters, (counts) => counts["severe-harm"]);
  const burnout = wavePanel(series, "burnout");
  const openness = wavePanel(series, "openness");
  const panels: Record<EffectName, Panel> = { reporting, "severe-harm": severe, openness, burnout };
  return [
    ...effectNames.flatMap((name): AskedQuestion[] => [
      { question: name, asked: fixedEffects(panels[name]) },
      { question: `${name}-staggered`, asked: staggered(panels[name]) },
    ]),
    { question: "reporting-over-time", asked: overTime(reporting) },
    { question: "burnout-over-time", asked: overTime(burnout) },
    { question: "reports-chart", asked: reportsChart(series) },
    { question: "reports-interrupted", asked: interruptedQuestion(series) },
    { question: "reporting-by-reach", asked: byReach(reporting, series.reach) },
  ];
}

function reportPanel(
  series: EvaluationSeries,
  quarters: readonly CountedQuarter[],
  counted: (counts: LevelCounts) => number,
): Panel {
  const { per } = exposureOf(series.amounts);
  return {
    cells: quarters.map(({ unitCode, quarter, exposure, counts }) => ({
      unit: unitCode,
      period: quarter,
      outcome: (per * counted(counts)) / exposure,
    })),
    starts: new Map(
      [...supportStarts(series.rollout)].map(([unit, month]) => [unit, quarterNumber(month)]),
    ),
  };
}

function wavePanel(series: EvaluationSeries, outcome: OutcomeName): Panel {
  const waves = wavesOf(series.scores, outcome);
  const starts = [...supportStarts(series.rollout)].map(([unit, month]): [string, number] => {
    // A survey in the month of the start cannot show it yet.
    const first = waves.findIndex((wave) => wave > month);
    return [unit, first < 0 ? waves.length + 1 : first + 1];
  });
  return {
    cells: series.scores
      .filter((one) => one.outcome === outcome)
      .map(({ unitCode, wave, score }) => ({
        unit: unitCode,
        period: waves.indexOf(wave) + 1,
        outcome: score,
      })),
    starts: new Map(starts),
  };
}

/** Units that start after the first and not after the last period. */
function startedWithin({ cells, starts }: Panel): number[] {
  const periods = cells.map(({ period }) => period);
  const [first, last] = [Math.min(...periods), Math.max(...periods)];
  const units = new Set(cells.map(({ unit }) => unit));
  return [...starts]
    .filter(([unit, start]) => units.has(unit) && start > first && start <= last)
    .map(([, start]) => start);
}

function tooFew(panel: Panel): Refusal | null {
  if (panel.cells.length === 0) return refuse("no-rows");
  return startedWithin(panel).length < fewestUnits ? refuse("too-few-units-to-show") : null;
}

function fixedEffects(panel: Panel): AskedQuestion["asked"] {
  return (
    tooFew(panel) ?? {
      spec: evaluateSpec.parse({
        method: "two-way-fixed-effects",
        data: "series.csv",
        columns: { unit: "unit", period: "period", outcome: "outcome", treatment: "treated" },
        options: { gaps: "allow" },
      }),
      table: tableOf(panel),
    }
  );
}

/** Fewer released quarters do not make a dose. */
const fewestReleased = 4;

/**
 * How much more is reported for each request more among 100 staff, in units that had begun. The dose is the
 * hospital's released number, so it holds noise, which draws the answer towards nothing.
 */
function byReach(panel: Panel, reach: EvaluationSeries["reach"]): AskedQuestion["asked"] {
  const few = tooFew(panel);
  if (few !== null) return few;
  const cells = panel.cells.filter(({ period }) => reach.has(period));
  if (new Set(cells.map(({ period }) => period)).size < fewestReleased) {
    return refuse("too-few-released");
  }
  return {
    spec: evaluateSpec.parse({
      method: "two-way-fixed-effects",
      data: "series.csv",
      columns: { unit: "unit", period: "period", outcome: "outcome", treatment: "dose" },
      options: { gaps: "allow" },
    }),
    table: {
      columns: ["unit", "period", "outcome", "dose"],
      rows: cells.map(({ unit, period, outcome }, at) => {
        const start = panel.starts.get(unit);
        const dose = start !== undefined && period >= start ? (reach.get(period) ?? 0) : 0;
        return {
          line: at + 2,
          cells: { unit, period: String(period), outcome: String(outcome), dose: String(dose) },
        };
      }),
    },
  };
}

function staggered(panel: Panel): AskedQuestion["asked"] {
  return (
    tooFew(panel) ?? {
      spec: evaluateSpec.parse({
        method: "callaway-santanna",
        data: "series.csv",
        columns: { unit: "unit", period: "period", outcome: "outcome", firstTreated: "start" },
        options: { gaps: "allow" },
      }),
      table: tableOf(panel),
    }
  );
}

function overTime(panel: Panel): AskedQuestion["asked"] {
  const few = tooFew(panel);
  if (few !== null) return few;
  const window = windowOf(panel);
  if (window === null) return refuse("no-periods-before");
  return {
    spec: evaluateSpec.parse({
      method: "event-study",
      data: "series.csv",
      columns: { unit: "unit", period: "period", outcome: "outcome", firstTreated: "start" },
      options: { window, gaps: "allow" },
    }),
    table: tableOf(panel),
  };
}

/** The times since the start at which at least three units count. */
function windowOf(panel: Panel): [number, number] | null {
  const periods = panel.cells.map(({ period }) => period);
  const [first, last] = [Math.min(...periods), Math.max(...periods)];
  const starts = startedWithin(panel);
  const isShown = (at: number) =>
    starts.filter((start) => start + at >= first && start + at <= last).length >= fewestUnits;
  let from = -1;
  while (from > -longestWindow && isShown(from - 1)) from -= 1;
  let to = 0;
  while (to < longestWindow && isShown(to + 1)) to += 1;
  return from <= -2 ? [from, to] : null;
}

function tableOf({ cells, starts }: Panel): Table {
  return {
    columns: ["unit", "period", "outcome", "treated", "start"],
    rows: cells.map(({ unit, period, outcome }, at) => {
      const start = starts.get(unit);
      return {
        line: at + 2,
        cells: {
          unit,
          period: String(period),
          outcome: String(outcome),
          treated: start !== undefined && period >= start ? "1" : "0",
          start: start === undefined ? "never" : String(start),
        },
      };
    }),
  };
}

/** Fewer points before the first start than this do not make limits. */
const fewestForLimits = 10;

function reportsChart(series: EvaluationSeries): AskedQuestion["asked"] {
  const counted = countedMonths(series);
  if (counted.length === 0) return refuse("no-rows");
  const labels = [...new Set(counted.map(({ month }) => month))].sort();
  const [firstStart] = [...supportStarts(series.rollout).values()].sort();
  const before = labels.filter((month) => firstStart !== undefined && month < firstStart).length;
  const isFrozen = before >= fewestForLimits && before < labels.length;
  return {
    spec: evaluateSpec.parse({
      method: "control-chart",
      data: "series.csv",
      columns: { value: "reports", denominator: "exposure", label: "month" },
      options: {
        chart: "u-prime",
        multiply: exposureOf(series.amounts).per,
        ...(isFrozen ? { freezeAfter: before } : {}),
      },
    }),
    table: {
      columns: ["month", "reports", "exposure"],
      rows: labels.map((month, at) => {
        const own = counted.filter((one) => one.month === month);
        return {
          line: at + 2,
          cells: {
            month,
            reports: String(total(summed(own.map(({ counts }) => counts)))),
            exposure: String(own.reduce((sum, one) => sum + one.exposure, 0)),
          },
        };
      }),
    },
  };
}
