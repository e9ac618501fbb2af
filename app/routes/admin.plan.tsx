// The administrator makes and signs the plan of a year. What is chosen stands in the address, so that a
// plan can be looked at together before it is signed.
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { signPlan } from "#app/domain/figures/sign-plan.server.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { planChosen, planPage, problemWords, yearAsked } from "#app/http/plan-page.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { PlanScreen, type PlanScreenProps } from "#app/screens/work/plan-screen.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("sign-release-plan", async (visit) => {
  const { searchParams } = new URL(visit.request.url);
  const year = yearAsked(searchParams.get("year"), visit);
  const chosen = await planChosen(year, (name) => searchParams.get(name), [], visit);
  return { work: workNav(visit), ...(await planPage(year, chosen, visit)) };
});

export const action = guardStaff("sign-release-plan", async (visit) => {
  const values = await typedValues(visit.request);
  const { t } = visit.language;
  const year = yearAsked(textOf(values, "year"), visit);
  const who = textOf(values, "who")
    .split(",")
    .map((role) => role.trim().slice(0, 80))
    .filter((role) => role !== "")
    .slice(0, 10);
  const plan = await planChosen(year, (name) => textOf(values, name), who, visit);
  if (!plan) throw notFound();
  const page = () => planPage(year, plan, visit);
  if (who.length === 0) {
    const whoProblem = t("figuresPlan.sign.whoMissing");
    return data({ ...(await page()), whoProblem, said: null }, { status: 422 });
  }
  const signing = await signPlan(visit.actor, { plan }, visit.world);
  switch (signing.outcome) {
    case "signed":
      return data({ ...(await page()), whoProblem: null, said: t("figuresPlan.sign.done") });
    case "not-allowed":
      throw notFound();
    case "year-not-open":
    case "already-signed": {
      const said = t(
        `figuresPlan.sign.${signing.outcome === "already-signed" ? "already" : "notOpen"}`,
      );
      return data({ ...(await page()), whoProblem: null, said }, { status: 409 });
    }
    case "unsound": {
      const problems = problemWords(signing.problems).map((word) =>
        t(`figuresPlan.problems.${word}`),
      );
      return data({ ...(await page()), problems, whoProblem: null, said: null }, { status: 422 });
    }
  }
});

export default function Plan() {
  const shown = useLoaderData<typeof loader>();
  const reply: Partial<PlanScreenProps> = useActionData<typeof action>() ?? {};
  const { said = null, whoProblem = null, ...changed } = reply;
  return <PlanScreen {...shown} {...changed} said={said} whoProblem={whoProblem} />;
}
