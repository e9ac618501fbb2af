// The pictures of the evaluation, each with the table it is drawn from. Functions of computed answers and
// of released figures.
import { z } from "zod";
import type { EvaluationReport } from "#app/domain/evaluation/evaluation-report.ts";
import { levers } from "#app/domain/evaluation/rollout.ts";
import { harmLevels } from "#app/domain/evaluation/safety-reports.ts";
import { isRefusal } from "#app/domain/evaluation/statistics/refusals.ts";
import { periodWords } from "#app/domain/figures/figure-words.ts";
import { periodOf } from "#app/domain/figures/periods.ts";
import { readFigures } from "#app/domain/figures/read-figures.server.ts";
import { trendOf } from "#app/domain/figures/trend.ts";
import type { ControlChartProps } from "#app/ui/chart/control-chart.tsx";
import type { IntervalChartProps } from "#app/ui/chart/interval-chart.tsx";
import type { PanelChartProps, PanelCourse } from "#app/ui/chart/panel-chart.tsx";
import type { RolloutChartProps } from "#app/ui/chart/rollout-chart.tsx";
import { changeWords, numberWords } from "#app/ui/number-words.ts";
import { type EvaluationRead, intervalWords } from "./evaluation-pages.server.ts";
import { figureText } from "./figure-text.server.ts";
import type { StaffVisit } from "./guard.server.ts";

const detailsOf = (report: EvaluationReport | undefined): unknown =>
  report?.status === "ok" ? report.details : null;

const studyShape = z.object({
  byTimeSinceStart: z.array(
    z.object({ at: z.number(), estimate: z.number(), low: z.number(), high: z.number() }),
  ),
  preTrend: z.unknown(),
});
const testShape = z.object({ pValue: z.number() });

/** null where it was refused. */
export function overTimeShown(
  read: EvaluationRead,
  name: "reporting" | "burnout",
  visit: StaffVisit,
): (IntervalChartProps & { preTrend: string }) | null {
  const { t } = visit.language;
  const study = studyShape.safeParse(detailsOf(read.answers[`${name}-over-time`]));
  if (!study.success) return null;
  const { byTimeSinceStart, preTrend } = study.data;
  const reference = { at: -1, estimate: 0, low: 0, high: 0 };
  const points = [...byTimeSinceStart, reference].sort((a, b) => a.at - b.at);
  const test = isRefusal(preTrend) ? null : (testShape.safeParse(preTrend).data ?? null);
  const p = test === null ? "" : numberWords(test.pValue, visit.locale, 3);
  const finding = test === null ? "not-tested" : test.pValue < 0.05 ? "rejected" : "not-rejected";
  return {
    id: `${name}-over-time`,
    title: t(`evaluation.overTime.${name}.${read.reading.directions[name]}`),
    description: t(`evaluation.overTime.described.${name}`),
    notShown: t("evaluation.overTime.notShown"),
    preTrend: t(`evaluation.overTime.preTrend.${finding}`, { p }),
    points,
    words: {
      before: t("evaluation.overTime.before"),
      after: t("evaluation.overTime.after"),
      none: t("evaluation.overTime.none"),
    },
    table: {
      caption: t(`evaluation.overTime.caption.${name}`),
      columns: [
        t("evaluation.overTime.columns.at"),
        { label: t("evaluation.overTime.columns.change"), isNumber: true },
        { label: t("evaluation.overTime.columns.interval"), isNumber: true },
      ],
      rows: points.map((point) => [
        changeWords(point.at, visit.locale, 0),
        changeWords(point.estimate, visit.locale, 1),
        point.at === -1 ? t("evaluation.overTime.reference") : intervalWords(point, 1, visit),
      ]),
    },
  };
}

const rules = ["long-run", "few-crossings", "outside-limits"] as const;
const chartShape = z.object({
  firedRules: z.array(z.enum(rules)),
  frozenAfter: z.number().nullable(),
  phases: z.array(
    z.object({
      points: z.array(
        z.object({
          label: z.string(),
          value: z.number(),
          centre: z.number(),
          lower: z.number(),
          upper: z.number(),
          isOutside: z.boolean(),
        }),
      ),
    }),
  ),
});

