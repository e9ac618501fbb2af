// Ask for support: one question a page, no script needed, nothing kept before it is sent. The page number
// is all the address ever shows.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmReceiptKept } from "#app/domain/support-requests/confirm-receipt-kept.server.ts";
import { howSoonForm, reachForm, wishesForm } from "#app/domain/support-requests/request-form.ts";
import { submitRequest } from "#app/domain/support-requests/submit-request.server.ts";
import { type AskDraft, askDraft, typedWishes, wishesOf } from "#app/http/ask-draft.server.ts";
import { askPageFacts, draftValues } from "#app/http/ask-pages.server.ts";
import { readAnswers, textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardOpen, type Visit } from "#app/http/guard.server.ts";
import { faultLine } from "#app/http/log.server.ts";
import { type AskReply, AskScreen } from "#app/screens/ask/ask-screen.tsx";

export const handle = { isSameForAll: true };

const pageOf = (request: Request): number =>
  Number(new URL(request.url).searchParams.get("page") ?? Number.NaN);

/** The last page this draft may show: nobody skips a question by typing a number. */
const furthest = (draft: AskDraft): number =>
  draft.isSent ? 5 : !draft.howSoon ? 1 : !draft.reach ? 2 : !draft.formKey ? 3 : 4;

/** Where somebody begins again whose answers are gone: too much time, or the way out. */
const forgotten = "/ask?page=1&forgotten";

export const loader = guardOpen("submit-request", async (visit) => {
  const { request, world } = visit;
  const page = pageOf(request);
  if (page === 6) return { page, facts: null, values: {}, isForgotten: false };
  const kept = askDraft.read(request, world);
  const draft = kept ?? {};
  if (!Number.isInteger(page) || page < 1 || page > 6) {
    // A fresh start forgets what somebody else may have begun on this device.
    throw redirect("/ask?page=1", { headers: { "Set-Cookie": askDraft.forget(world.settings) } });
  }
  if (draft.isSent && page !== 5) throw redirect("/ask?page=5");
  if (page > furthest(draft)) throw redirect(kept ? `/ask?page=${furthest(draft)}` : forgotten);
  return {
    page,
    facts: await askPageFacts(page, draft, visit),
    values: draftValues(page, draft),
    isForgotten: !kept && new URL(request.url).searchParams.has("forgotten"),
  };
});

const onward = (page: number, draft: AskDraft, { world }: Visit) =>
  redirect(`/ask?page=${page}`, { headers: { "Set-Cookie": askDraft.keep(draft, world) } });

export const action = guardOpen("submit-request", async (visit) => {
  const { request, world } = visit;
  const draft = askDraft.read(request, world) ?? {};
  const values = await typedValues(request);
  const again = (reply: AskReply, status = 422) => data({ values, ...reply }, { status });
  switch (textOf(values, "question")) {
    case "how-soon": {
      const read = readAnswers(visit, howSoonForm, values);
      if (!read.isRight) return again({ problems: read.problems });
      return onward(2, { ...draft, howSoon: read.answers }, visit);
    }
    case "reach": {
      const read = readAnswers(visit, reachForm, values);
      if (!read.isRight) return again({ problems: read.problems });
      return onward(3, { ...draft, reach: read.answers }, visit);
    }
    case "wishes": {
      const wishes = values.skip ? {} : typedWishes(values);
      const read = readAnswers(visit, wishesForm, wishes);
      if (!read.isRight) return again({ problems: read.problems });
      const formKey = draft.formKey ?? world.newId<string>();
      return onward(4, { ...draft, wishes, formKey }, visit);
    }
    case "send":
      return send(draft, visit, again);
    case "kept": {
      if (textOf(values, "isKept") !== "yes") {
        return again({
          problems: [{ field: "isKept", text: visit.language.t("ask.receipt.problem") }],
        });
      }
      await confirmReceiptKept(visit.actor, { formKey: draft.formKey ?? "" }, world);
      return redirect("/ask?page=6", {
        headers: { "Set-Cookie": askDraft.forget(world.settings) },
      });
    }
    default:
      return redirect("/ask");
  }
});

async function send(
  draft: AskDraft,
  visit: Visit,
  again: (reply: AskReply, status?: number) => ReturnType<typeof data<AskReply>>,
) {
  const { world, limits, log, clientTag, actor } = visit;
  const { howSoon, reach, formKey } = draft;
  if (draft.isSent) return redirect("/ask?page=5");
  if (!howSoon || !reach || !formKey) {
    return redirect(howSoon ? `/ask?page=${furthest(draft)}` : forgotten);
  }
  if (!(await limits.maySubmit(clientTag, "ask"))) {
    log.info({ event: "requests-crowded" });
    return again({ trouble: "crowded" }, 503);
  }
  try {
    const asked = { formKey, howSoon, reach, wishes: wishesOf(draft) };
    await limits.inTurnOf(clientTag, () => submitRequest(actor, asked, world));
  } catch (error) {
    // Whatever failed, the person keeps what they typed and gets numbers to call.
    log.error({ event: "unexpected-fault", ...faultLine(error) });
    return again({ trouble: "unavailable" }, 503);
  }
  return onward(5, { howSoon, formKey, isSent: true }, visit);
}

export default function Ask() {
  const shown = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as AskReply | undefined;
  return <AskScreen {...shown} values={reply?.values ?? shown.values} reply={reply ?? {}} />;
}
