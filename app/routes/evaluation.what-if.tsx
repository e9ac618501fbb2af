// What the programme may be worth in money: a form that is answered in its own address and stored nowhere.
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import {
  costFields,
  costScenario,
  costSensitivity,
  costShape,
  effectsTried,
  exampleInputs,
  reachTried,
} from "#app/domain/evaluation/cost-model.ts";
import { readAnswers } from "#app/http/form-reply.server.ts";
import { guardStaff } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { CostResult } from "#app/screens/evaluation/cost-result.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { numberWords } from "#app/ui/number-words.ts";
import { PageTitle } from "#app/ui/page-title.tsx";
import { PrintButton } from "#app/ui/print-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("read-evaluation", async (visit) => {
  const asked = new URL(visit.request.url).searchParams;
  const values = Object.fromEntries(
    costFields.map((field) => [field, asked.get(field) ?? String(exampleInputs[field])]),
  );
  const read = readAnswers(visit, costShape, values);
  const money = (value: number) => numberWords(value, visit.locale, 0);
  const result = read.isRight
    ? {
        scenario: costScenario(read.answers),
        sensitivity: costSensitivity(read.answers).map((row) => row.map(money)),
        people: reachTried.map((reach) => money(read.answers.people * reach)),
        effects: effectsTried.map((effect) => money(effect * 100)),
      }
    : null;
  return {
    work: workNav(visit),
    values,
    problems: read.isRight ? [] : read.problems,
    result: result && {
      ...result,
      finding: result.scenario.net > 0 ? "gain" : result.scenario.net < 0 ? "loss" : "even",
      net: money(Math.abs(result.scenario.net)),
      amounts: {
        saved: money(result.scenario.saved),
        cost: money(result.scenario.cost),
        net: money(result.scenario.net),
        netPerPerson:
          result.scenario.netPerPerson === null ? null : money(result.scenario.netPerPerson),
        breakEven:
          result.scenario.breakEvenPeople === null ? null : money(result.scenario.breakEvenPeople),
      },
    },
  };
});

export default function WhatIf() {
  const { t } = useTranslation();
  const { values, problems, result } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/evaluation" />
      <PageTitle>{t("evaluation.whatIf.title")}</PageTitle>
      <ErrorSummary problems={problems} />
      <p>{t("evaluation.whatIf.lead")}</p>
      <p>{t("evaluation.whatIf.caveat")}</p>
      <form method="get" action="/evaluation/what-if">
        <div className="costs">
          {costFields.map((field) => {
            const problem = problems.find((one) => one.field === field)?.text;
            return (
              <TextField
                key={field}
                name={field}
                label={t(`evaluation.whatIf.field.${field}`)}
                value={values[field] ?? ""}
                inputMode="decimal"
                maxLength={15}
                {...(problem ? { problem } : {})}
              />
            );
          })}
        </div>
        <p className="actions">
          <button type="submit" className="primary">
            {t("evaluation.whatIf.submit")}
          </button>
        </p>
      </form>
      {result ? <CostResult {...result} /> : null}
      <PrintButton />
    </>
  );
}
