// From a checked request and the parsed table to the report: pure, the same code for the command and
// the page. Nothing in a report is ever NaN or infinite: what cannot be said is null or a refusal.

import type { EvaluateSpec } from "./evaluate-spec.ts";
import type { EvaluationReport, EvaluationResult } from "./evaluation-report.ts";
import { cronbachAlphaMethod, intervalMethod } from "./methods/interval-methods.ts";
import { type OnProgress, panelMethod } from "./methods/panel-method.ts";
import { controlChartMethod, funnelMethod, timeSeriesMethod } from "./methods/series-methods.ts";
import { staggeredMethod } from "./methods/staggered-methods.ts";
import { steppedWedgeMethod, wedgePowerMethod } from "./methods/wedge-methods.ts";
import { type Table, TableReader } from "./read-table.ts";
import { isRefusal, type Refusal } from "./statistics/refusals.ts";

/** @param table the data named by the request; not looked at by methods that bring their values */
export function runEvaluation(
  spec: EvaluateSpec,
  table: Table,
  onProgress: OnProgress = () => {},
): EvaluationReport {
  const reader = new TableReader(table);
  const result = resultOf(spec, reader, onProgress);
  const { method } = spec;
  if (result === null) return { method, status: "bad-data", problems: reader.problems };
  if (isRefusal(result)) return { method, status: "refused", refusal: result };
  const hole = firstHole(result, "report");
  if (hole !== null) throw new Error(`${method} produced a number that is not finite at ${hole}`);
  return { method, status: "ok", ...result };
}

function resultOf(
  spec: EvaluateSpec,
  reader: TableReader,
  onProgress: OnProgress,
): EvaluationResult | Refusal | null {
  switch (spec.method) {
    case "two-way-fixed-effects":
      return panelMethod(spec, reader, onProgress);
    case "callaway-santanna":
    case "sun-abraham":
    case "imputation":
    case "goodman-bacon":
    case "event-study":
      return staggeredMethod(spec, reader, onProgress);
    case "stepped-wedge":
      return steppedWedgeMethod(spec, reader);
    case "stepped-wedge-power":
      return wedgePowerMethod(spec);
    case "interrupted-time-series":
      return timeSeriesMethod(spec, reader);
    case "control-chart":
      return controlChartMethod(spec, reader);
    case "funnel":
      return funnelMethod(spec, reader);
    case "cronbach-alpha":
      return cronbachAlphaMethod(spec, reader);
    default:
      return intervalMethod(spec);
  }
}

function firstHole(value: unknown, place: string): string | null {
  if (typeof value === "number") return Number.isFinite(value) ? null : place;
  if (typeof value !== "object" || value === null) return null;
  for (const [name, part] of Object.entries(value)) {
    const hole = firstHole(part, `${place}.${name}`);
    if (hole !== null) return hole;
  }
  return null;
}
