// By phone or from paper: a peer enters a request for somebody, with the fields that asking itself has.
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { enterRequest } from "#app/domain/support-requests/enter-request.server.ts";
import { howSoonForm, reachForm, wishesForm } from "#app/domain/support-requests/request-form.ts";
import { wishFacts } from "#app/http/ask-pages.server.ts";
import { readAnswers, textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { type EnterReply, EnterRequestScreen } from "#app/screens/work/enter-request-screen.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("enter-request", async (visit) => ({
  work: workNav(visit),
  facts: await wishFacts(visit),
  formKey: visit.world.newId<string>(),
}));

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
  const { actor, world, limits } = visit;
  const line = `enter ${actor.accountId}`;
  const entered = await limits.inTurnOf(line, () => enterRequest(actor, asked, world));
  if (entered.outcome === "not-allowed") throw notFound();
  return data<EnterReply>({ receipt: "receipt" in entered ? entered.receipt : "" });
});

export default function EnterRequest() {
  const { facts, formKey } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as EnterReply;
  return <EnterRequestScreen facts={facts} formKey={formKey} reply={reply} />;
}
