// The lead's answer to "did it help?": first the plain paragraph and how far to trust it, then the table of
// effects, then the pictures. The same page is the printed report.
import { useTranslation } from "react-i18next";
import type { interruptedShown } from "#app/http/evaluation-courses.server.ts";
import type {
  effectsShown,
  readingShown,
  threatsShown,
} from "#app/http/evaluation-pages.server.ts";
import type {
  controlShown,
  harmShown,
  overTimeShown,
  rolloutShown,
  viewShown,
} from "#app/http/evaluation-pictures.server.ts";
import { ControlChart } from "#app/ui/chart/control-chart.tsx";
import { IntervalChart } from "#app/ui/chart/interval-chart.tsx";
import { PanelChart } from "#app/ui/chart/panel-chart.tsx";
import { RolloutChart } from "#app/ui/chart/rollout-chart.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { PrintButton } from "#app/ui/print-button.tsx";

export interface EvaluationShown {
  reading: ReturnType<typeof readingShown>;
  effects: ReturnType<typeof effectsShown>;
  refusals: string[];
  threats: ReturnType<typeof threatsShown>;
  pictures: {
    view: Awaited<ReturnType<typeof viewShown>>;
    reporting: ReturnType<typeof overTimeShown>;
    burnout: ReturnType<typeof overTimeShown>;
    control: ReturnType<typeof controlShown>;
    interrupted: ReturnType<typeof interruptedShown>;
    harm: ReturnType<typeof harmShown>;
    rollout: ReturnType<typeof rolloutShown>;
  };
}

export function EvaluationScreen({
  reading,
  effects,
  refusals,
  threats,
  pictures,
}: EvaluationShown) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle context={reading.computedOn}>{t("evaluation.title")}</PageTitle>
      {reading.outdated ? <Notice>{reading.outdated}</Notice> : null}
      <p className="lead">{reading.verdict}</p>
      <p>{reading.clauses}</p>
      <PrintButton />
      <h2>{t("evaluation.certainty.title")}</h2>
      <p>{reading.grade}</p>
      <ul className="plain-list">
        {reading.doubts.map((doubt) => (
          <li key={doubt}>{doubt}</li>
        ))}
        <li>{t("evaluation.certainty.never")}</li>
      </ul>
      <Effects {...effects} />
      <Refusals lines={refusals} />
      <h2>{t("evaluation.threats.title")}</h2>
      <DataTable
        isStacked
        caption={t("evaluation.threats.caption")}
        columns={[t("evaluation.threats.columns.threat"), t("evaluation.threats.columns.known")]}
        rows={threats}
      />
      <Pictures {...pictures} />
      <p>{t("evaluation.parts")}</p>
      <h2>{t("evaluation.take.title")}</h2>
      <ul className="plain-list">
        <li>
          <a href="/evaluation/answers.json">{t("evaluation.take.json")}</a>
        </li>
        <li>
          <a href="/evaluation/quarters.csv">{t("evaluation.take.csv")}</a>
        </li>
        <li>
          <a href="/evaluation/what-if">{t("evaluation.take.whatIf")}</a>
        </li>
      </ul>
    </>
  );
}

function Effects({ rows, notes }: EvaluationShown["effects"]) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t("evaluation.effects.title")}</h2>
      <DataTable
        caption={t("evaluation.effects.caption")}
        columns={[
          t("evaluation.effects.columns.what"),
          { label: t("evaluation.effects.columns.change"), isNumber: true },
          { label: t("evaluation.effects.columns.interval"), isNumber: true },
          { label: t("evaluation.effects.columns.p"), isNumber: true },
          { label: t("evaluation.effects.columns.second"), isNumber: true },
        ]}
        rows={rows}
      />
      {notes.map((note) => (
        <p className="hint" key={note}>
          {note}
        </p>
      ))}
    </>
  );
}

function Refusals({ lines }: { lines: readonly string[] }) {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  return (
    <>
      <h2>{t("evaluation.refused.title")}</h2>
      <ul className="plain-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function Pictures({
  view,
  reporting,
  burnout,
  control,
  interrupted,
  harm,
  rollout,
}: EvaluationShown["pictures"]) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t("evaluation.pictures")}</h2>
      {view ? <PanelChart {...view} /> : null}
      {[reporting, burnout].map((study) => {
        if (!study) return null;
        const { preTrend, ...picture } = study;
        return (
          <IntervalChart
            key={picture.id}
            {...picture}
            notShown={`${preTrend} ${picture.notShown}`}
          />
        );
      })}
      {control ? <ControlChart {...control} /> : null}
      {interrupted ? <Interrupted {...interrupted} /> : null}
      {harm ? <PanelChart {...harm} /> : null}
      {rollout ? <RolloutChart {...rollout} /> : null}
    </>
  );
}

function Interrupted({
  found,
  ...picture
}: NonNullable<EvaluationShown["pictures"]["interrupted"]>) {
  return (
    <>
      <PanelChart {...picture} />
      {found.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>
  );
}
