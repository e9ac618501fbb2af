// Stepped wedge and its power, for the report.
import type { SpecOf } from "../evaluate-spec.ts";
import { type EvaluationResult, named, type Warning, warn } from "../evaluation-report.ts";
import type { TableReader } from "../read-table.ts";
import { isRefusal, type Refusal } from "../statistics/refusals.ts";
import { seededRandom } from "../statistics/seeded-random.ts";
import { husseyHughes } from "../statistics/stepped-wedge/hussey-hughes.ts";
import { permutationOverCrossover } from "../statistics/stepped-wedge/permutation-over-crossover.ts";
import { wedgePower } from "../statistics/stepped-wedge/wedge-power.ts";

const FEW_UNITS = 12;

export function steppedWedgeMethod(
  spec: SpecOf<"stepped-wedge">,
  reader: TableReader,
): EvaluationResult | Refusal | null {
  const { columns, options } = spec;
  reader.require([columns.unit, columns.period, columns.outcome, columns.treatment]);
  if (reader.problems.length > 0) return null;
  const rows = reader.rows.map((row) => ({
    unit: reader.text(row, columns.unit),
    period: reader.period(row, columns.period),
    outcome: reader.number(row, columns.outcome),
    treated: reader.zeroOrOne(row, columns.treatment),
  }));
  if (reader.problems.length > 0) return null;
  const result = husseyHughes(rows, {
    likelihood: options.likelihood,
    hasCellEffect: options.cellEffect,
    coverage: options.coverage,
  });
  if (isRefusal(result)) return result;
  const warnings: Warning[] = [];
  if (result.isSingular) warnings.push(warn("singular"));
  if (result.units < FEW_UNITS) warnings.push(warn("few-units-in-wedge", `${result.units}`));
  const permutation = options.permutation
    ? permutationOverCrossover(rows, seededRandom(options.seed), options.draws)
    : null;
  return {
    estimates: [named("treatment", result.effect)],
    conventions: {
      likelihood: result.likelihood,
      degreesOfFreedom: result.isSingular ? "rows minus parameters" : "Satterthwaite",
      cellEffect: options.cellEffect,
      ...(permutation === null
        ? {}
        : { permutationStatistic: "effect on cell means", seed: options.seed }),
    },
    warnings,
    sample: { rows: result.rows, units: result.units, periods: result.periods },
    details: {
      unitVariance: result.unitVariance,
      cellVariance: result.cellVariance,
      residualVariance: result.residualVariance,
      isSingular: result.isSingular,
      logLikelihood: result.logLikelihood,
      fixedEffects: result.fixedEffects,
      ...(permutation === null ? {} : { permutation }),
    },
  };
}

export function wedgePowerMethod(spec: SpecOf<"stepped-wedge-power">): EvaluationResult | Refusal {
  const result = wedgePower(spec.values);
  if (isRefusal(result)) return result;
  return {
    estimates: [],
    conventions: { formula: "Hussey and Hughes closed form", test: "normal, two-sided" },
    warnings: [],
    sample: { units: spec.values.plan.length, periods: spec.values.plan[0]?.length ?? 0 },
    details: { ...result },
  };
}
