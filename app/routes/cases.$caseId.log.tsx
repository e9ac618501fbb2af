// The sixty-second log of one conversation: taps only, no field for words.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  durationBands,
  followUps,
  modes,
  needs,
  offered,
  ownEase,
  reactions,
  referrals,
} from "#app/domain/encounters/encounter.ts";
import { encounterForm } from "#app/domain/encounters/encounter-form.ts";
import { logEncounter } from "#app/domain/encounters/log-encounter.server.ts";
import { seeCase } from "#app/domain/encounters/see-case.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import {
  type FieldProblem,
  readAnswers,
  type TypedValues,
  typedValues,
} from "#app/http/form-reply.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { problemOf } from "#app/screens/ask/ask-screen.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { Select } from "#app/ui/select.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("work-on-case", async (visit) => {
  const caseId = (visit.params.caseId ?? "") as CaseId;
  const seen = await seeCase(visit.actor, { caseId }, visit.world);
  if (seen.outcome === "not-found") throw notFound();
  return { work: workNav(visit), id: seen.view.id };
});

export const action = guardStaff("work-on-case", async (visit) => {
  const caseId = (visit.params.caseId ?? "") as CaseId;
  const values = await typedValues(visit.request);
  const read = readAnswers(visit, encounterForm, values);
  if (!read.isRight) return data({ problems: read.problems, values }, 422);
  const logged = await logEncounter(visit.actor, { caseId, answers: read.answers }, visit.world);
  if (logged.outcome === "not-found") throw notFound();
  if (logged.outcome === "too-late") return redirect(`/cases/${caseId}?said=too-late`);
  const said = [
    "said=logged",
    ...(logged.suggestsStepUp ? ["said=step-up"] : []),
    ...(logged.offersDebrief ? ["said=debrief"] : []),
  ];
  return redirect(`/cases/${caseId}?${said.join("&")}`);
});

interface LogReply {
  problems?: FieldProblem[];
  values?: TypedValues;
}

export default function Log() {
  const { t } = useTranslation();
  const { id } = useLoaderData<typeof loader>();
  const { problems = [], values = {} } = (useActionData<typeof action>() ?? {}) as LogReply;
  const field = (name: string) => ({ name, ...problemOf(problems, name) });
  const one = (name: string, otherwise = "") => {
    const value = values[name];
    return typeof value === "string" ? value : otherwise;
  };
  const several = (name: string) => [values[name] ?? []].flat();
  const options = <T extends string>(list: readonly T[], words: (value: T) => string) =>
    list.map((value) => ({ value, label: words(value) }));
  return (
    <>
      <BackLink to={`/cases/${id}`} />
      <ErrorSummary problems={problems} />
      <PageTitle>{t("log.title")}</PageTitle>
      <p>{t("log.lead")}</p>
      <form method="post" action={`/cases/${id}/log`} noValidate data-once className="tap-form">
        <Choices
          {...field("durationBand")}
          legend={t("log.durationBand")}
          value={one("durationBand")}
          options={options(durationBands, (value) => t(`log.durations.${value}`))}
        />
        <Choices
          {...field("mode")}
          legend={t("log.mode")}
          value={one("mode")}
          options={options(modes, (value) => t(`log.modes.${value}`))}
        />
        <Choices
          {...field("reactions")}
          legend={t("log.reactions")}
          isMany
          value={several("reactions")}
          options={options(reactions, (value) => t(`log.reactionNames.${value}`))}
        />
        <Choices
          {...field("needs")}
          legend={t("log.needs")}
          isMany
          value={several("needs")}
          options={options(needs, (value) => t(`log.needNames.${value}`))}
        />
        <Choices
          {...field("offered")}
          legend={t("log.offered")}
          isMany
          value={several("offered")}
          options={options(offered, (value) => t(`log.offeredNames.${value}`))}
        />
        <Select
          {...field("referral")}
          label={t("log.referral")}
          value={one("referral", "none")}
          options={options(referrals, (value) => t(`log.referralNames.${value}`))}
        />
        <Select
          {...field("followUp")}
          label={t("log.followUp")}
          value={one("followUp", "none")}
          options={options(followUps, (value) => t(`log.followUps.${value}`))}
        />
        <Choices
          {...field("ownEase")}
          legend={t("log.ownEase")}
          value={one("ownEase")}
          options={options(ownEase, (value) => t(`log.ownEases.${value}`))}
        />
        <p className="actions">
          <button type="submit" className="primary">
            {t("log.submit")}
          </button>
        </p>
      </form>
    </>
  );
}
