// Page 4: look over, then send. When we cannot take it, this page stays, with everything still in it.
import { useTranslation } from "#app/messages/use-translation.ts";
import { CheckAnswers } from "#app/ui/check-answers.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { AskForm, type AskPageProps } from "./ask-screen.tsx";
import { howSoonWords } from "./how-soon-field.tsx";

export function CheckPage({ facts, trouble }: AskPageProps) {
  const { t } = useTranslation();
  const { answers, wishes = [] } = facts;
  if (!answers) return null;
  const channel = t(`ask.reach.channels.${answers.channel as "phone"}`);
  return (
    <>
      {trouble ? (
        <Notice tone="lamp">
          <p role="alert">{t(`ask.check.${trouble}`)}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("ask.check.title")}</PageTitle>
      <p>{t("ask.check.lead")}</p>
      <CheckAnswers
        rows={[
          {
            label: t("ask.check.howSoon"),
            value: t(howSoonWords[answers.howSoon as keyof typeof howSoonWords]),
            changeTo: "/ask?page=1",
          },
          {
            label: t("ask.check.reach"),
            value: answers.reach
              ? t("ask.check.reachBy", { channel, reach: answers.reach })
              : channel,
            changeTo: "/ask?page=2",
          },
          {
            label: t("ask.check.name"),
            value: answers.name ?? t("ask.check.noName"),
            changeTo: "/ask?page=2",
          },
          {
            label: t("ask.check.wishes"),
            value: wishes.length > 0 ? <Wishes wishes={wishes} /> : t("ask.check.noWishes"),
            changeTo: "/ask?page=3",
          },
        ]}
      />
      {facts.expected ? (
        <p>{t("ask.howSoon.expectedNow", { when: facts.expected })}</p>
      ) : (
        <p>{t("ask.howSoon.expectedUnknown")}</p>
      )}
      <p>{t("views.link.beforeSending")}</p>
      <p>
        <a href="/privacy/manager">{t("views.link.manager")}</a>
      </p>
      <AskForm page={4} question="send">
        <p className="actions">
          <button type="submit" className="primary">
            {t("ask.check.submit")}
          </button>
        </p>
      </AskForm>
    </>
  );
}

const Wishes = ({ wishes }: { wishes: readonly string[] }) => (
  <ul>
    {wishes.map((wish) => (
      <li key={wish}>{wish}</li>
    ))}
  </ul>
);
