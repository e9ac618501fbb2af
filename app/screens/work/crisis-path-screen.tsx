// The crisis path: numbers before words, the order of calling, one button when somebody has the person.
import { useTranslation } from "#app/messages/use-translation.ts";
import { type Help, HelpList } from "#app/screens/help-list.tsx";
import { InBrowserQuestions } from "#app/screens/in-browser-questions.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { NumberList } from "#app/ui/crisis-lines.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";

export interface ShownDrill {
  on: string;
  reached: number;
  listed: number;
}

export function DrillLine({ drill }: { drill: ShownDrill | null }) {
  const { t } = useTranslation();
  return (
    <p className="hint">
      {drill ? t("crisisPath.drill.last", { ...drill }) : t("crisisPath.drill.never")}
    </p>
  );
}

export function CrisisPathScreen({
  id,
  helps,
  drill,
}: {
  id: string;
  helps: readonly Help[];
  drill: ShownDrill | null;
}) {
  const { t } = useTranslation();
  return (
    <>
      <BackLink to={`/cases/${id}`} />
      <PageTitle>{t("crisisPath.title")}</PageTitle>
      <Notice tone="lamp">
        <p>{t("crisisPath.stay")}</p>
        <NumberList isLarge />
      </Notice>
      <h2>{t("crisisPath.order")}</h2>
      {helps.length === 0 ? <p>{t("crisisPath.nobody")}</p> : <HelpList helps={helps} isOrdered />}
      <form method="post" action={`/cases/${id}/crisis`} data-once>
        <p className="actions">
          <button type="submit" className="primary">
            {t("crisisPath.confirm")}
          </button>
        </p>
        <p className="hint">{t("crisisPath.confirmHint")}</p>
      </form>
      <h2>{t("crisisPath.ask.title")}</h2>
      <p>{t("crisisPath.ask.lead")}</p>
      <InBrowserQuestions
        questions={[
          { key: "wish", text: t("crisisPath.ask.wish") },
          { key: "thoughts", text: t("crisisPath.ask.thoughts") },
          { key: "how", text: t("crisisPath.ask.how"), isGrave: true },
          { key: "now", text: t("crisisPath.ask.now"), isGrave: true },
        ]}
        yes={t("crisisPath.ask.yes")}
        no={t("crisisPath.ask.no")}
        ifAny={t("crisisPath.ask.any")}
        ifGrave={t("crisisPath.ask.acute")}
      />
      <DrillLine drill={drill} />
    </>
  );
}
