// The pages of offering support to somebody else.

import { headCountBands } from "#app/domain/support-requests/case-contents.ts";
import type { PlaceOption } from "#app/http/ask-pages.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import type { ReferPage, ReferReply } from "#app/routes/refer.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { problemOf, textIn } from "./ask/ask-screen.tsx";
import { LimitsNotice } from "./limits-notice.tsx";

interface ReferProps {
  page: ReferPage;
  units: PlaceOption[];
  formKey: string;
  reply: ReferReply;
}

const support = {
  title: "refer.title",
  lead: "refer.lead",
  hint: "refer.emailHint",
  submit: "refer.submit",
} as const;
const nomination = {
  title: "candidates.nominate.title",
  lead: "candidates.nominate.lead",
  hint: "candidates.nominate.hint",
  submit: "candidates.nominate.submit",
} as const;
const thanks = {
  thanks: "refer.thanks.colleague",
  "thanks-team": "refer.thanks.group",
  "thanks-peer": "candidates.nominate.thanks",
} as const;

export function ReferScreen(props: ReferProps) {
  const { page } = props;
  switch (page) {
    case "colleague":
      return <ColleaguePage {...props} words={support} />;
    case "peer":
      return <ColleaguePage {...props} words={nomination} />;
    case "team":
      return <TeamPage {...props} />;
    case "choose":
      return <ChoosePage />;
    default:
      return <ThanksPage words={thanks[page]} />;
  }
}

function ChoosePage() {
  const { t } = useTranslation();
  return (
    <>
      <BackLink to="/" />
      <PageTitle>{t("refer.title")}</PageTitle>
      <p>{t("refer.who")}</p>
      <p className="actions">
        <a className="primary" href="/refer?for=colleague">
          {t("refer.colleague")}
        </a>
        <a className="quiet" href="/refer?for=team">
          {t("refer.team")}
        </a>
        <a className="quiet" href="/refer?for=peer">
          {t("candidates.nominate.choose")}
        </a>
      </p>
      <ul>
        <li>
          <a href="/group">{t("refer.slips")}</a>
        </li>
        <li>
          <a href="/ask/paper">{t("paper.open")}</a>
        </li>
      </ul>
    </>
  );
}

function Crowded({ reply }: ReferProps) {
  const { t } = useTranslation();
  if (!reply.isCrowded) return null;
  return (
    <Notice tone="lamp">
      <p role="alert">{t("refer.crowded")}</p>
    </Notice>
  );
}

/** A form shown again after a problem keeps the key it was first sent with. */
const keyOf = ({ reply, formKey }: ReferProps): string =>
  textIn(reply.values ?? {}, "formKey") || formKey;

function ColleaguePage(props: ReferProps & { words: typeof support | typeof nomination }) {
  const { t } = useTranslation();
  const problems = props.reply.problems ?? [];
  const { page, words } = props;
  return (
    <>
      <BackLink to="/refer" />
      <ErrorSummary problems={problems} />
      <Crowded {...props} />
      <PageTitle>{t(words.title)}</PageTitle>
      <p>{t(words.lead)}</p>
      <p>{t("refer.notTold")}</p>
      <form method="post" action={`/refer?for=${page}`} noValidate data-once>
        <input type="hidden" name="for" value={page} />
        <input type="hidden" name="formKey" value={keyOf(props)} />
        <TextField
          name="email"
          label={t("refer.email")}
          hint={t(words.hint)}
          type="email"
          inputMode="email"
          value={textIn(props.reply.values ?? {}, "email")}
          {...problemOf(problems, "email")}
        />
        <p className="actions">
          <button type="submit" className="primary">
            {t(words.submit)}
          </button>
        </p>
      </form>
    </>
  );
}

function TeamPage(props: ReferProps) {
  const { t } = useTranslation();
  const problems = props.reply.problems ?? [];
  const field = (name: string) => ({
    name,
    value: textIn(props.reply.values ?? {}, name),
    ...problemOf(problems, name),
  });
  return (
    <>
      <BackLink to="/refer" />
      <ErrorSummary problems={problems} />
      <Crowded {...props} />
      <PageTitle>{t("refer.group.title")}</PageTitle>
      <p>{t("refer.group.lead")}</p>
      <LimitsNotice />
      <form method="post" action="/refer?for=team" noValidate data-once>
        <input type="hidden" name="for" value="team" />
        <input type="hidden" name="formKey" value={keyOf(props)} />
        <Select
          {...field("unitCode")}
          label={t("refer.group.unit")}
          options={[{ value: "", label: t("refer.group.chooseUnit") }, ...props.units]}
        />
        <Choices
          {...field("headCount")}
          legend={t("refer.group.headCount")}
          options={headCountBands.map((value) => ({
            value,
            label: t(`refer.group.headCounts.${value}`),
          }))}
        />
        <TextField {...field("name")} label={t("refer.group.name")} />
        <TextField {...field("phone")} label={t("refer.group.phone")} type="tel" inputMode="tel" />
        <p className="actions">
          <button type="submit" className="primary">
            {t("refer.group.submit")}
          </button>
        </p>
      </form>
    </>
  );
}

function ThanksPage({ words }: { words: (typeof thanks)[keyof typeof thanks] }) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t("refer.thanks.title")}</PageTitle>
      <p className="lead">{t(words)}</p>
      <p>{t("refer.thanks.care")}</p>
      <ul>
        <li>
          <a href="/refer">{t("refer.thanks.again")}</a>
        </li>
        <li>
          <a href="/ask">{t("frame.menu.ask")}</a>
        </li>
      </ul>
    </>
  );
}
