// What an analyst may ask of the evaluation: method, columns of the data file, options. One closed
// union, so that an unknown method or a misspelt option is refused with its place in the file.
import { z } from "zod";
import { CHART_KINDS } from "./statistics/charts/chart-point.ts";
import { WEIGHT_FAMILIES } from "./statistics/panel/bootstrap-weights.ts";
import { VARIANCE_CHOICES } from "./statistics/panel/contrast-inference.ts";
import { SHARE_CONVENTIONS } from "./statistics/staggered/aggregate-group-time.ts";
import { COMPARISONS } from "./statistics/staggered/group-time-effects.ts";

const column = z.string().min(1);
const coverage = z.number().gt(0).lt(1).default(0.95);
/** A number, or a month as YYYY-MM. */
const period = z.union([z.number(), z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)]);
const gaps = z.enum(["refuse", "allow"]).default("refuse");
const seed = z.int().default(1);
const draws = z.int().min(99).max(99_999).default(9999);

const withData = { data: z.string().min(1) };

const panelColumns = z.strictObject({
  unit: column,
  period: column,
  outcome: column,
  treatment: column,
  covariates: z.array(column).default([]),
  cluster: column.optional(),
});

const staggeredColumns = z
  .strictObject({
    unit: column,
    period: column,
    outcome: column,
    /** First treated period; empty, "never" or 0 when never treated. */
    firstTreated: column.optional(),
    /** 0/1 treatment, from which the first treated period is read. */
    treatment: column.optional(),
    covariates: z.array(column).default([]),
  })
  .refine((columns) => (columns.firstTreated === undefined) !== (columns.treatment === undefined), {
    message: "name either firstTreated or treatment",
  });

const twoWayFixedEffects = z.strictObject({
  method: z.literal("two-way-fixed-effects"),
  ...withData,
  columns: panelColumns,
  options: z
    .strictObject({
      variance: z.enum(VARIANCE_CHOICES).default("CR2"),
      bootstrap: z.enum(["automatic", "always", "never"]).default("automatic"),
      weights: z.enum(WEIGHT_FAMILIES).optional(),
      draws,
      seed,
      coverage,
      gaps,
    })
    .prefault({}),
});

const callawaySantanna = z.strictObject({
  method: z.literal("callaway-santanna"),
  ...withData,
  columns: staggeredColumns,
  options: z
    .strictObject({
      comparison: z.enum(["automatic", ...COMPARISONS]).default("automatic"),
      base: z.enum(["varying", "universal"]).default("varying"),
      anticipation: z.int().min(0).default(0),
      groupShares: z.enum(SHARE_CONVENTIONS).default("exact"),
      coverage,
      gaps,
    })
    .prefault({}),
});

const sunAbraham = z.strictObject({
  method: z.literal("sun-abraham"),
  ...withData,
  columns: staggeredColumns,
  options: z
    .strictObject({ variance: z.enum(VARIANCE_CHOICES).default("fixest-nested"), coverage, gaps })
    .prefault({}),
});

const imputation = z.strictObject({
  method: z.literal("imputation"),
  ...withData,
  columns: staggeredColumns,
  options: z.strictObject({ coverage, gaps }).prefault({}),
});

const goodmanBacon = z.strictObject({
  method: z.literal("goodman-bacon"),
  ...withData,
  columns: staggeredColumns,
  options: z.strictObject({}).prefault({}),
});

const eventStudy = z.strictObject({
  method: z.literal("event-study"),
  ...withData,
  columns: staggeredColumns,
  options: z
    .strictObject({
      variance: z.enum(VARIANCE_CHOICES).default("CR2"),
      window: z.tuple([z.int().max(-2), z.int().min(0)]).optional(),
      coverage,
      gaps,
    })
    .prefault({}),
});

const steppedWedge = z.strictObject({
  method: z.literal("stepped-wedge"),
  ...withData,
  columns: z.strictObject({ unit: column, period: column, outcome: column, treatment: column }),
  options: z
    .strictObject({
      likelihood: z.enum(["REML", "ML"]).default("REML"),
      cellEffect: z.boolean().default(false),
      permutation: z.boolean().default(false),
      draws,
      seed,
      coverage,
    })
    .prefault({}),
});

