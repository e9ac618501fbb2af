// A colleague was offered support. Opening this page changes nothing: mail scanners open links. Three
// buttons; silence is an answer too.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerOffer, isOfferOpen } from "#app/domain/offers/answer-offer.server.ts";
import { offerAnswers } from "#app/domain/offers/offer.ts";
import { receiptGroups } from "#app/domain/support-requests/receipt.ts";
import { fieldLimits } from "#app/domain/support-requests/request-form.ts";
import { expectedWords } from "#app/http/ask-pages.server.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { type OfferReply, OfferScreen } from "#app/screens/offer-screen.tsx";

export const loader = guardOpen("answer-offer", async ({ params, world }) => {
  const isOpen = await isOfferOpen(params.code ?? "", world);
  return data({ isOpen }, isOpen ? 200 : 404);
});

export const action = guardOpen("answer-offer", async (visit) => {
  const { request, params, world, actor, language } = visit;
  const values = await typedValues(request);
  const answer = offerAnswers.find((word) => word === textOf(values, "answer"));
  const phone = textOf(values, "phone").trim();
  if (!answer) return redirect(`/offer/${params.code}`);
  if (answer === "yes" && phone.length > fieldLimits.phone) {
    return data({ problem: language.t("ask.problems.phoneLong"), phone }, 422);
  }
  const answered = await answerOffer(actor, { code: params.code ?? "", answer, phone }, world);
  if (answered.outcome === "no-such-offer") return data({ done: "gone" }, 404);
  if (answered.outcome !== "accepted") return data({ done: answered.outcome });
  return data({
    done: "accepted",
    receipt: receiptGroups(answered.receipt),
    ...(await expectedWords("standard", visit)),
  });
});

export default function Offer() {
  const { isOpen } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as OfferReply;
  return <OfferScreen isOpen={isOpen} reply={reply} />;
}