export function controlShown(read: EvaluationRead, visit: StaffVisit): ControlChartProps | null {
  const { t } = visit.language;
  const chart = chartShape.safeParse(detailsOf(read.answers["reports-chart"]));
  if (!chart.success) return null;
  const { firedRules, frozenAfter, phases } = chart.data;
  const points = phases.flatMap((phase) => phase.points);
  const fired = firedRules.map((rule) => t(`evaluation.control.rule.${rule}`)).join("; ");
  const rate = (value: number) => numberWords(value, visit.locale, 1);
  return {
    id: "reports-chart",
    title: t(`evaluation.control.title.${fired === "" ? "steady" : "changed"}`, { rules: fired }),
    description: t(`evaluation.control.described.${frozenAfter === null ? "all" : "frozen"}`),
    notShown: t("evaluation.control.notShown"),
    points,
    words: { centre: t("evaluation.control.centre"), limits: t("evaluation.control.limits") },
    lanes: levers.flatMap((lever) => {
      const months = read.rollout.filter((one) => one.lever === lever);
      if (months.length === 0) return [];
      const name = t(`evaluation.lever.${lever}`);
      return [{ name, months: months.map(({ startMonth }) => startMonth) }];
    }),
    table: {
      caption: t("evaluation.control.caption"),
      columns: [
        t("evaluation.control.columns.month"),
        { label: t("evaluation.control.columns.value"), isNumber: true },
        { label: t("evaluation.control.columns.limits"), isNumber: true },
        t("evaluation.control.columns.outside"),
      ],
      rows: points.map(({ label, value, lower, upper, isOutside }) => [
        label,
        rate(value),
        t("evaluation.control.range", { lower: rate(lower), upper: rate(upper) }),
        t(`evaluation.control.${isOutside ? "outside" : "inside"}`),
      ]),
    },
  };
}

const quarterName = (quarter: string, visit: StaffVisit): string => {
  const period = periodOf(quarter);
  return period ? figureText(periodWords(period), visit) : quarter;
};

export function harmShown(read: EvaluationRead, visit: StaffVisit): PanelChartProps | null {
  const { t } = visit.language;
  const quarters = read.computed.hospital.quarters.filter(({ counts }) => counts !== null);
  if (quarters.length === 0) return null;
  return {
    id: "harm-levels",
    title: t(`evaluation.harm.title.${read.reading.directions["severe-harm"]}`),
    description: t("evaluation.harm.described"),
    notShown: t("evaluation.harm.notShown"),
    labels: quarters.map(({ quarter }) => quarter),
    courses: harmLevels.map((level) => ({
      name: t(`evaluation.harm.level.${level}`),
      isFromZero: true,
      points: quarters.map(({ counts }) => (counts ? { value: counts[level] } : null)),
    })),
    table: {
      caption: t("evaluation.harm.caption"),
      columns: [
        t("evaluation.harm.quarter"),
        ...harmLevels.map((level) => ({
          label: t(`evaluation.harm.level.${level}`),
          isNumber: true,
        })),
      ],
      rows: quarters.map(({ quarter, counts }) => [
        quarterName(quarter, visit),
        ...harmLevels.map((level) => numberWords(counts?.[level] ?? 0, visit.locale, 0)),
      ]),
    },
  };
}

