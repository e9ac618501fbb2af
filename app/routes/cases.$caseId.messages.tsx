// The peer's side of the messages of one case; for everybody else it does not exist. What was typed stays on
// the page, whatever became of the case meanwhile.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { CaseId } from "#app/domain/ids.ts";
import { messageForm, promptForm } from "#app/domain/messages/message.ts";
import { seeCaseMessages } from "#app/domain/messages/see-messages.server.ts";
import { writeAsPeer } from "#app/domain/messages/write-as-peer.server.ts";
import { readAnswers, textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { notWritten, threadLines } from "#app/http/message-pages.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import type { MessageReply } from "#app/screens/message-thread.tsx";
import { CaseMessagesScreen } from "#app/screens/work/case-messages-screen.tsx";

export const handle = { isForStaff: true };

const saids = ["written", "scheduled"] as const;

export const loader = guardStaff("work-on-case", async (visit) => {
  const caseId = (visit.params.caseId ?? "") as CaseId;
  const seen = await seeCaseMessages(visit.actor, { caseId }, visit.world);
  if (seen.outcome === "not-found") {
    // After a reply to a case that is gone this runs too, and the page keeps what was typed.
    if (!visit.typed.isKept) throw notFound();
    return data({ work: workNav(visit), thread: null }, 404);
  }
  const { thread } = seen;
  const said = new URL(visit.request.url).searchParams.get("said");
  return data({
    work: workNav(visit),
    thread: {
      id: caseId as string,
      state: thread.state,
      canWrite: thread.canWrite,
      lines: threadLines(thread.messages, "peer", visit),
      scheduled: threadLines(thread.scheduled, "peer", visit),
      formKey: visit.world.newId<string>(),
      said: saids.find((word) => word === said) ?? null,
    },
  });
});

export const action = guardStaff("work-on-case", async (visit) => {
  const { actor, world } = visit;
  const caseId = (visit.params.caseId ?? "") as CaseId;
  const values = await typedValues(visit.request);
  const text = textOf(values, "text").slice(0, 20_000);
  const seen = await seeCaseMessages(actor, { caseId }, world);
  if (seen.outcome === "not-found") {
    visit.typed.isKept = true;
    return notWritten("not-found", text);
  }
  const formKey = textOf(values, "formKey") || world.newId<string>();
  const isPrompt = textOf(values, "do") === "schedule";
  const read = isPrompt
    ? readAnswers(visit, promptForm, values)
    : readAnswers(visit, messageForm, values);
  if (!read.isRight) return data<MessageReply>({ problems: read.problems, text }, 422);
  const { outcome } = await writeAsPeer(actor, { caseId, formKey, ...read.answers }, world);
  visit.typed.isKept = outcome !== "written";
  if (outcome !== "written") return notWritten(outcome, text);
  return redirect(`/cases/${caseId}/messages?said=${isPrompt ? "scheduled" : "written"}`);
});

export default function CaseMessages() {
  const { thread } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as MessageReply;
  return <CaseMessagesScreen thread={thread} reply={reply} />;
}
