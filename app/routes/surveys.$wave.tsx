// The results of one survey, or of one month of another tool, as they were released. Nothing can be chosen, filtered or drilled into.
import { useLoaderData } from "@remix-run/react";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { resultShown } from "#app/http/surveys-pages.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { SurveyResultScreen } from "#app/screens/survey/survey-result-screen.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("read-surveys", async (visit) => {
  const result = await resultShown(visit.params.wave ?? "", visit);
  if (!result) throw notFound();
  return { work: workNav(visit), result };
});

export default function SurveyResult() {
  const { result } = useLoaderData<typeof loader>();
  return <SurveyResultScreen {...result} />;
}
