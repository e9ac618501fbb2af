// A survey, by the link of a mail or a slip. Opening it changes nothing; answers wait in a sealed cookie
// until they are sent, and sending uses the link up.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerSurvey, openSurvey } from "#app/domain/surveys/answer-survey.server.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { surveyDraft } from "#app/http/survey-draft.server.ts";
import { emptyDraft, keptDraft, pagesOf, surveyPage } from "#app/http/survey-pages.server.ts";
import { surveyEnd, withTyped } from "#app/http/survey-typed.server.ts";
import { SurveyEnd, SurveyScreen } from "#app/screens/survey/survey-screen.tsx";

const pageNumber = (request: Request): number => {
  const asked = Number(new URL(request.url).searchParams.get("page") ?? 1);
  return Number.isInteger(asked) && asked >= 1 ? asked : 1;
};

export const loader = guardOpen("answer-survey", async (visit) => {
  const { request, params, world, actor } = visit;
  const token = params.token ?? "";
  const kept = keptDraft(token, visit);
  const opened = await openSurvey(actor, { token, begunIn: kept?.wave ?? null }, world);
  if (opened.outcome !== "open") {
    const end = surveyEnd(opened, kept, visit);
    const isThanked = new URL(request.url).searchParams.has("thanks");
    return data(
      { end: isThanked && end.ending === "answered" ? { ending: "thanked" as const } : end },
      end.ending === "no-such-survey" ? 404 : 200,
    );
  }
  const draft = kept ?? emptyDraft(token, visit);
  const number = Math.min(pageNumber(request), pagesOf(opened.wave));
  const isForgotten = number > 2 && kept === null;
  const shown = surveyPage(opened.wave, isForgotten ? 1 : number, draft, visit);
  return data({ token, shown, isForgotten, end: null });
});

export const action = guardOpen("answer-survey", async (visit) => {
  const { request, params, world, actor } = visit;
  const token = params.token ?? "";
  const kept = keptDraft(token, visit);
  const begunIn = kept?.wave ?? null;
  const number = pageNumber(request);
  const values = await typedValues(request);
  const opened = await openSurvey(actor, { token, begunIn }, world);
  const here = `/s/${token}`;
  const forget = { "Set-Cookie": surveyDraft.forget(world.settings) };
  if (opened.outcome === "closed") {
    // The page that was just sent belongs to what is shown again.
    const before = kept ?? emptyDraft(token, visit);
    const read = withTyped(before, opened.wave, number, values);
    const draft = read.outcome === "read" ? read.draft : before;
    return redirect(here, { headers: { "Set-Cookie": surveyDraft.keep(draft, world) } });
  }
  if (opened.outcome !== "open") return redirect(here, { headers: forget });
  if (textOf(values, "send") === "yes") {
    if (!kept) return redirect(`${here}?page=3`);
    const { unit, given } = kept;
    const sent = await answerSurvey(actor, { token, begunIn, answer: { unit, given } }, world);
    if (sent.outcome === "thanked") return redirect(`${here}?thanks`, { headers: forget });
    if (sent.outcome === "nothing-answered" || sent.outcome === "not-offered") {
      return data({ problem: visit.language.t("survey.check.nothing") }, 422);
    }
    return redirect(here);
  }
  const before = { ...(kept ?? emptyDraft(token, visit)), wave: opened.wave.id };
  const typed = withTyped(before, opened.wave, number, values);
  if (typed.outcome === "no-such-page") return redirect(here);
  if (typed.outcome === "not-offered") {
    return data({ problem: visit.language.t("survey.problems.option") }, 422);
  }
  return redirect(`${here}?page=${number + 1}`, {
    headers: { "Set-Cookie": surveyDraft.keep(typed.draft, world) },
  });
});

export default function Survey() {
  const loaded = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as { problem: string } | undefined;
  if (loaded.end) return <SurveyEnd {...loaded.end} />;
  if (!("shown" in loaded)) return null;
  return <SurveyScreen {...loaded} {...reply} />;
}
