// The hospital before and after the first start: two courses, what changed, and whether the released use of
// support goes with it. Functions of computed answers.
import { directionOf, headline } from "#app/domain/evaluation/plain-reading.ts";
import type { PanelChartProps } from "#app/ui/chart/panel-chart.tsx";
import { changeWords, numberWords } from "#app/ui/number-words.ts";
import { type EvaluationRead, intervalWords } from "./evaluation-pages.server.ts";
import type { StaffVisit } from "./guard.server.ts";

type Shown = PanelChartProps & { found: string[] };

/** null where it was refused. */
export function interruptedShown(read: EvaluationRead, visit: StaffVisit): Shown | null {
  const { t } = visit.language;
  const report = read.answers["reports-interrupted"];
  const { courses } = read.computed.hospital;
  if (report?.status !== "ok" || !courses) return null;
  const hasOthers = courses.months.some(({ others }) => others !== null);
  const changeOf = (change: "level-change" | "slope-change") =>
    report.estimates.find(({ name }) => name === (hasOthers ? `${change}-difference` : change)) ??
    null;
  const level = changeOf("level-change");
  const said = (change: "level-change" | "slope-change") => {
    const estimate = changeOf(change);
    if (!estimate) return [];
    return [
      t(`evaluationCourses.found.${change}`, {
        change: changeWords(estimate.estimate ?? 0, visit.locale, 2),
        interval: intervalWords(estimate, 2, visit),
      }),
    ];
  };
  const names = {
    own: t(`evaluationCourses.course.${hasOthers ? "began" : "all"}`),
    others: t("evaluationCourses.course.never"),
  };
  const rate = (value: number) => numberWords(value, visit.locale, 1);
  return {
    id: "interrupted",
    title: t(`evaluationCourses.title.${directionOf(level)}`),
    description: t(`evaluationCourses.described.${hasOthers ? "compared" : "alone"}`, {
      start: courses.start,
    }),
    notShown: t("evaluationCourses.notShown"),
    found: [...said("level-change"), ...said("slope-change"), ...reachSaid(read, visit)],
    labels: courses.months.map(({ month }) => month),
    courses: [
      {
        name: names.own,
        isFromZero: true,
        points: courses.months.map(({ own }) => ({ value: own })),
      },
      ...(hasOthers
        ? [
            {
              name: names.others,
              isFromZero: true,
              points: courses.months.map(({ others }) =>
                others === null ? null : { value: others },
              ),
            },
          ]
        : []),
    ],
    table: {
      caption: t(`evaluationCourses.caption.${read.computed.hospital.exposure.kind}`),
      columns: [
        t("evaluationCourses.month"),
        { label: names.own, isNumber: true },
        ...(hasOthers ? [{ label: names.others, isNumber: true }] : []),
      ],
      rows: courses.months.map(({ month, own, others }) => [
        month,
        rate(own),
        ...(hasOthers ? [others === null ? t("evaluation.unknown") : rate(others)] : []),
      ]),
    },
  };
}

/** The released reach as dose, where enough quarters are released. */
function reachSaid(read: EvaluationRead, visit: StaffVisit): string[] {
  const { t } = visit.language;
  const estimate = headline(read.answers["reporting-by-reach"]);
  if (!estimate) return [];
  return [
    t("evaluationCourses.found.reach", {
      change: changeWords(estimate.estimate ?? 0, visit.locale, 2),
      interval: intervalWords(estimate, 2, visit),
    }),
  ];
}
