// The pages of a person's own check-ins: beginning, one question, results with what they do not mean.
import type { checksShown, itemShown } from "#app/http/self-view-pages.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { NumberList } from "#app/ui/crisis-lines.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { ReceiptCode } from "#app/ui/receipt-code.tsx";
import { TrendChart } from "#app/ui/trend-chart.tsx";

const here = "/support/check-in";
type Shown = NonNullable<Awaited<ReturnType<typeof checksShown>>>;
type Item = NonNullable<ReturnType<typeof itemShown>>;

interface CheckInProps {
  shown: Shown | null;
  item: Item | null;
  said: "kept" | "notKept" | "forgotten" | null;
  problem: string | null;
}

function Numbers() {
  const { t } = useTranslation();
  return (
    <Notice tone="lamp">
      <p>{t("selfView.numbers")}</p>
      <NumberList isLarge />
    </Notice>
  );
}

export function CodeScreen({ code }: { code: string }) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t("selfView.code.title")}</PageTitle>
      <p className="lead">{t("selfView.code.lead")}</p>
      <ReceiptCode code={code} />
      <p className="actions">
        <a className="primary" href={here}>
          {t("selfView.code.onward")}
        </a>
      </p>
    </>
  );
}

export function CheckInScreen({ shown, item, said, problem }: CheckInProps) {
  const { t } = useTranslation();
  if (shown && item) return <Question {...item} />;
  return (
    <>
      {shown && !shown.hasCase ? null : <BackLink to={shown ? "/support" : "/"} />}
      {said || problem ? (
        <Notice>
          <p role="status">{problem ?? (said ? t(`selfView.${said}`) : "")}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("selfView.title")}</PageTitle>
      <p className="lead">{t("selfView.lead")}</p>
      <p>{t("selfView.who")}</p>
      <p>{t("selfView.mirror")}</p>
      {shown ? <Own shown={shown} /> : <Beginning />}
      <p>
        <a href="/leave">{t("selfView.leave")}</a>
      </p>
    </>
  );
}

function Beginning() {
  const { t } = useTranslation();
  return (
    <form method="post" action={here} data-once>
      <p>{t("selfView.beginHint")}</p>
      <p className="actions">
        <button type="submit" className="primary" name="begin" value="yes">
          {t("selfView.begin")}
        </button>
        <a className="quiet" href="/return">
          {t("selfView.haveCode")}
        </a>
      </p>
    </form>
  );
}

function Own({ shown }: { shown: Shown }) {
  const { t } = useTranslation();
  const answered = shown.instruments.filter(({ rows }) => rows.length > 0);
  return (
    <>
      {answered.some(({ showsNumbers }) => showsNumbers) ? <Numbers /> : null}
      {answered.map((instrument) => (
        <Result key={instrument.id} {...instrument} />
      ))}
      <h2>{t("selfView.choose")}</h2>
      <ul className="case-rows">
        {shown.instruments.map(({ id, title, isOpen, opensOn }) => (
          <li key={id}>
            {isOpen ? (
              <a href={`${here}?ask=${id}`} translate="no">
                {title}
              </a>
            ) : (
              <p>{t("selfView.notYet", { title, on: opensOn })}</p>
            )}
          </li>
        ))}
      </ul>
      <p>{t(shown.hasCase ? "selfView.gone" : "selfView.goneCode")}</p>
      {answered.length > 0 ? (
        <>
          <p>
            <a href={`${here}.json`}>{t("selfView.take")}</a>
          </p>
          <form method="post" action={here} data-once>
            <button type="submit" className="quiet" name="forget" value="yes">
              {t("selfView.forget")}
            </button>
          </form>
        </>
      ) : null}
    </>
  );
}

function Result(instrument: Shown["instruments"][number]) {
  const { t } = useTranslation();
  const { id, title, language, points, rows, least, most, reachedCutOff, isJustDone } = instrument;
  return (
    <>
      <h2 lang={language} dir="auto" translate="no">
        {title}
      </h2>
      {isJustDone ? <p>{t(reachedCutOff ? "selfView.over" : "selfView.under")}</p> : null}
      {isJustDone ? (
        <p>
          <a href="/ask">{t("selfView.talk")}</a>
        </p>
      ) : null}
      {points.length > 1 ? (
        <TrendChart
          id={`trend-${id}`}
          title={t("selfView.chart", { title })}
          description={t("selfView.chartNot")}
          points={points.map((point, index) => ({ ...point, label: `${index + 1}` }))}
        />
      ) : null}
      <DataTable
        caption={t("selfView.resultCaption", { least, most })}
        columns={[
          t("selfView.columns.on"),
          { label: t("selfView.columns.result"), isNumber: true },
        ]}
        rows={rows}
      />
    </>
  );
}

function Question(item: Item) {
  const { t } = useTranslation();
  const back = item.number === 1 ? here : `${here}?ask=${item.instrument}&item=${item.number - 1}`;
  return (
    <>
      <BackLink to={back} />
      {item.showsNumbers ? <Numbers /> : null}
      <p className="context">
        {t("selfView.item.context", { number: item.number, all: item.all })}
      </p>
      <form method="post" action={here} noValidate>
        <input type="hidden" name="instrument" value={item.instrument} />
        <input type="hidden" name="number" value={item.number} />
        <Choices
          name={item.name}
          legend={item.text}
          language={item.language}
          isHeading
          {...(item.value === "" ? {} : { value: item.value })}
          options={[
            ...item.options.map((option) => ({ ...option, language: item.language })),
            { value: "", label: t("selfView.item.skip") },
          ]}
        />
        <p className="actions">
          <button type="submit" className="primary">
            {t("frame.continue")}
          </button>
          <a className="quiet" href={here}>
            {t("selfView.item.stop")}
          </a>
        </p>
      </form>
      <p className="hint" lang={item.language} dir="auto" translate="no">
        {item.attribution}
      </p>
    </>
  );
}
