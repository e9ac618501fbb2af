// The coordinator's page: is somebody there, does anybody wait too long, who is near a limit. Its one deed
// asks a peer to look at what waits (the queue shows whom).
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { AccountId, CaseId } from "#app/domain/ids.ts";
import { seeProgramme } from "#app/domain/programme/see-programme.server.ts";
import { askPeer } from "#app/domain/triage/ask-peer.server.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { programmePage } from "#app/http/programme-pages.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { ProgrammeScreen } from "#app/screens/work/programme-screen.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("see-programme", async (visit) => {
  const seen = await seeProgramme(visit.actor, {}, visit.world);
  if (seen.outcome === "not-allowed") throw notFound();
  return { work: workNav(visit), page: programmePage(seen, visit) };
});

export const action = guardStaff("suggest-peers", async (visit) => {
  const values = await typedValues(visit.request);
  if (textOf(values, "do") !== "ask") return redirect("/programme");
  const caseId = textOf(values, "case") as CaseId;
  const accountId = textOf(values, "peer") as AccountId;
  await askPeer(visit.actor, { caseId, accountId }, visit.world);
  return redirect("/queue?said=asked");
});

export default function Programme() {
  const { page } = useLoaderData<typeof loader>();
  return <ProgrammeScreen page={page} />;
}
