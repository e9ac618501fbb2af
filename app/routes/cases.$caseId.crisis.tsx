// The crisis path of a peer: one tap from the case, plain links, who to call in which order now. Asking
// plainly is an aid whose answers have nowhere to go.
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { confirmCrisisHandOff } from "#app/domain/crisis/confirm-crisis-hand-off.server.ts";
import { whoToCall } from "#app/domain/crisis/who-to-call.server.ts";
import { lastDrill } from "#app/domain/directory/directory-store.server.ts";
import { seeCase } from "#app/domain/encounters/see-case.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { helpShown } from "#app/http/directory-pages.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { CrisisPathScreen } from "#app/screens/work/crisis-path-screen.tsx";
import { dayWords } from "#app/ui/moment.ts";

export const handle = { isForStaff: true };

export const loader = guardStaff("work-on-case", async (visit) => {
  const { world, locale } = visit;
  const caseId = (visit.params.caseId ?? "") as CaseId;
  const seen = await seeCase(visit.actor, { caseId }, world);
  if (seen.outcome === "not-found") throw notFound();
  const listed = await whoToCall(world);
  const drill = await lastDrill(world.db);
  return {
    work: workNav(visit),
    id: caseId as string,
    helps: listed.map((entry) => helpShown(entry, visit)),
    drill: drill
      ? {
          on: dayWords(drill.heldOn, locale),
          reached: drill.reachedCount,
          listed: drill.listedCount,
        }
      : null,
  };
});

export const action = guardStaff("work-on-case", async (visit) => {
  const caseId = (visit.params.caseId ?? "") as CaseId;
  const { outcome } = await confirmCrisisHandOff(visit.actor, { caseId }, visit.world);
  if (outcome === "not-found") throw notFound();
  if (outcome === "too-late") return redirect(`/cases/${caseId}?said=too-late`);
  return redirect(`/cases/${caseId}?said=crisis&said=debrief-today`);
});

export default function CrisisPath() {
  const { id, helps, drill } = useLoaderData<typeof loader>();
  return <CrisisPathScreen id={id} helps={helps} drill={drill} />;
}
