// Proportions, rates and scales, for the report. Their numbers come with the request, except for the
// answers of a scale.
import type { EvaluateSpec, SpecOf } from "../evaluate-spec.ts";
import { type EvaluationResult, type ReportedEstimate, warn } from "../evaluation-report.ts";
import type { TableReader } from "../read-table.ts";
import { cronbachAlpha } from "../statistics/intervals/cronbach-alpha.ts";
import { exactPoissonInterval } from "../statistics/intervals/exact-poisson.ts";
import { newcombeDifference } from "../statistics/intervals/newcombe-difference.ts";
import { rateRatio } from "../statistics/intervals/rate-ratio.ts";
import { reliableChange } from "../statistics/intervals/reliable-change.ts";
import { wilsonInterval } from "../statistics/intervals/wilson-interval.ts";
import { isRefusal, type Refusal } from "../statistics/refusals.ts";

export type IntervalSpec = Extract<
  EvaluateSpec,
  {
    method:
      | "proportion"
      | "proportion-difference"
      | "poisson-rate"
      | "rate-ratio"
      | "reliable-change";
  }
>;

export function intervalMethod(spec: IntervalSpec): EvaluationResult | Refusal {
  switch (spec.method) {
    case "proportion": {
      const { coverage, continuityCorrected } = spec.options;
      const { count, trials } = spec.values;
      const result = wilsonInterval(count, trials, coverage, continuityCorrected);
      if (isRefusal(result)) return result;
      return answer([bare("proportion", result.proportion, result)], {
        interval: "Wilson score",
        continuityCorrected,
      });
    }
    case "proportion-difference": {
      const { first, second } = spec.values;
      const result = newcombeDifference(
        first.count,
        first.trials,
        second.count,
        second.trials,
        spec.options.coverage,
      );
      if (isRefusal(result)) return result;
      return answer([bare("difference, first minus second", result.difference, result)], {
        interval: "Newcombe from Wilson limits, no continuity correction",
      });
    }
    case "poisson-rate": {
      const { count, exposure } = spec.values;
      const { coverage, largestRate } = spec.options;
      const result = exactPoissonInterval(count, exposure, coverage, largestRate);
      if (isRefusal(result)) return result;
      return answer([bare("rate", result.rate, result)], { interval: "exact Poisson" });
    }
    case "rate-ratio": {
      const { first, second } = spec.values;
      const result = rateRatio(
        first.count,
        first.exposure,
        second.count,
        second.exposure,
        spec.options.coverage,
      );
      if (isRefusal(result)) return result;
      return answer(
        [{ ...bare("ratio, first over second", result.ratio, result), pValue: result.pValue }],
        { interval: "exact conditional binomial", pValue: "twice the smaller tail" },
      );
    }
    case "reliable-change": {
      const { before, after, deviation, reliability } = spec.values;
      const result = reliableChange(before, after, deviation, reliability);
      if (isRefusal(result)) return result;
      return answer([], { index: "Jacobson and Truax" }, { ...result });
    }
  }
}

export function cronbachAlphaMethod(
  spec: SpecOf<"cronbach-alpha">,
  reader: TableReader,
): EvaluationResult | Refusal | null {
  const { items } = spec.columns;
  reader.require(items);
  if (reader.problems.length > 0) return null;
  const answers = reader.rows.map((row) => items.map((name) => reader.optionalNumber(row, name)));
  if (reader.problems.length > 0) return null;
  const result = cronbachAlpha(items, answers, spec.options.missing);
  if (isRefusal(result)) return result;
  const { constantItems } = result;
  return {
    ...answer(
      [
        bare("alpha, raw", result.raw, null),
        bare("alpha, standardised", result.standardised, null),
      ],
      {
        missing: spec.options.missing,
      },
    ),
    warnings:
      constantItems.length > 0 ? [warn("constant-items-left-out", constantItems.join(", "))] : [],
    sample: { rows: result.rows, items: result.items.length },
    details: { items: result.items },
  };
}

function bare(
  name: string,
  estimate: number | null,
  interval: { low: number; high: number | null; coverage: number } | null,
): ReportedEstimate {
  return {
    name,
    estimate,
    standardError: null,
    degreesOfFreedom: null,
    statistic: null,
    pValue: null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    coverage: interval?.coverage ?? null,
  };
}

function answer(
  estimates: readonly ReportedEstimate[],
  conventions: EvaluationResult["conventions"],
  details: EvaluationResult["details"] = {},
): EvaluationResult {
  return { estimates, conventions, warnings: [], sample: {}, details };
}