/** Released use, reporting and surveys in one view. */
export async function viewShown(
  read: EvaluationRead,
  visit: StaffVisit,
): Promise<PanelChartProps | null> {
  const { t } = visit.language;
  const { quarters, exposure } = read.computed.hospital;
  if (quarters.length === 0) return null;
  const figures = await readFigures(visit.actor, {}, visit.world);
  const released =
    figures.outcome === "read" ? trendOf(figures.figures.map(({ release }) => release)).points : [];
  const requestsIn = (quarter: string) => released.find(({ period }) => period === quarter);
  const rateOf = ({ counts, exposure: days }: (typeof quarters)[number]) =>
    counts && days
      ? (exposure.per * harmLevels.reduce((sum, level) => sum + counts[level], 0)) / days
      : null;
  const course = (
    name: string,
    isFromZero: boolean,
    measure: (quarter: (typeof quarters)[number]) => number | null,
  ): PanelCourse => ({
    name,
    isFromZero,
    points: quarters.map((quarter) => {
      const value = measure(quarter);
      return value === null ? null : { value };
    }),
  });
  const courses: PanelCourse[] = [
    {
      name: t("evaluation.view.requests"),
      isFromZero: true,
      points: quarters.map(({ quarter }) => {
        const found = requestsIn(quarter);
        return found ? { value: found.shown, low: found.from, high: found.to } : null;
      }),
    },
    course(t("evaluation.view.reporting"), true, rateOf),
    course(t("evaluation.view.severe"), true, ({ counts }) => counts?.["severe-harm"] ?? null),
    course(t("evaluation.view.burnout"), false, ({ burnout }) => burnout),
    course(t("evaluation.view.openness"), false, ({ openness }) => openness),
  ].filter(({ points }) => points.some((point) => point !== null));
  const digits = new Map<string, number>([[t("evaluation.view.severe"), 0]]);
  return {
    id: "one-view",
    title: t(`evaluation.short.${read.reading.verdict}`),
    description: t("evaluation.view.described"),
    notShown: t("evaluation.view.notShown"),
    labels: quarters.map(({ quarter }) => quarter),
    courses,
    table: {
      caption: t("evaluation.view.caption"),
      columns: [
        t("evaluation.harm.quarter"),
        ...courses.map(({ name }) => ({ label: name, isNumber: true })),
      ],
      rows: quarters.map(({ quarter }, at) => [
        quarterName(quarter, visit),
        ...courses.map(({ name, points }) => {
          const point = points[at];
          if (!point) return t("evaluation.view.none");
          if (point.low === undefined || point.high === undefined) {
            return numberWords(point.value, visit.locale, digits.get(name) ?? 1);
          }
          const { value: shown, low: from, high: to } = point;
          return t("evaluation.view.approximate", { shown, from, to });
        }),
      ]),
    },
  };
}

const monthNumber = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
const monthLabel = (month: number) =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;

export function rolloutShown(
  { rollout, computed }: EvaluationRead,
  visit: StaffVisit,
): RolloutChartProps | null {
  const { t } = visit.language;
  if (rollout.length === 0) return null;
  const starts = rollout.map(({ startMonth }) => monthNumber(startMonth));
  const lastQuarter = computed.hospital.quarters.at(-1)?.quarter;
  const lastCounted = lastQuarter
    ? Number(lastQuarter.slice(0, 4)) * 12 + Number(lastQuarter.slice(5)) * 3 - 1
    : 0;
  const first = Math.min(...starts) - 2;
  const last = Math.max(...starts, lastCounted) + 1;
  const units = [...new Set(rollout.map(({ unitName }) => unitName))];
  const others = new Set(
    rollout.filter(({ lever }) => lever !== "peer-support").map(({ unitCode }) => unitCode),
  );
  return {
    id: "rollout",
    title: t("evaluation.rollout.title", {
      started: rollout.filter(({ lever }) => lever === "peer-support").length,
      others: others.size,
    }),
    description: t("evaluation.rollout.described"),
    notShown: t("evaluation.rollout.notShown"),
    months: Array.from({ length: last - first }, (_, at) => monthLabel(first + at)),
    rows: units.map((name) => ({
      name,
      starts: rollout
        .filter(({ unitName }) => unitName === name)
        .map(({ lever, startMonth }) => ({ lever, month: monthNumber(startMonth) - first })),
    })),
    table: {
      caption: t("evaluation.rollout.caption"),
      columns: [
        t("evaluation.rollout.columns.unit"),
        t("evaluation.rollout.columns.lever"),
        t("evaluation.rollout.columns.start"),
      ],
      rows: rollout.map(({ unitName, lever, startMonth }) => [
        unitName,
        t(`evaluation.lever.${lever}`),
        startMonth,
      ]),
    },
  };
}
