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

export function ReferScreen(props: ReferProps) {
  const { page } = props;
  if (page === "colleague") return <ColleaguePage {...props} />;
  if (page === "team") return <TeamPage {...props} />;
  return page === "choose" ? <ChoosePage /> : <ThanksPage isTeam={page === "thanks-team"} />;
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
      </p>
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

function ColleaguePage(props: ReferProps) {
  const { t } = useTranslation();
  const problems = props.reply.problems ?? [];
  return (
    <>
      <BackLink to="/refer" />
      <ErrorSummary problems={problems} />
      <Crowded {...props} />
      <PageTitle>{t("refer.title")}</PageTitle>
      <p>{t("refer.lead")}</p>
      <p>{t("refer.notTold")}</p>
      <form method="post" action="/refer?for=colleague" noValidate data-once>
        <input type="hidden" name="for" value="colleague" />
        <input type="hidden" name="formKey" value={keyOf(props)} />
        <TextField
          name="email"
          label={t("refer.email")}
          hint={t("refer.emailHint")}
          type="email"
          inputMode="email"
          value={textIn(props.reply.values ?? {}, "email")}
          {...problemOf(problems, "email")}
        />
        <p className="actions">
          <button type="submit" className="primary">
            {t("refer.submit")}
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

function ThanksPage({ isTeam }: { isTeam: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t("refer.thanks.title")}</PageTitle>
      <p className="lead">{t(isTeam ? "refer.thanks.group" : "refer.thanks.colleague")}</p>
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
