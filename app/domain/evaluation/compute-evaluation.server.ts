// Computes every answer of the page once, after an import, and stores it with its request. A page view
// then only reads: no reader waits for a bootstrap, and no unit's number is near a page.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { firstDayOf, isQuarter, yearNumberOf } from "#app/domain/figures/periods.ts";
import { releasedFigures } from "#app/domain/figures/release-store.server.ts";
import { trendOf } from "#app/domain/figures/trend.ts";
import type { World } from "#app/domain/world.server.ts";
import {
  denominatorSeries,
  outcomeSeries,
  reportCounts,
  rolloutTimeline,
  seriesImports,
} from "./evaluation-data-store.server.ts";
import type { EvaluationReport } from "./evaluation-report.ts";
import { type ComputedAnswer, computedReplaced } from "./evaluation-result-store.server.ts";
import { quarterNumber } from "./evaluation-series.ts";
import { hospitalView } from "./hospital-view.ts";
import type { OnProgress } from "./methods/panel-method.ts";
import { type Question, questionsOf } from "./programme-questions.ts";
import { runEvaluation } from "./run-evaluation.ts";
import type { SeriesVersions } from "./series-kind.ts";
import { isRefusal } from "./statistics/refusals.ts";

export type ComputeEvaluationOutcome =
  | { outcome: "not-allowed" }
  | { outcome: "nothing-imported" }
  | { outcome: "computed"; answers: ComputedAnswer[] };

export async function computeEvaluation(
  actor: Actor,
  input: {
    /** Told before each question. */
    onQuestion?: (question: Question, done: number, total: number) => void;
    /** Told within a question that takes long. */
    onProgress?: OnProgress;
  },
  world: World,
): Promise<ComputeEvaluationOutcome> {
  if (!may(actor, "manage-evaluation")) return { outcome: "not-allowed" };
  const imports = await seriesImports(world.db);
  if (imports.length === 0) return { outcome: "nothing-imported" };
  const [rollout, counts, amounts, scores, reach] = await Promise.all([
    rolloutTimeline(world.db),
    reportCounts(world.db),
    denominatorSeries(world.db),
    outcomeSeries(world.db),
    releasedReach(world),
  ]);
  const series = { rollout, counts, amounts, scores, reach };
  const asking = questionsOf(series);
  const answers = asking.map(({ question, asked }, done): ComputedAnswer => {
    input.onQuestion?.(question, done, asking.length);
    if (isRefusal(asked)) {
      return {
        question,
        spec: null,
        report: { method: question, status: "refused", refusal: asked },
      };
    }
    const report = runEvaluation(asked.spec, asked.table, input.onProgress);
    return { question, spec: asked.spec, report: ofTheHospital(report) };
  });
  // If a series is replaced meanwhile, the versions differ and the page says so.
  const madeFrom: SeriesVersions = Object.fromEntries(
    imports.map(({ kind, version }) => [kind, version]),
  );
  const computedOn = dayOf(world.now, world.settings.timeZone);
  await world.db.allOrNothing((tx) =>
    computedReplaced(tx, { computedOn, madeFrom, hospital: hospitalView(series), answers }),
  );
  return { outcome: "computed", answers };
}

/** From released rows only: the evaluation never meets a count that was not released. */
async function releasedReach(world: World): Promise<Map<number, number>> {
  const figures = await releasedFigures(world.db);
  const staffCounts = new Map(figures.map(({ plan }) => [plan.year, plan.staffCount]));
  const { points } = trendOf(figures.map(({ release }) => release));
  return new Map(
    points
      .filter(({ period }) => isQuarter(period))
      .map(({ period, shown }) => [
        quarterNumber(firstDayOf(period)),
        (100 * shown) / (staffCounts.get(yearNumberOf(period)) ?? 1),
      ]),
  );
}

/** Parts that the page shows; effects by starting date can rest on a single unit and are not kept. */
const keptDetails = [
  "byTimeSinceStart",
  "preTrend",
  "phases",
  "firedRules",
  "frozenAfter",
  "effects",
];

function ofTheHospital(report: EvaluationReport): EvaluationReport {
  if (report.status !== "ok") return report;
  const details = Object.entries(report.details).filter(([name]) => keptDetails.includes(name));
  return { ...report, details: Object.fromEntries(details) };
}
