// A drill of the crisis path: the same list in the same order, called on a quiet day.
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { holdDrill } from "#app/domain/crisis/hold-drill.server.ts";
import { whoToCall } from "#app/domain/crisis/who-to-call.server.ts";
import { lastDrill } from "#app/domain/directory/directory-store.server.ts";
import { helpShown } from "#app/http/directory-pages.server.ts";
import { typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { HelpList } from "#app/screens/help-list.tsx";
import { DrillLine } from "#app/screens/work/crisis-path-screen.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { dayWords } from "#app/ui/moment.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("hold-drill", async (visit) => {
  const listed = await whoToCall(visit.world);
  const drill = await lastDrill(visit.world.db);
  return {
    work: workNav(visit),
    helps: listed.map((entry) => helpShown(entry, visit)),
    isSaid: new URL(visit.request.url).searchParams.get("said") === "held",
    drill: drill
      ? {
          on: dayWords(drill.heldOn, visit.locale),
          reached: drill.reachedCount,
          listed: drill.listedCount,
        }
      : null,
  };
});

export const action = guardStaff("hold-drill", async (visit) => {
  const { reached = [] } = await typedValues(visit.request);
  const { outcome } = await holdDrill(visit.actor, { reached: [reached].flat() }, visit.world);
  if (outcome === "not-allowed") throw notFound();
  return redirect("/programme/drill?said=held");
});

export default function Drill() {
  const { t } = useTranslation();
  const { helps, drill, isSaid } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/programme/directory" />
      {isSaid ? (
        <Notice>
          <p role="status">{t("crisisPath.drill.said")}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("crisisPath.drill.title")}</PageTitle>
      <p>{t("crisisPath.drill.lead")}</p>
      <DrillLine drill={drill} />
      {helps.length === 0 ? (
        <p>{t("crisisPath.nobody")}</p>
      ) : (
        <form method="post" action="/programme/drill" data-once>
          <HelpList helps={helps} isOrdered />
          <Choices
            name="reached"
            legend={t("crisisPath.drill.answered")}
            isMany
            options={helps.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <p className="actions">
            <button type="submit" className="primary">
              {t("crisisPath.drill.submit")}
            </button>
          </p>
        </form>
      )}
    </>
  );
}
