// What the figure pages show, in the reader's words: the trend, the guarantee, the check, and each table.
// Functions of released rows only.
import { guessesUnder } from "#app/domain/disclosure-audit/noisy-knowledge.ts";
import { consistentYear, shownTotal } from "#app/domain/figures/consistent-totals.ts";
import { periodsOfPlan } from "#app/domain/figures/counting-period.ts";
import { figureWords, periodWords } from "#app/domain/figures/figure-words.ts";
import { milestonesIn } from "#app/domain/figures/milestones.ts";
import { isQuarter } from "#app/domain/figures/periods.ts";
import { amountShown, rationalShown } from "#app/domain/figures/rational.ts";
import { reachOf } from "#app/domain/figures/reach.ts";
import {
  type CheckedLedger,
  type ReadFiguresOutcome,
  readFigures,
} from "#app/domain/figures/read-figures.server.ts";
import type { ReleasedFigure } from "#app/domain/figures/release-store.server.ts";
import { trendOf } from "#app/domain/figures/trend.ts";
import { dayWithYear } from "#app/ui/moment.ts";
import { figureText, joinedNames } from "./figure-text.server.ts";
import { notFound, type Reader, type StaffVisit } from "./guard.server.ts";

type Read = Extract<ReadFiguresOutcome, { outcome: "read" }>;

/** Absent and forbidden look alike. */
export async function figuresRead(visit: StaffVisit): Promise<Read> {
  const read = await readFigures(visit.actor, {}, visit.world);
  if (read.outcome !== "read") throw notFound();
  return read;
}

export async function figureRead(visit: StaffVisit): Promise<Read & { figure: ReleasedFigure }> {
  const read = await figuresRead(visit);
  const figure = read.figures.find(({ release }) => release.period === visit.params.release);
  if (!figure) throw notFound();
  return { ...read, figure };
}

/** @param most points of the picture, the newest; all if not given. */
export function trendShown(
  { figures, rollout }: Pick<Read, "figures" | "rollout">,
  visit: Reader,
  most = Infinity,
) {
  const { points, finding } = trendOf(figures.map(({ release }) => release));
  const { t } = visit.language;
  const seen = points.slice(-most);
  const milestones = milestonesIn(
    rollout,
    seen.map(({ period }) => period),
  );
  return {
    title: t(`figuresReading.trend.title.${finding}`),
    milestones: milestones.map(({ period, lever, units }) => ({
      label: period as string,
      text: t("figuresReading.milestones.one", {
        period: figureText(periodWords(period), visit),
        lever: t(`evaluation.lever.${lever}`),
        count: units,
      }),
    })),
    points: seen.map(({ period, ...numbers }) => ({
      label: period,
      name: figureText(periodWords(period), visit),
      ...numbers,
    })),
  };
}

/** Of the newest plan, since that is what a reader is asked to trust now. */
export function guaranteeShown(figures: readonly ReleasedFigure[], visit: Reader) {
  const [newest] = figures;
  const { t } = visit.language;
  return (newest ? guessesUnder(newest.plan) : []).map(({ seen, epsilon, guesses }) => ({
    seen: t(`figuresReading.guarantee.seen.${seen}`),
    epsilon: rationalShown(epsilon),
    priors: guesses.map(({ priorPercent }) => priorPercent),
    moves: guesses.map(({ atLeastPercent, atMostPercent }) =>
      t("figuresReading.guarantee.move", { least: atLeastPercent, most: atMostPercent }),
    ),
  }));
}

export function checkShown(checked: CheckedLedger, visit: Reader): string[] {
  const { t } = visit.language;
  if (!checked.isRight) return [t("figuresReading.audit.fail")];
  const { releases, charges } = checked;
  return [
    t("figuresReading.audit.pass", {
      count: charges,
      releases: t("figuresReading.audit.releases", { count: releases }),
    }),
    ...checked.spent.map(({ year, spent, maximum }) =>
      t("figuresReading.audit.spent", {
        year: String(year),
        spent: amountShown(spent),
        maximum: amountShown(maximum),
      }),
    ),
  ];
}

/** The year's total out of all its tables, once everything of the year is released. */
export function yearShown(figures: readonly ReleasedFigure[], of: ReleasedFigure, visit: Reader) {
  if (isQuarter(of.release.period)) return null;
  const quarters = periodsOfPlan(of.plan).filter(isQuarter);
  const releases = figures.map(({ release }) => release);
  const year = consistentYear(releases, of.plan.year, quarters);
  const { t } = visit.language;
  return year
    ? {
        title: t("figuresReading.year.title", { year: String(year.year) }),
        text: t("figuresReading.year.text", {
          total: shownTotal(year.total),
          within: year.within,
        }),
      }
    : null;
}

/** Whom the support reaches, of a release with a table of professions; else null. */
export function reachShown({ release, plan }: ReleasedFigure, visit: Reader) {
  const reach = reachOf(release, plan);
  if (!reach) return null;
  const { t } = visit.language;
  const cells = figureWords(release, plan).tables.flatMap((table) => table.cells);
  return {
    title: t(`figuresReading.reach.finding.${reach.finding}`),
    groups: reach.groups.map(({ id, headcount, ...numbers }) => ({
      name: joinedNames(cells.find(({ cell }) => cell === id)?.names ?? [], visit),
      headcount,
      ...numbers,
    })),
  };
}

/** The lead's first page, of what was read. */
export function figuresShown(read: Pick<Read, "figures" | "rollout" | "checked">, visit: Reader) {
  const { figures, checked } = read;
  return {
    trend: trendShown(read, visit),
    check: checkShown(checked, visit),
    guarantee: guaranteeShown(figures, visit),
    releases: figures.map((figure) => {
      const { period, title, releasedOn } = releaseShown(figure, visit);
      return { period, title, releasedOn };
    }),
  };
}

const perHundred = (count: number, headcount: number): number =>
  Math.round((count * 100) / headcount);

export function releaseShown({ release, plan }: ReleasedFigure, visit: Reader) {
  const words = figureWords(release, plan);
  const headcounts = new Map(
    [...plan.clusters, ...plan.professionGroups].map(({ id, headcount }) => [id, headcount]),
  );
  const { t } = visit.language;
  return {
    period: release.period as string,
    title: figureText(words.period, visit),
    releasedOn: dayWithYear(words.releasedOn, visit.locale),
    notes: words.notes.map((note) => figureText(note, visit)),
    tables: words.tables.map((table) => ({
      id: table.id,
      title: figureText(table.title, visit),
      error: figureText(table.error, visit),
      hasHeadcounts: table.cells.some(({ cell }) => headcounts.has(cell)),
      cells: table.cells.map(({ cell, names, shown, from, to }) => {
        const headcount = headcounts.get(cell);
        return {
          cell,
          name: joinedNames(names, visit),
          shown,
          range: t("figuresPage.range", { from, to }),
          reach: headcount
            ? t("figuresPage.range", {
                from: perHundred(from, headcount),
                to: perHundred(to, headcount),
              })
            : "",
        };
      }),
    })),
  };
}
