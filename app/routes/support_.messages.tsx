// The person's side of the messages. Writing may take longer than the browser holds the case open: then the
// page says so and still has every word.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { messageForm } from "#app/domain/messages/message.ts";
import { seeOwnMessages } from "#app/domain/messages/see-messages.server.ts";
import { writeAsPerson } from "#app/domain/messages/write-as-person.server.ts";
import { readAnswers, textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardOpen, type Visit } from "#app/http/guard.server.ts";
import { notWritten, threadLines } from "#app/http/message-pages.server.ts";
import { heldCaseAgain, heldCaseFrom } from "#app/http/support-cookie.server.ts";
import type { MessageReply } from "#app/screens/message-thread.tsx";
import { OwnMessagesScreen } from "#app/screens/own/own-messages-screen.tsx";

/** Not by the receipt's guard, which would lead away from the page and lose what was typed. */
async function ownThread({ request, world }: Visit) {
  const caseId = await heldCaseFrom(request, world);
  if (!caseId) return null;
  const seen = await seeOwnMessages({ kind: "receipt-holder", caseId }, {}, world);
  return seen.outcome === "seen" ? seen.thread : null;
}

export const loader = guardOpen("return-with-receipt", async (visit) => {
  const { world, request } = visit;
  const thread = await ownThread(visit);
  if (!thread) return null;
  const cookie = heldCaseAgain(request, world);
  return data(
    {
      state: thread.state,
      canWrite: thread.canWrite,
      lines: threadLines(thread.messages, "person", visit),
      formKey: world.newId<string>(),
      isSaid: new URL(request.url).searchParams.get("said") === "written",
    },
    cookie ? { headers: { "Set-Cookie": cookie } } : {},
  );
});

export const action = guardOpen("return-with-receipt", async (visit) => {
  const { world, request } = visit;
  const values = await typedValues(request);
  const text = textOf(values, "text").slice(0, 20_000);
  const caseId = await heldCaseFrom(request, world);
  if (!caseId) return notWritten("not-found", text);
  const read = readAnswers(visit, messageForm, values);
  if (!read.isRight) return data<MessageReply>({ problems: read.problems, text }, 422);
  const formKey = textOf(values, "formKey") || world.newId<string>();
  const own = { kind: "receipt-holder", caseId } as const;
  const { outcome } = await writeAsPerson(own, { ...read.answers, formKey }, world);
  if (outcome !== "written") return notWritten(outcome, text);
  return redirect("/support/messages?said=written");
});

export default function OwnMessages() {
  const shown = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as MessageReply;
  return <OwnMessagesScreen shown={shown} reply={reply} />;
}
