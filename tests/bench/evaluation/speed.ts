// How long the heavy methods take on data of the size that a large hospital group would bring.
import { performance } from "node:perf_hooks";
import type { PanelRow } from "#app/domain/evaluation/statistics/panel/panel.ts";
import { twoWayFixedEffects } from "#app/domain/evaluation/statistics/panel/two-way-fixed-effects.ts";
import { wildClusterBootstrap } from "#app/domain/evaluation/statistics/panel/wild-cluster-bootstrap.ts";
import { isRefusal } from "#app/domain/evaluation/statistics/refusals.ts";
import { seededRandom } from "#app/domain/evaluation/statistics/seeded-random.ts";
import {
  AGGREGATIONS,
  aggregateGroupTime,
} from "#app/domain/evaluation/statistics/staggered/aggregate-group-time.ts";
import { groupTimeEffects } from "#app/domain/evaluation/statistics/staggered/group-time-effects.ts";
import { staggeredPanel } from "#app/domain/evaluation/statistics/staggered/staggered-panel.ts";
import { panelRows, staggeredRows } from "#tests/domain/evaluation/invented-panels.ts";
import type { BenchRow } from "./bench-row.ts";

function startsOf(units: number, periods: number, cohorts: number): (number | null)[] {
  return Array.from({ length: units }, (_, unit) => {
    const cohort = unit % (cohorts + 1);
    return cohort === cohorts ? null : 3 + Math.floor((cohort * (periods - 4)) / cohorts);
  });
}

function holed<T>(rows: readonly T[]): T[] {
  const random = seededRandom(9);
  return rows.filter(() => random() > 0.03);
}

function answered<T>(value: T): T {
  if (isRefusal(value)) throw new Error(value.reason);
  return value;
}

async function timed(what: string, seconds: number, run: () => unknown): Promise<BenchRow> {
  const from = performance.now();
  const before = process.cpuUsage();
  answered(run());
  const measured = (performance.now() - from) / 1000;
  const used = process.cpuUsage(before);
  const processorSeconds = (used.user + used.system) / 1e6;
  return {
    what,
    measured,
    processorSeconds,
    unit: "seconds",
    wanted: `at most ${seconds} s`,
    isMet: measured <= seconds,
  };
}

export async function bench(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const large = panelRows(staggeredRows(startsOf(500, 120, 8), 120, 1), 2);
  const withCovariate: PanelRow[] = panelRows(
    staggeredRows(startsOf(500, 120, 8), 120, 1),
    2,
    true,
  );
  rows.push(
    await timed("500 units x 120 months, CR1", 1, () => twoWayFixedEffects(large, "fixest-nested")),
    await timed("500 units x 120 months, CR2", 20, () => twoWayFixedEffects(large, "CR2")),
    await timed("500 units x 120 months with 3 % of rows missing and a covariate, CR1", 1, () =>
      twoWayFixedEffects(holed(withCovariate), "fixest-nested"),
    ),
    await timed("500 units x 120 months with 3 % of rows missing and a covariate, CR2", 20, () =>
      twoWayFixedEffects(holed(withCovariate), "CR2"),
    ),
  );
  const staggered = staggeredRows(startsOf(500, 24, 8), 24, 3);
  rows.push(
    await timed("Callaway-Sant'Anna, 500 units, 24 periods, 8 cohorts, all aggregations", 2, () => {
      const panel = answered(staggeredPanel(staggered));
      if (isRefusal(panel)) return panel;
      const effects = answered(groupTimeEffects(panel, { comparison: "not-yet-treated" }));
      if (isRefusal(effects)) return effects;
      return AGGREGATIONS.map((name) => aggregateGroupTime(effects, name));
    }),
  );
  const forty = panelRows(staggeredRows(startsOf(40, 24, 5), 24, 4), 5);
  rows.push(
    await timed("wild bootstrap, 40 clusters, 9,999 draws, with interval", 5, () => {
      const result = answered(twoWayFixedEffects(forty, "CR2"));
      if (isRefusal(result)) return result;
      return wildClusterBootstrap(result.fit, { random: seededRandom(6) });
    }),
  );
  const megabytes = process.resourceUsage().maxRSS / 1024;
  rows.push({
    what: "largest memory of the process while doing all this",
    measured: megabytes,
    unit: "megabytes",
    wanted: "below 500 MB",
    isMet: megabytes < 500,
  });
  return rows;
}
