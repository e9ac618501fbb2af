// Draws a run or control chart: limits by phase, freezes, exclusions, run rules, points outside.
// A rise is a signal, not a verdict: more safety reports may mean more trust.
import { item } from "../linear/entries.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { chartLimits } from "./chart-limits.ts";
import type { Chart, ChartKind, ChartOptions, ChartPhase, ChartPoint } from "./chart-point.ts";
import { runRules } from "./run-rules.ts";

const NEEDS_DENOMINATOR: readonly ChartKind[] = ["p", "p-prime", "u", "u-prime"];
const NEEDS_COUNTS: readonly ChartKind[] = ["p", "p-prime", "u", "u-prime", "c", "g"];

/** @param points in time order; the points of a phase follow each other */
export function controlChart(
  kind: ChartKind,
  points: readonly ChartPoint[],
  options: ChartOptions = {},
): Chart | Refusal {
  const problem = problemWith(kind, points);
  if (problem !== null) return problem;
  const phases: ChartPhase[] = [];
  let begin = 0;
  for (let end = 1; end <= points.length; end++) {
    if (end < points.length && points[end]?.phase === points[begin]?.phase) continue;
    const phase = phaseOf(kind, points.slice(begin, end), options);
    if (isRefusal(phase)) return { ...phase, detail: phaseDetail(phase, points[begin]?.phase) };
    phases.push(phase);
    begin = end;
  }
  const fired = new Set<Chart["firedRules"][number]>();
  for (const phase of phases) {
    for (const rule of phase.runs?.firedRules ?? []) fired.add(rule);
    if (phase.points.some((point) => point.isOutside)) fired.add("outside-limits");
  }
  return {
    kind,
    phases,
    isScreened: options.isScreened ?? false,
    frozenAfter: options.freezeAfter ?? null,
    firedRules: [...fired],
  };
}

function phaseDetail(refusal: Refusal, phase: string | undefined): string {
  const parts = [phase === undefined ? null : `phase ${phase}`, refusal.detail ?? null];
  return parts.filter((part) => part !== null).join(", ");
}

function phaseOf(
  kind: ChartKind,
  points: readonly ChartPoint[],
  options: ChartOptions,
): ChartPhase | Refusal {
  const isRate = NEEDS_DENOMINATOR.includes(kind);
  const measured = points.map((point) => ({
    value: point.value,
    denominator: isRate ? (point.denominator ?? Number.NaN) : 1,
  }));
  const used = measured
    .slice(0, options.freezeAfter ?? measured.length)
    .filter((_, at) => item(points, at).isExcluded !== true);
  const limits = chartLimits(kind, used, options.isScreened ?? false);
  if (isRefusal(limits)) return limits;
  const multiply = isRate ? (options.multiply ?? 1) : 1;
  const drawn = points.map((point, at) => {
    const { value, denominator } = item(measured, at);
    const own = limits.at(denominator);
    const shown = isRate ? (value / denominator) * multiply : value;
    const lower = own === null ? null : own.lower * multiply;
    const upper = own === null ? null : own.upper * multiply;
    const isExcluded = point.isExcluded ?? false;
    return {
      label: point.label,
      value: shown,
      centre: limits.centre * multiply,
      lower,
      upper,
      isExcluded,
      isOutside:
        !isExcluded && lower !== null && upper !== null && (shown < lower || shown > upper),
    };
  });
  const counted = drawn.filter((point) => !point.isExcluded);
  return {
    phase: points[0]?.phase ?? null,
    points: drawn,
    runs: runRules(
      counted.map((point) => point.value),
      counted.map((point) => point.centre),
    ),
    movingRange: limits.movingRange,
  };
}

function problemWith(kind: ChartKind, points: readonly ChartPoint[]): Refusal | null {
  if (points.length === 0) return refuse("no-rows");
  for (const point of points) {
    if (!Number.isFinite(point.value)) return refuse("not-a-number", point.label);
    if (kind === "t" && !(point.value > 0)) {
      return refuse("not-positive", `time between events, ${point.label}`);
    }
    const isCount = Number.isInteger(point.value) && point.value >= 0;
    if (NEEDS_COUNTS.includes(kind) && !isCount) return refuse("count-out-of-range", point.label);
    if (!NEEDS_DENOMINATOR.includes(kind)) continue;
    if (point.denominator === undefined) return refuse("no-denominator", point.label);
    if (!(point.denominator > 0)) return refuse("zero-exposure", point.label);
    if (kind.startsWith("p") && point.value > point.denominator) {
      return refuse("count-out-of-range", `${point.label}: more cases than the denominator`);
    }
  }
  return null;
}
