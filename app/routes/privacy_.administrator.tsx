// What administrators see: accounts, the plan of the figures, how long things are kept and what two decide, by
// their own code, on the sample.
import { useLoaderData } from "@remix-run/react";
import { sampleAdministration } from "#app/domain/sample-hospital/sample-hospital.server.ts";
import { accountsShown } from "#app/http/account-pages.server.ts";
import { decisionsShown, retentionShown } from "#app/http/control-pages.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { planFacts } from "#app/http/plan-page.server.ts";
import { pagesOf } from "#app/http/work-nav.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { AccountsScreen } from "#app/screens/admin/accounts-screen.tsx";
import { DecisionsScreen } from "#app/screens/admin/decisions-screen.tsx";
import { RetentionScreen } from "#app/screens/admin/retention-screen.tsx";
import { ViewPage } from "#app/screens/privacy/view-parts.tsx";
import { PlanScreen } from "#app/screens/work/plan-screen.tsx";

export const loader = guardOpen("read-public-pages", async (visit) => {
  const { t } = visit.language;
  const names = [t("views.sample.names.first"), t("views.sample.names.second")] as const;
  const { accounts, plan, headcounts, rules, holds, seen } = sampleAdministration(names);
  const clockSays = t("views.sample.clock");
  return {
    places: pagesOf("administrator", visit),
    accounts: accountsShown(accounts, visit),
    plan: planFacts(plan.year, { signed: plan, chosen: null, headcounts }, visit),
    retention: retentionShown({ rules, holds, clockSays, hasJumped: false }, visit),
    decisions: decisionsShown(seen, visit),
  };
});

export default function AdministratorView() {
  const { places, accounts, plan, retention, decisions } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const words = [
    t("views.administrator.lead"),
    t("views.administrator.hold"),
    t("views.administrator.emergency"),
  ];
  return (
    <ViewPage view="administrator" places={places} words={words}>
      <AccountsScreen list={accounts} said={null} />
      <PlanScreen {...plan} said={null} whoProblem={null} />
      <RetentionScreen shown={retention} reply={{}} />
      <DecisionsScreen shown={decisions} said={null} />
    </ViewPage>
  );
}
