// Did it help? The lead's page: computed answers for the hospital, in plain words and pictures.
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { interruptedShown } from "#app/http/evaluation-courses.server.ts";
import {
  effectsShown,
  evaluationRead,
  readingShown,
  refusalsShown,
  threatsShown,
} from "#app/http/evaluation-pages.server.ts";
import {
  controlShown,
  harmShown,
  overTimeShown,
  rolloutShown,
  viewShown,
} from "#app/http/evaluation-pictures.server.ts";
import { guardStaff } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import {
  EvaluationScreen,
  type EvaluationShown,
} from "#app/screens/evaluation/evaluation-screen.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("read-evaluation", async (visit) => {
  const work = workNav(visit);
  const read = await evaluationRead(visit);
  if (!read) return { work, shown: null };
  const shown: EvaluationShown = {
    reading: readingShown(read, visit),
    effects: effectsShown(read, visit),
    refusals: refusalsShown(read, visit),
    threats: threatsShown(read, visit),
    pictures: {
      view: await viewShown(read, visit),
      reporting: overTimeShown(read, "reporting", visit),
      burnout: overTimeShown(read, "burnout", visit),
      control: controlShown(read, visit),
      interrupted: interruptedShown(read, visit),
      harm: harmShown(read, visit),
      rollout: rolloutShown(read, visit),
    },
  };
  return { work, shown };
});

export default function Evaluation() {
  const { t } = useTranslation();
  const { shown } = useLoaderData<typeof loader>();
  if (shown) return <EvaluationScreen {...(shown as EvaluationShown)} />;
  return (
    <>
      <PageTitle>{t("evaluation.title")}</PageTitle>
      <p>{t("evaluation.empty")}</p>
      <p>
        <a href="/evaluation/what-if">{t("evaluation.take.whatIf")}</a>
      </p>
    </>
  );
}
