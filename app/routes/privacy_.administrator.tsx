// What administrators see: how long things are kept and what two decide, by their own code, on the sample.
import { useLoaderData } from "@remix-run/react";
import { sampleAdministration } from "#app/domain/sample-hospital/sample-hospital.server.ts";
import { decisionsShown, retentionShown } from "#app/http/control-pages.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { pagesOf } from "#app/http/work-nav.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { DecisionsScreen } from "#app/screens/admin/decisions-screen.tsx";
import { RetentionScreen } from "#app/screens/admin/retention-screen.tsx";
import { ViewPage } from "#app/screens/privacy/view-parts.tsx";

export const loader = guardOpen("read-public-pages", async (visit) => {
  const { t } = visit.language;
  const names = [t("views.sample.names.first"), t("views.sample.names.second")] as const;
  const { rules, holds, seen } = sampleAdministration(names);
  const clockSays = t("views.sample.clock");
  return {
    places: pagesOf("administrator", visit),
    retention: retentionShown({ rules, holds, clockSays, hasJumped: false }, visit),
    decisions: decisionsShown(seen, visit),
  };
});

export default function AdministratorView() {
  const { places, retention, decisions } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const words = [
    t("views.administrator.lead"),
    t("views.administrator.hold"),
    t("views.administrator.emergency"),
  ];
  return (
    <ViewPage view="administrator" places={places} words={words}>
      <RetentionScreen shown={retention} reply={{}} />
      <DecisionsScreen shown={decisions} said={null} />
    </ViewPage>
  );
}
