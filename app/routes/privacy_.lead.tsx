// What the wellbeing lead sees: their first page, by its own code, on the sample hospital.
import { useLoaderData } from "@remix-run/react";
import { sampleFigures } from "#app/domain/sample-hospital/sample-hospital.server.ts";
import { figuresShown } from "#app/http/figure-pages.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { pagesOf } from "#app/http/work-nav.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { ViewPage } from "#app/screens/privacy/view-parts.tsx";
import { FiguresScreen } from "#app/screens/work/figures-screen.tsx";

export const loader = guardOpen("read-public-pages", async (visit) => ({
  places: pagesOf("lead", visit),
  shown: figuresShown(sampleFigures(), visit),
}));

export default function LeadView() {
  const { places, shown } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <ViewPage view="lead" places={places} words={[t("views.lead.lead"), t("views.lead.same")]}>
      <FiguresScreen shown={shown} />
    </ViewPage>
  );
}
