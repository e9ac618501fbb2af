// The evaluation's part of `npm run bench`: speed and memory of the methods, and, apart because it takes
// long, the coverage of their intervals. Results that were measured stand in docs/bench/evaluation.md.
import { type BenchRow as Line, row } from "../row.ts";
import type { BenchRow } from "./bench-row.ts";
import { bench as coverage } from "./coverage.ts";
import { seriesCoverage } from "./coverage-series.ts";
import { bench as speed } from "./speed.ts";

type Say = (line: string) => void;

const units: Record<BenchRow["unit"], string> = { seconds: "s", percent: "%", megabytes: "MB" };

/** Rows without a promise are measured for the documentation only and are left out of the table. */
const linesOf = (rows: readonly BenchRow[]): Line[] =>
  rows.flatMap(({ what, measured, processorSeconds, unit, wanted, isMet }) => {
    if (wanted === null || isMet === null) return [];
    const busy =
      processorSeconds === undefined ? "" : ` (processor ${processorSeconds.toFixed(2)} s)`;
    return [row(what, `${measured.toFixed(2)} ${units[unit]}${busy}`, wanted, isMet)];
  });

export async function evaluationSpeedBench(say: Say): Promise<Line[]> {
  say("evaluation methods, about two minutes");
  return linesOf(await speed());
}

export async function evaluationCoverageBench(say: Say): Promise<Line[]> {
  const told = new Set<number>();
  const rows = await coverage(1000, (done, total) => {
    const tenth = Math.floor((10 * done) / total);
    if (!told.has(tenth)) say(`coverage ${tenth * 10} %`);
    told.add(tenth);
  });
  const series = seriesCoverage();
  say(`${series.what}: ${series.measured.toFixed(1)} %`);
  return linesOf([...rows, series]);
}
