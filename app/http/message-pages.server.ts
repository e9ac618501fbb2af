// What the message pages of both sides share: the thread with its days in words, and what a writing that did
// not go through leaves on the page.
import { data } from "@remix-run/node";
import type { ShownMessage } from "#app/domain/messages/message.ts";
import type { Wrote } from "#app/domain/messages/write-as-person.server.ts";
import type { MessageReply, ThreadLine } from "#app/screens/message-thread.tsx";
import { dayWords } from "#app/ui/moment.ts";
import type { Visit } from "./guard.server.ts";

export const threadLines = (
  messages: readonly ShownMessage[],
  reader: "person" | "peer",
  visit: Pick<Visit, "locale">,
): ThreadLine[] =>
  messages.map(({ from, on, goneOn, text, prompt }) => ({
    isOwn: from === reader,
    from,
    on: dayWords(on, visit.locale),
    goneOn: dayWords(goneOn, visit.locale),
    text,
    prompt,
  }));

/** The page again, with everything that was typed still in it. */
export function notWritten(outcome: Exclude<Wrote["outcome"], "written">, text: string) {
  if (outcome === "not-found") return data<MessageReply>({ isGone: true, text }, 404);
  const trouble = outcome === "too-many" ? ("tooMany" as const) : ("tooLate" as const);
  return data<MessageReply>({ trouble, text }, 409);
}
