// The parts that the figure pages and the board's report have in common.

import type {
  guaranteeShown,
  reachShown,
  releaseShown,
  trendShown,
} from "#app/http/figure-pages.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { ReachChart } from "#app/ui/reach-chart.tsx";
import { TrendChart } from "#app/ui/trend-chart.tsx";

export function Trend({ title, points, milestones }: ReturnType<typeof trendShown>) {
  const { t } = useTranslation();
  if (points.length === 0) return null;
  return (
    <section aria-labelledby="trend">
      <h2 id="trend">{title}</h2>
      <TrendChart
        id="trend-chart"
        title={title}
        description={t("figuresReading.trend.described")}
        points={points}
        begun={milestones.map(({ label }) => label)}
      />
      <DataTable
        caption={t("figuresReading.trend.caption")}
        columns={[
          t("figuresReading.trend.columns.period"),
          { label: t("figuresReading.trend.columns.shown"), isNumber: true },
          { label: t("figuresReading.trend.columns.range"), isNumber: true },
        ]}
        rows={points.map(({ name, shown, from, to }) => [
          name,
          shown,
          t("figuresReading.trend.range", { from, to }),
        ])}
      />
      <p>{t("figuresReading.trend.meaning")}</p>
      {milestones.length > 0 ? (
        <>
          <h3>{t("figuresReading.milestones.title")}</h3>
          <ul className="plain-list">
            {milestones.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          <p className="hint">{t("figuresReading.milestones.meaning")}</p>
        </>
      ) : null}
    </section>
  );
}

export function Reach({ title, groups }: NonNullable<ReturnType<typeof reachShown>>) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="reach">
      <h2 id="reach">{t("figuresReading.reach.title")}</h2>
      <p>
        <strong>{title}.</strong> {t("figuresReading.reach.text")}
      </p>
      <ReachChart
        id="reach-chart"
        title={title}
        description={t("figuresReading.reach.described")}
        groups={groups}
      />
      <DataTable
        caption={t("figuresReading.reach.caption")}
        columns={[
          t("figuresReading.reach.columns.group"),
          { label: t("figuresReading.reach.columns.staff"), isNumber: true },
          { label: t("figuresReading.reach.columns.shown"), isNumber: true },
          { label: t("figuresReading.reach.columns.range"), isNumber: true },
        ]}
        rows={groups.map(({ name, headcount, shown, from, to }) => [
          name,
          headcount,
          shown,
          t("figuresReading.trend.range", { from, to }),
        ])}
      />
      <p className="hint">{t("figuresReading.reach.notShown")}</p>
    </section>
  );
}

export function Guarantee({ rows }: { rows: ReturnType<typeof guaranteeShown> }) {
  const { t } = useTranslation();
  const [first] = rows;
  if (!first) return null;
  return (
    <section aria-labelledby="guarantee">
      <h2 id="guarantee">{t("figuresReading.guarantee.title")}</h2>
      <p>{t("figuresReading.guarantee.text")}</p>
      <DataTable
        caption={t("figuresReading.guarantee.caption")}
        columns={[
          t("figuresReading.guarantee.columns.seen"),
          t("figuresReading.guarantee.columns.epsilon"),
          ...first.priors.map((prior) => t("figuresReading.guarantee.columns.guess", { prior })),
        ]}
        rows={rows.map(({ seen, epsilon, moves }) => [seen, epsilon, ...moves])}
      />
      <p>{t("figuresReading.guarantee.limits")}</p>
    </section>
  );
}

export function Check({ sentences }: { sentences: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="check">
      <h2 id="check">{t("figuresReading.audit.title")}</h2>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </section>
  );
}

export function ReleasedTables({ tables }: Pick<ReturnType<typeof releaseShown>, "tables">) {
  const { t } = useTranslation();
  const noteAfter = tables.findLast(({ hasHeadcounts }) => hasHeadcounts);
  return tables.map((table) => (
    <div key={table.id}>
      <h2>{table.title}</h2>
      <DataTable
        caption={table.error}
        columns={[
          t("figuresPage.columns.what"),
          { label: t("figuresPage.columns.shown"), isNumber: true },
          { label: t("figuresPage.columns.range"), isNumber: true },
          ...(table.hasHeadcounts
            ? [{ label: t("figuresReading.reach.column"), isNumber: true }]
            : []),
        ]}
        rows={table.cells.map(({ name, shown, range, reach }) => [
          name,
          shown,
          range,
          ...(table.hasHeadcounts ? [reach] : []),
        ])}
      />
      {table === noteAfter ? <p className="hint">{t("figuresReading.reach.note")}</p> : null}
    </div>
  ));
}
