// A person's own small steps: chosen from a list, ticked by themselves, seen by nobody unless they allow it.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { planForm, steps } from "#app/domain/follow-ups/follow-up.ts";
import {
  keepPrivatePlan,
  seePrivatePlan,
} from "#app/domain/follow-ups/keep-private-plan.server.ts";
import { typedValues } from "#app/http/form-reply.server.ts";
import { guardReceipt } from "#app/http/guard.server.ts";
import { heldCaseAgain } from "#app/http/support-cookie.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export const loader = guardReceipt("see-own-request", async (visit) => {
  const seen = await seePrivatePlan(visit.actor, {}, visit.world);
  if (seen.outcome === "not-found") throw redirect("/return");
  const isSaid = new URL(visit.request.url).searchParams.get("said") === "kept";
  const cookie = heldCaseAgain(visit.request, visit.world);
  return data(
    { plan: seen.plan, canChange: seen.canChange, isSaid },
    cookie ? { headers: { "Set-Cookie": cookie } } : {},
  );
});

export const action = guardReceipt("change-own-request", async (visit) => {
  const typed = planForm.parse(await typedValues(visit.request));
  const { outcome } = await keepPrivatePlan(visit.actor, typed, visit.world);
  if (outcome === "not-found") return redirect("/return");
  if (outcome === "too-late") return data({ typed }, 409);
  return redirect("/support/plan?said=kept");
});

export default function Plan() {
  const { t } = useTranslation();
  const { plan: kept, canChange, isSaid } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as { typed: typeof kept } | undefined;
  const plan = reply?.typed ?? kept;
  const options = (list: readonly (typeof steps)[number][]) =>
    list.map((value) => ({ value, label: t(`privatePlan.steps.${value}`) }));
  return (
    <>
      <BackLink to="/support" />
      {reply ? (
        <Notice>
          <p role="alert">{t("privatePlan.tooLate")}</p>
        </Notice>
      ) : null}
      {isSaid && !reply ? (
        <Notice>
          <p role="status">{t("privatePlan.said")}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("privatePlan.title")}</PageTitle>
      <p>{t(canChange ? "privatePlan.lead" : "privatePlan.ended")}</p>
      <form method="post" action="/support/plan" data-once>
        {plan.chosen.length > 0 ? (
          <Choices
            name="done"
            legend={t("privatePlan.done")}
            isMany
            value={plan.done}
            options={options(plan.chosen)}
          />
        ) : null}
        <Choices
          name="chosen"
          legend={t("privatePlan.chosen")}
          isMany
          value={plan.chosen}
          options={options(steps)}
        />
        {(["backOn", "fullOn"] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(`privatePlan.${name}`)}
            hint={t("privatePlan.dateHint")}
            type="date"
            value={plan[name]}
            isOptional
          />
        ))}
        <Choices
          name="isShown"
          legend={t("privatePlan.shown")}
          isMany
          value={plan.isShown ? ["yes"] : []}
          options={[{ value: "yes", label: t("privatePlan.shownYes") }]}
        />
        {canChange ? (
          <p className="actions">
            <button type="submit" className="primary">
              {t("privatePlan.submit")}
            </button>
          </p>
        ) : null}
      </form>
    </>
  );
}
