// By phone or from paper: a peer enters a request for somebody, with the fields that asking itself has.
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { seniorities } from "#app/domain/peers/peer.ts";
import { enterRequest } from "#app/domain/support-requests/enter-request.server.ts";
import { howSoonChoices } from "#app/domain/support-requests/request.ts";
import { howSoonForm, reachForm, wishesForm } from "#app/domain/support-requests/request-form.ts";
import { placeOptions } from "#app/http/ask-pages.server.ts";
import {
  type FieldProblem,
  readAnswers,
  type TypedValues,
  textOf,
  typedValues,
} from "#app/http/form-reply.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { problemOf, textIn } from "#app/screens/ask/ask-screen.tsx";
import { ReachFields } from "#app/screens/ask/reach-fields.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { ReceiptCode } from "#app/ui/receipt-code.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("enter-request", async (visit) => ({
  work: workNav(visit),
  units: await placeOptions(visit),
  formKey: visit.world.newId<string>(),
}));

interface EnterReply {
  problems?: FieldProblem[];
  values?: TypedValues;
  receipt?: string;
}

export const action = guardStaff("enter-request", async (visit) => {
  const values = await typedValues(visit.request);
  const howSoon = readAnswers(visit, howSoonForm, values);
  const reach = readAnswers(visit, reachForm, values);
  const wishes = readAnswers(visit, wishesForm, values);
  if (!howSoon.isRight || !reach.isRight || !wishes.isRight) {
    const problems = [howSoon, reach, wishes].flatMap((read) =>
      read.isRight ? [] : read.problems,
    );
    return data<EnterReply>({ problems, values }, 422);
  }
  const asked = {
    formKey: textOf(values, "formKey") || visit.world.newId<string>(),
    howSoon: howSoon.answers,
    reach: reach.answers,
    wishes: wishes.answers,
  };
  const entered = await enterRequest(visit.actor, asked, visit.world);
  if (entered.outcome === "not-allowed") throw notFound();
  return data<EnterReply>({ receipt: "receipt" in entered ? entered.receipt : "" });
});

export default function EnterRequest() {
  const { t } = useTranslation();
  const { units, formKey } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as EnterReply;
  const { problems = [], values = {}, receipt } = reply;
  if (receipt !== undefined) {
    return (
      <>
        <BackLink to="/cases" />
        <PageTitle>{t("enter.done")}</PageTitle>
        <p>{t(receipt ? "enter.readOut" : "enter.before")}</p>
        {receipt ? <ReceiptCode code={receipt} /> : null}
      </>
    );
  }
  return (
    <>
      <BackLink to="/cases" />
      <ErrorSummary problems={problems} />
      <PageTitle>{t("enter.title")}</PageTitle>
      <p>{t("enter.lead")}</p>
      <form method="post" action="/cases/new" noValidate data-once>
        <input type="hidden" name="formKey" value={formKey} />
        <Choices
          name="howSoon"
          {...problemOf(problems, "howSoon")}
          legend={t("enter.howSoon")}
          value={textIn(values, "howSoon")}
          options={howSoonChoices.map((value) => ({ value, label: t(`enter.howSoons.${value}`) }))}
        />
        <ReachFields values={values} problems={problems} />
        <Select
          name="unitCode"
          label={t("ask.wishes.unit")}
          value={textIn(values, "unitCode")}
          options={[{ value: "", label: t("ask.wishes.anyUnit") }, ...units]}
        />
        <Select
          name="seniority"
          label={t("peerSelf.wished.label")}
          value={textIn(values, "seniority")}
          options={[
            { value: "", label: t("peerSelf.wished.any") },
            ...seniorities.map((value) => ({ value, label: t(`peerSelf.wished.row.${value}`) })),
          ]}
        />
        <TextField
          name="avoid"
          label={t("own.told.avoid")}
          value={textIn(values, "avoid")}
          {...problemOf(problems, "avoid")}
          isOptional
        />
        <p className="actions">
          <button type="submit" className="primary">
            {t("enter.submit")}
          </button>
        </p>
      </form>
    </>
  );
}
