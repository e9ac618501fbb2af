// The masked queue: what waits, how long, what was wished for; nothing that tells who.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "#app/domain/access/permissions.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { passOnRequest } from "#app/domain/triage/pass-on-request.server.ts";
import { type QueueRow, seeQueue } from "#app/domain/triage/see-queue.server.ts";
import { suggestPeers } from "#app/domain/triage/suggest-peers.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { momentWords, textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff, notFound, type StaffVisit } from "#app/http/guard.server.ts";
import { wishedOf } from "#app/http/wished.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { QueueScreen } from "#app/screens/work/queue-screen.tsx";

export const handle = { isForStaff: true };

const saids = [
  "already-taken",
  "passed-on",
  "too-late",
  "not-found",
  "cannot-take-now",
  "asked",
] as const;
export type QueueSaid = (typeof saids)[number];

export type ShownRow = ReturnType<typeof shownRow>;
function shownRow(row: QueueRow, visit: StaffVisit) {
  const { contactDueAt } = row;
  return {
    id: row.id,
    responseClass: row.responseClass,
    waitBand: row.waitBand,
    due: contactDueAt ? momentWords(contactDueAt, visit) : null,
    isOverdue: contactDueAt !== null && contactDueAt < visit.world.now,
    headCount: row.headCount,
    wished: "wishes" in row ? wishedOf(row, visit) : null,
    fits: "fits" in row ? row.fits : null,
  };
}

/** For a coordinator: whom to ask, by the id of the request. Null for everybody else. */
async function suggestionsFor(rows: readonly QueueRow[], { actor, world }: StaffVisit) {
  if (!may(actor, "suggest-peers")) return null;
  return Object.fromEntries(
    await suggestPeers(actor, { caseIds: rows.map(({ id }) => id) }, world),
  );
}
export type ShownSuggestions = Awaited<ReturnType<typeof suggestionsFor>>;

export const loader = guardStaff("see-queue", async (visit) => {
  const { actor, world, request } = visit;
  const search = new URL(request.url).searchParams;
  const page = Math.min(400, Math.max(0, Number.parseInt(search.get("page") ?? "0", 10) || 0));
  const queue = await seeQueue(actor, { page }, world);
  if (queue.outcome === "not-allowed") throw notFound();
  return {
    work: workNav(visit),
    rows: queue.rows.map((row) => shownRow(row, visit)),
    page,
    isLastPage: queue.isLastPage,
    ownReasons: [...queue.ownReasons],
    mayTake: may(actor, "take-request"),
    suggestions: await suggestionsFor(queue.rows, visit),
    said: saids.find((word) => word === search.get("said")) ?? null,
  };
});

export const action = guardStaff("take-request", async (visit) => {
  const { actor, world, request } = visit;
  const values = await typedValues(request);
  const caseId = textOf(values, "case") as CaseId;
  switch (textOf(values, "do")) {
    case "consider":
      return data({ considered: caseId as string });
    case "take": {
      const taken = await takeRequest(actor, { caseId }, world);
      if (taken.outcome === "taken") return redirect(`/cases/${taken.caseId}`);
      return redirect(`/queue?said=${taken.outcome}`);
    }
    case "pass-on": {
      const passed = await passOnRequest(actor, { caseId }, world);
      return redirect(`/queue?said=${passed.outcome}`);
    }
    default:
      return redirect("/queue");
  }
});

export default function Queue() {
  const shown = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as { considered?: string };
  return <QueueScreen {...shown} considered={reply.considered ?? null} />;
}
