// A colleague was offered support, or a place among the peers. Opening this page changes nothing: mail scanners open links. Three
// buttons; silence is an answer too.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerOffer, purposeOfOffer } from "#app/domain/offers/answer-offer.server.ts";
import { offerAnswers } from "#app/domain/offers/offer.ts";
import { isSlipOpen, spendSlip } from "#app/domain/slips/spend-slip.server.ts";
import { offeredPhoneForm } from "#app/domain/support-requests/request-form.ts";
import { askDraft } from "#app/http/ask-draft.server.ts";
import { readAnswers, textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { type OfferReply, OfferScreen } from "#app/screens/offer-screen.tsx";
import { SlipPage } from "#app/screens/slip-screen.tsx";

export const loader = guardOpen("answer-offer", async ({ params, world }) => {
  const code = params.code ?? "";
  const slip = (await isSlipOpen(code, world)) ? code : null;
  const purpose = slip === null ? await purposeOfOffer(code, world) : null;
  const isOpen = slip !== null || purpose !== null;
  return data({ purpose, slip, formKey: world.newId<string>() }, isOpen ? 200 : 404);
});

export const action = guardOpen("answer-offer", async (visit) => {
  const { request, params, world, actor, limits } = visit;
  const code = params.code ?? "";
  const values = await typedValues(request);
  if (textOf(values, "slip") === "use") {
    const used = await spendSlip(actor, { code }, world);
    if (used.outcome === "gone") return data({ done: "gone" }, 404);
    const draft = { wishes: { unitCode: used.unitCode } };
    // The page by its number: /ask alone is a fresh start and would forget the area.
    return redirect("/ask?page=1", { headers: { "Set-Cookie": askDraft.keep(draft, world) } });
  }
  const answer = offerAnswers.find((word) => word === textOf(values, "answer"));
  if (!answer) return redirect(`/offer/${code}`);
  const read = readAnswers(visit, offeredPhoneForm, values);
  if (answer === "yes" && !read.isRight) {
    return data({ problems: read.problems, values }, 422);
  }
  const phone = read.isRight ? read.answers.phone : "";
  const formKey = textOf(values, "formKey") || world.newId<string>();
  const line = `offer ${world.keyring.tag("offer-code", code)}`;
  const given = { code, answer, phone, formKey };
  const answered = await limits.inTurnOf(line, () => answerOffer(actor, given, world));
  if (answered.outcome === "no-such-offer") return data({ done: "gone" }, 404);
  if (answered.outcome !== "accepted") return data({ done: answered.outcome });
  // From here on it is as if they had asked themselves: the page with the code, its tick, and the end.
  const draft = { howSoon: { howSoon: "next-days" as const }, formKey, isSent: true };
  return redirect("/ask?page=5", { headers: { "Set-Cookie": askDraft.keep(draft, world) } });
});

export default function Offer() {
  const { purpose, slip, formKey } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as OfferReply;
  if (slip && !reply.done) return <SlipPage code={slip} />;
  return <OfferScreen purpose={purpose} formKey={formKey} reply={reply} />;
}