const steppedWedgePower = z.strictObject({
  method: z.literal("stepped-wedge-power"),
  values: z.strictObject({
    plan: z.array(z.array(z.union([z.literal(0), z.literal(1)]))),
    cellSize: z.number(),
    unitVariance: z.number(),
    cellVariance: z.number().default(0),
    residualVariance: z.number(),
    effect: z.number(),
    level: z.number().gt(0).lt(1).default(0.05),
  }),
});

const interruptedTimeSeries = z.strictObject({
  method: z.literal("interrupted-time-series"),
  ...withData,
  columns: z.strictObject({
    period: column,
    outcome: column,
    /** 1 = series without the programme, 0 or empty = with it. */
    comparison: column.optional(),
  }),
  options: z.strictObject({
    start: period,
    lag: z.int().min(0).optional(),
    adjusted: z.boolean().default(true),
    logarithm: z.boolean().default(false),
    season: z
      .strictObject({ length: z.number().gt(1), pairs: z.int().min(1).default(1) })
      .optional(),
    coverage,
  }),
});

const controlChart = z.strictObject({
  method: z.literal("control-chart"),
  ...withData,
  columns: z.strictObject({
    value: column,
    label: column.optional(),
    denominator: column.optional(),
    phase: column.optional(),
    /** 1 = shown but not used. */
    excluded: column.optional(),
  }),
  options: z.strictObject({
    chart: z.enum(CHART_KINDS),
    freezeAfter: z.int().min(2).optional(),
    multiply: z.number().gt(0).default(1),
    screened: z.boolean().default(false),
  }),
});

const funnel = z.strictObject({
  method: z.literal("funnel"),
  ...withData,
  columns: z.strictObject({ label: column, count: column, denominator: column }),
  options: z.strictObject({ kind: z.enum(["proportion", "rate"]) }),
});

const cronbachAlpha = z.strictObject({
  method: z.literal("cronbach-alpha"),
  ...withData,
  columns: z.strictObject({ items: z.array(column).min(1) }),
  options: z
    .strictObject({ missing: z.enum(["pairwise", "complete"]).default("pairwise") })
    .prefault({}),
});

const count = z.strictObject({ count: z.number(), trials: z.number() });
const rate = z.strictObject({ count: z.number(), exposure: z.number() });
const intervalOptions = z.strictObject({ coverage }).prefault({});

const proportion = z.strictObject({
  method: z.literal("proportion"),
  values: count,
  options: z
    .strictObject({ coverage, continuityCorrected: z.boolean().default(false) })
    .prefault({}),
});
const proportionDifference = z.strictObject({
  method: z.literal("proportion-difference"),
  values: z.strictObject({ first: count, second: count }),
  options: intervalOptions,
});
const poissonRate = z.strictObject({
  method: z.literal("poisson-rate"),
  values: rate,
  options: z.strictObject({ coverage, largestRate: z.number().gt(0).optional() }).prefault({}),
});
const rateRatio = z.strictObject({
  method: z.literal("rate-ratio"),
  values: z.strictObject({ first: rate, second: rate }),
  options: intervalOptions,
});
const reliableChange = z.strictObject({
  method: z.literal("reliable-change"),
  values: z.strictObject({
    before: z.number(),
    after: z.number(),
    deviation: z.number(),
    reliability: z.number(),
  }),
});

export const evaluateSpec = z.discriminatedUnion("method", [
  twoWayFixedEffects,
  callawaySantanna,
  sunAbraham,
  imputation,
  goodmanBacon,
  eventStudy,
  steppedWedge,
  steppedWedgePower,
  interruptedTimeSeries,
  controlChart,
  funnel,
  cronbachAlpha,
  proportion,
  proportionDifference,
  poissonRate,
  rateRatio,
  reliableChange,
]);

export type EvaluateSpec = z.output<typeof evaluateSpec>;
export type MethodName = EvaluateSpec["method"];
export type SpecOf<Name extends MethodName> = Extract<EvaluateSpec, { method: Name }>;
export const METHOD_NAMES: readonly MethodName[] = evaluateSpec.options.map(
  (option) => option.shape.method.value,
);
