// A person's own request, after the code: how it stands, who opened it, and everything they can change.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { skipFollowUp } from "#app/domain/follow-ups/skip-follow-up.server.ts";
import {
  changeOwnRequest,
  type OwnChange,
  ownChanges,
} from "#app/domain/support-requests/change-own-request.server.ts";
import { isOpen } from "#app/domain/support-requests/request.ts";
import { reachForm } from "#app/domain/support-requests/request-form.ts";
import { seeOwnRequest } from "#app/domain/support-requests/see-own-request.server.ts";
import { isPulseOffered, offerPulse } from "#app/domain/surveys/offer-pulse.server.ts";
import {
  type FieldProblem,
  momentWords,
  readAnswers,
  type TypedValues,
  textOf,
  typedValues,
} from "#app/http/form-reply.server.ts";
import { guardReceipt, type Visit } from "#app/http/guard.server.ts";
import { heldCaseAgain, supportCookie } from "#app/http/support-cookie.server.ts";
import { OwnRequestScreen } from "#app/screens/own/own-request-screen.tsx";
import { dayWords } from "#app/ui/moment.ts";

const saids = ["changed", "too-late"] as const;

async function shownRequest(visit: Visit) {
  const seen = await seeOwnRequest(visit.actor, {}, visit.world);
  if (seen.outcome === "not-found") {
    // Erased meanwhile, or never theirs: the way in again, without a word about which.
    throw redirect("/return", {
      headers: { "Set-Cookie": supportCookie.forget(visit.world.settings) },
    });
  }
  const { request } = seen;
  const words = (day: string) => dayWords(day, visit.locale);
  return {
    state: request.state,
    channel: request.channel,
    reach: request.reach,
    name: request.name,
    avoid: request.avoid,
    isCodeShared: request.isCodeShared,
    contactBy: request.contactBy ? momentWords(request.contactBy, visit) : null,
    isOverdue: request.isOverdue,
    openedOn: words(request.openedOn),
    lapsesOn: words(request.lapsesOn),
    graceDays: request.graceDays,
    destroyedOn: request.destroyedOn ? words(request.destroyedOn) : null,
    handOnUntil: request.handOnUntil ? words(request.handOnUntil) : null,
    isLogShared: request.isLogShared && isOpen(request.state),
    followUps: request.followUps.map(({ id, dueOn }) => ({ id, on: words(dueOn) })),
    handOffs: request.handOffs.map((one) => ({ ...one, isOver: false })),
    openings: request.openings.map(({ role, on }) => ({ role, on: words(on) })),
  };
}
export type ShownRequest = Awaited<ReturnType<typeof shownRequest>>;

export const loader = guardReceipt("see-own-request", async (visit) => {
  const { request, world } = visit;
  const search = new URL(request.url).searchParams;
  const said = saids.find((word) => word === search.get("said")) ?? null;
  const isChangingReach = search.get("change") === "reach";
  const cookie = heldCaseAgain(request, world);
  return data(
    {
      shown: await shownRequest(visit),
      said,
      isChangingReach,
      isPulseOffered: await isPulseOffered(visit.actor, world),
    },
    cookie ? { headers: { "Set-Cookie": cookie } } : {},
  );
});

export interface OwnReply {
  sure?: string;
  problems?: FieldProblem[];
  values?: TypedValues;
}

/** These cannot be taken back, so they are asked once more. */
const askedTwice: readonly string[] = ["withdraw", "close", "change-peer"];

export const action = guardReceipt("change-own-request", async (visit) => {
  const values = await typedValues(visit.request);
  const wanted = textOf(values, "change");
  if (wanted === "pulse") {
    const pulse = await offerPulse(visit.actor, {}, visit.world);
    return redirect(pulse.outcome === "offered" ? `/s/${pulse.token}` : "/support");
  }
  if (wanted === "skip") {
    const caseId = visit.actor.kind === "receipt-holder" ? visit.actor.caseId : null;
    if (!caseId) return redirect("/return");
    const input = { caseId, followUpId: textOf(values, "id") };
    const { outcome } = await skipFollowUp(visit.actor, input, visit.world);
    return redirect(`/support?said=${outcome === "skipped" ? "changed" : "too-late"}`);
  }
  let change: OwnChange | undefined;
  if (wanted === "reach") {
    const read = readAnswers(visit, reachForm, values);
    if (!read.isRight) return data({ problems: read.problems, values }, 422);
    change = { change: "reach", reach: read.answers };
  } else {
    const known = ownChanges.find((word) => word === wanted);
    if (!known) return redirect("/support");
    if (askedTwice.includes(known) && textOf(values, "sure") !== "yes")
      return data({ sure: known });
    change = { change: known };
  }
  const changed = await changeOwnRequest(visit.actor, change, visit.world);
  if (changed.outcome === "not-found") return redirect("/return");
  return redirect(`/support?said=${changed.outcome}`);
});

export default function Support() {
  const { shown, said, isChangingReach, isPulseOffered } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as OwnReply;
  return (
    <OwnRequestScreen
      shown={shown}
      said={said}
      isPulseOffered={isPulseOffered}
      isChangingReach={isChangingReach || reply.problems !== undefined}
      reply={reply}
    />
  );
}
