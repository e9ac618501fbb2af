// A survey, by the link of a mail. Opening it changes nothing; answers wait in a sealed cookie until they
// are sent, and sending uses the link up.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { readTyped } from "#app/domain/surveys/answer.ts";
import { answerSurvey, openSurvey } from "#app/domain/surveys/answer-survey.server.ts";
import { namedUnits } from "#app/domain/surveys/wave.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardOpen, type Visit } from "#app/http/guard.server.ts";
import { surveyDraft } from "#app/http/survey-draft.server.ts";
import {
  draftOf,
  fieldOf,
  hasAreaPage,
  pagesOf,
  stepAt,
  surveyPage,
} from "#app/http/survey-pages.server.ts";
import { SurveyEnd, type SurveyEnding, SurveyScreen } from "#app/screens/survey/survey-screen.tsx";
import { dayWords } from "#app/ui/moment.ts";

const pageNumber = (request: Request): number => {
  const asked = Number(new URL(request.url).searchParams.get("page") ?? 1);
  return Number.isInteger(asked) && asked >= 1 ? asked : 1;
};

type Opened = Awaited<ReturnType<typeof openSurvey>>;

/** What is shown instead of questions. */
function endOf(opened: Exclude<Opened, { outcome: "open" }>, visit: Visit): SurveyEnding {
  if (opened.outcome !== "closed") return { ending: opened.outcome };
  const { wave } = opened;
  const isOver =
    wave.state === "closed" || wave.state === "released" || isPast(wave.closesOn, visit);
  return isOver
    ? { ending: "over", on: dayWords(wave.closesOn, visit.locale) }
    : { ending: "not-yet", on: dayWords(wave.opensOn, visit.locale) };
}

const isPast = (day: string, { world }: Visit): boolean =>
  day < dayOf(world.now, world.settings.timeZone);

export const loader = guardOpen("answer-survey", async (visit) => {
  const { request, params, world, actor } = visit;
  const token = params.token ?? "";
  const opened = await openSurvey(actor, { token }, world);
  if (opened.outcome !== "open") {
    const isThanked = new URL(request.url).searchParams.has("thanks");
    const end = endOf(opened, visit);
    const status = end.ending === "no-such-survey" ? 404 : 200;
    return data(
      { end: isThanked && end.ending === "answered" ? { ending: "thanked" as const } : end },
      status,
    );
  }
  const draft = draftOf(token, visit);
  const number = Math.min(pageNumber(request), pagesOf(opened.wave));
  const isForgotten = number > 2 && !draft.isKept;
  const shown = surveyPage(opened.wave, isForgotten ? 1 : number, draft, visit);
  return data({ token, shown, isForgotten, end: null });
});

export const action = guardOpen("answer-survey", async (visit) => {
  const { request, params, world, actor } = visit;
  const token = params.token ?? "";
  const opened = await openSurvey(actor, { token }, world);
  const forget = { "Set-Cookie": surveyDraft.forget(world.settings) };
  if (opened.outcome !== "open") {
    const end = endOf(opened, visit);
    return data({ end }, { status: end.ending === "no-such-survey" ? 404 : 200, headers: forget });
  }
  const { wave } = opened;
  const { isKept, ...draft } = draftOf(token, visit);
  const number = pageNumber(request);
  const values = await typedValues(request);
  const onward = (next: number) =>
    redirect(`/s/${token}?page=${next}`, {
      headers: { "Set-Cookie": surveyDraft.keep(draft, world) },
    });
  if (textOf(values, "send") === "yes") {
    if (!isKept) return redirect(`/s/${token}?page=3`);
    const { unit, given } = draft;
    const sent = await answerSurvey(actor, { token, answer: { unit, given } }, world);
    if (sent.outcome === "thanked") return redirect(`/s/${token}?thanks`, { headers: forget });
    if (sent.outcome === "nothing-answered" || sent.outcome === "not-offered") {
      return data({ end: null, problem: visit.language.t("survey.check.nothing") }, 422);
    }
    return data({ end: endOf(sent, visit) }, { headers: forget });
  }
  if (number === 2 && hasAreaPage(wave)) {
    const unit = textOf(values, "unit");
    draft.unit = namedUnits(wave).some(({ code }) => code === unit) ? unit : null;
    return onward(3);
  }
  const step = stepAt(wave, number);
  if (!step) return redirect(`/s/${token}`);
  const { instrument } = step;
  const read = readTyped(instrument, (item) =>
    step.items.some(({ linkId }) => linkId === item)
      ? textOf(values, fieldOf(instrument, item))
      : "",
  );
  if (!read.isRight) {
    return data({ end: null, problem: visit.language.t("survey.problems.option") }, 422);
  }
  const others = Object.entries(draft.given[instrument.id] ?? {}).filter(
    ([item]) => !step.items.some(({ linkId }) => linkId === item),
  );
  draft.given = {
    ...draft.given,
    [instrument.id]: { ...Object.fromEntries(others), ...read.answers },
  };
  return onward(number + 1);
});

export default function Survey() {
  const loaded = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as
    | { end: SurveyEnding | null; problem?: string }
    | undefined;
  const end = reply?.end ?? loaded.end;
  if (end) return <SurveyEnd {...end} />;
  if (!("shown" in loaded)) return null;
  return <SurveyScreen {...loaded} {...(reply?.problem ? { problem: reply.problem } : {})} />;
}
