// The pages of a survey: start, area, questions, sending, and the ways it can end.
import type { SurveyPage } from "#app/http/survey-pages.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { CheckAnswers } from "#app/ui/check-answers.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { ownWords } from "#app/ui/own-words.ts";
import { PageTitle } from "#app/ui/page-title.tsx";
import { PrintButton } from "#app/ui/print-button.tsx";

export interface SurveyEnding {
  ending: "thanked" | "answered" | "over" | "not-yet" | "no-such-survey";
  on?: string;
  /** What this person had answered when it closed, in words. */
  typed?: { label: string; value: string; language?: string; labelLanguage?: string }[];
}

export function SurveyEnd({ ending, on = "", typed = [] }: SurveyEnding) {
  const { t } = useTranslation();
  if (ending === "thanked") {
    return (
      <>
        <PageTitle>{t("survey.thanks.title")}</PageTitle>
        <p className="lead" role="status">
          {t("survey.thanks.body")}
        </p>
        <p>{t("survey.thanks.support")}</p>
        <p>
          <a href="/ask">{t("survey.thanks.ask")}</a>
        </p>
      </>
    );
  }
  if (ending === "over" || ending === "not-yet") {
    return (
      <>
        <PageTitle>{t("survey.closed.title")}</PageTitle>
        <p className="lead">
          {t(ending === "over" ? "survey.closed.over" : "survey.closed.notYet", { on })}
        </p>
        {typed.length > 0 ? (
          <>
            <h2>{t("survey.closed.typedTitle")}</h2>
            <p>{t("survey.closed.typed")}</p>
            <CheckAnswers rows={typed} />
            <PrintButton />
          </>
        ) : null}
      </>
    );
  }
  const part = ending === "answered" ? "answered" : "gone";
  return (
    <>
      <PageTitle>{t(`survey.${part}.title`)}</PageTitle>
      <p className="lead">{t(`survey.${part}.body`)}</p>
    </>
  );
}

interface SurveyScreenProps {
  token: string;
  shown: SurveyPage;
  isForgotten: boolean;
  problem?: string;
}

export function SurveyScreen({ token, shown, isForgotten, problem }: SurveyScreenProps) {
  const { t } = useTranslation();
  const here = `/s/${token}`;
  return (
    <>
      {shown.page === "start" ? null : (
        <BackLink to={shown.number === 2 ? here : `${here}?page=${shown.number - 1}`} />
      )}
      {isForgotten || problem ? (
        <Notice tone="lamp">
          <p role="status">{problem ?? t("survey.forgotten")}</p>
        </Notice>
      ) : null}
      {shown.page === "start" ? <Start here={here} shown={shown} /> : null}
      {shown.page === "area" ? <Area here={here} shown={shown} /> : null}
      {shown.page === "items" ? <Items here={here} shown={shown} /> : null}
      {shown.page === "check" ? <Check here={here} shown={shown} /> : null}
    </>
  );
}

type Shown<P extends SurveyPage["page"]> = {
  here: string;
  shown: Extract<SurveyPage, { page: P }>;
};

function Start({ here, shown }: Shown<"start">) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>
        {t(shown.kind === "staff" ? "survey.start.title" : "survey.start.shortTitle")}
      </PageTitle>
      <p className="lead">
        {t(shown.kind === "staff" ? "survey.start.lead" : "survey.start.shortLead")}
      </p>
      <h2>{t("survey.start.apartTitle")}</h2>
      <p>{t(`survey.start.apart.${shown.kind}`)}</p>
      {shown.kind === "staff" ? <p>{t("survey.start.limits")}</p> : null}
      <p>{t("survey.start.open", { on: shown.openUntil })}</p>
      <p className="actions">
        <a className="primary" href={`${here}?page=${shown.next}`}>
          {t("survey.start.begin")}
        </a>
      </p>
    </>
  );
}

function Onward() {
  const { t } = useTranslation();
  return (
    <p className="actions">
      <button type="submit" className="primary">
        {t("frame.continue")}
      </button>
    </p>
  );
}

function Area({ here, shown }: Shown<"area">) {
  const { t } = useTranslation();
  return (
    <form method="post" action={`${here}?page=${shown.number}`} noValidate>
      <Choices
        name="unit"
        legend={t("survey.area.title")}
        hint={t("survey.area.hint")}
        isHeading
        {...(shown.unit === "" ? {} : { value: shown.unit })}
        options={[
          ...shown.units.map(({ code, name }) => ({ value: code, label: name })),
          { value: "", label: t("survey.area.notSaid") },
        ]}
      />
      <Onward />
    </form>
  );
}

function Items({ here, shown }: Shown<"items">) {
  const { t } = useTranslation();
  const { from, to, all, language } = shown;
  return (
    <form method="post" action={`${here}?page=${shown.number}`} noValidate>
      <PageTitle>
        {from === to
          ? t("survey.items.title", { from, all })
          : t("survey.items.titles", { from, to, all })}
      </PageTitle>
      <p className="hint">{t("survey.items.hint")}</p>
      {shown.items.map(({ name, text, value, options }) => (
        <Choices
          key={name}
          name={name}
          legend={text}
          language={language}
          {...(value === "" ? {} : { value })}
          options={[
            ...options.map((option) => ({ ...option, language })),
            { value: "", label: t("survey.items.skip") },
          ]}
        />
      ))}
      <Onward />
      <p className="hint" {...ownWords(language)}>
        {shown.attribution}
      </p>
    </form>
  );
}

function Check({ here, shown }: Shown<"check">) {
  const { t } = useTranslation();
  return (
    <form method="post" action={`${here}?page=${shown.number}`} noValidate data-once>
      <input type="hidden" name="send" value="yes" />
      <PageTitle>{t("survey.check.title")}</PageTitle>
      <p className="lead">{t("survey.check.answered", { given: shown.count, all: shown.all })}</p>
      <p>{t("survey.check.once")}</p>
      <p className="actions">
        <button type="submit" className="primary">
          {t("survey.check.send")}
        </button>
      </p>
    </form>
  );
}
