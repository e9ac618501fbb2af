// Averages of group-time effects: over all (simple), by starting group, by calendar period, by time
// since start (dynamic), each with an overall figure.
// Formula: cells weighted by the share of units in their group; standard errors from the weighted
// influence functions plus the part that comes from estimating those shares.
// Source: Callaway and Sant'Anna (2021), section 3 and theorem 2.
import { add, entry, item } from "../linear/entries.ts";
import { type GroupTimeCell, type GroupTimeEffects, influenceError } from "./group-time-effects.ts";

export const AGGREGATIONS = ["simple", "group", "calendar", "dynamic"] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

export interface AggregatedPoint {
  /** Group, period or time since start. */
  readonly at: number;
  readonly estimate: number;
  readonly standardError: number;
}

export interface Aggregated {
  readonly aggregation: Aggregation;
  readonly overall: { readonly estimate: number; readonly standardError: number };
  /** Empty for the simple average. */
  readonly points: readonly AggregatedPoint[];
}

interface Weighted {
  readonly estimate: number;
  readonly influence: Float64Array;
}

/**
 * How the estimated cohort shares enter the standard error of the overall figure over groups.
 * 'exact' follows the theorem. 'did-2.1' repeats what the R package did 2.1.1 prints: it looks the
 * groups up in the list of cells instead of the list of groups, which moves that one standard error
 * by some tenths of a percent. Kept for comparison with published tables, never the default.
 */
export const SHARE_CONVENTIONS = ["exact", "did-2.1"] as const;
export type ShareConvention = (typeof SHARE_CONVENTIONS)[number];

export function aggregateGroupTime(
  effects: GroupTimeEffects,
  aggregation: Aggregation,
  shares: ShareConvention = "exact",
): Aggregated {
  const after = effects.cells.filter((cell) => cell.isAfterStart);
  if (aggregation === "simple") {
    return { aggregation, overall: withError(weightedByShare(effects, after)), points: [] };
  }
  const keyOf = (cell: GroupTimeCell) => aggregationKey(aggregation, cell);
  const cells = aggregation === "dynamic" ? effects.cells : after;
  const keys = [...new Set(cells.map(keyOf))].sort((a, b) => a - b);
  const parts = keys.map((at) => {
    const own = cells.filter((cell) => keyOf(cell) === at);
    return { at, ...weightedByShare(effects, own) };
  });
  const counted = aggregation === "dynamic" ? parts.filter((part) => part.at >= 0) : parts;
  const overall =
    aggregation === "group" ? groupsByShare(effects, counted, shares) : equally(counted);
  return {
    aggregation,
    overall: withError(overall),
    points: parts.map((part) => ({ at: part.at, ...withError(part) })),
  };
}

/** Group, period or time since start of a cell, whichever the aggregation goes by. */
export function aggregationKey(aggregation: Aggregation, cell: GroupTimeCell): number {
  if (aggregation === "group") return cell.group;
  return aggregation === "calendar" ? cell.time : cell.time - cell.group;
}

function withError(part: Weighted): { estimate: number; standardError: number } {
  return { estimate: part.estimate, standardError: influenceError(part.influence) };
}

function equally(parts: readonly Weighted[]): Weighted {
  const influence = new Float64Array(item(parts, 0).influence.length);
  for (const part of parts) {
    part.influence.forEach((value, unit) => {
      add(influence, unit, value / parts.length);
    });
  }
  return {
    estimate: parts.reduce((sum, part) => sum + part.estimate / parts.length, 0),
    influence,
  };
}

function groupsByShare(
  effects: GroupTimeEffects,
  parts: readonly (Weighted & { readonly at: number })[],
  shares: ShareConvention,
): Weighted {
  const members = parts.map((part, position) => ({
    ...part,
    group: part.at,
    lookedUp: shares === "exact" ? part.at : item(effects.cells, position).group,
  }));
  return weighted(effects, members);
}

function weightedByShare(effects: GroupTimeEffects, cells: readonly GroupTimeCell[]): Weighted {
  return weighted(
    effects,
    cells.map((cell) => ({ ...cell, lookedUp: cell.group })),
  );
}

function weighted(
  effects: GroupTimeEffects,
  parts: readonly (Weighted & { readonly group: number; readonly lookedUp: number })[],
): Weighted {
  const { starts, units } = effects.panel;
  const shareOf = new Map<number, number>();
  for (const start of starts) shareOf.set(start, (shareOf.get(start) ?? 0) + 1 / units.length);
  const shares = parts.map((part) => shareOf.get(part.group) ?? 0);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const estimate = parts.reduce(
    (sum, part, j) => sum + (part.estimate * entry(shares, j)) / total,
    0,
  );
  const influence = new Float64Array(units.length);
  // A unit's membership moves the share of its group, and with it the total.
  const moveOf = new Map<number, number>();
  let centre = 0;
  parts.forEach((part, j) => {
    const weight = entry(shares, j) / total;
    part.influence.forEach((value, unit) => {
      add(influence, unit, weight * value);
    });
    const move = (part.estimate - estimate) / total;
    moveOf.set(part.lookedUp, (moveOf.get(part.lookedUp) ?? 0) + move);
    centre += move * entry(shares, j);
  });
  starts.forEach((start, unit) => {
    add(influence, unit, (moveOf.get(start) ?? 0) - centre);
  });
  return { estimate, influence };
}
