// What goes into a control chart and what comes out of it.
import type { RunRules } from "./run-rules.ts";

export const CHART_KINDS = ["run", "xmr", "p", "p-prime", "u", "u-prime", "c", "g", "t"] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

export interface ChartPoint {
  /** Label for the reader, for example the month. */
  readonly label: string;
  /**
   * run, xmr: the measurement; p, u: the count; c: the count; g: cases between events; t: time
   * between events.
   */
  readonly value: number;
  /** p: number of cases; u: exposure. Not used by the other charts. */
  readonly denominator?: number;
  /** Shown, but left out of limits and rules. */
  readonly isExcluded?: boolean;
  /** Points with the same phase share their limits; phases follow each other. */
  readonly phase?: string;
}

export interface ChartOptions {
  /** Limits come from the first so many points of the phase and are carried on. */
  readonly freezeAfter?: number;
  /** Multiplies p and u values and limits, for example 10,000. */
  readonly multiply?: number;
  /** Drop outlying moving ranges once; default false. */
  readonly isScreened?: boolean;
}

export interface DrawnPoint {
  readonly label: string;
  readonly value: number;
  readonly centre: number;
  /** null on run charts. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly isOutside: boolean;
  readonly isExcluded: boolean;
}

export interface ChartPhase {
  readonly phase: string | null;
  readonly points: readonly DrawnPoint[];
  /** null with fewer than 10 points off the centre line. */
  readonly runs: RunRules | null;
  /** Moving-range chart of an XmR pair: its centre and upper limit. */
  readonly movingRange: { readonly centre: number; readonly upper: number } | null;
}

export interface Chart {
  readonly kind: ChartKind;
  readonly phases: readonly ChartPhase[];
  readonly isScreened: boolean;
  readonly frozenAfter: number | null;
  /** The rules that fired in any phase. */
  readonly firedRules: readonly ("long-run" | "few-crossings" | "outside-limits")[];
}
