// A person's own check-ins: for whoever has a request, and for anybody else with a code of their own. One
// question a page, without script; nobody else's page leads here or reads from here.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { optionValue } from "#app/domain/instruments/instrument.ts";
import { beginSelfView } from "#app/domain/self-view/begin-self-view.server.ts";
import { forgetChecks, keepCheck } from "#app/domain/self-view/keep-check.server.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import {
  askedItems,
  checkDraft,
  checksShown,
  itemShown,
  selfInstrument,
  selfOf,
  selfViewCookie,
} from "#app/http/self-view-pages.server.ts";
import { CheckInScreen, CodeScreen } from "#app/screens/own/check-in-screen.tsx";

const here = "/support/check-in";
const saids = ["kept", "notKept", "forgotten"] as const;

export const loader = guardOpen("keep-self-view", async (visit) => {
  const { request, world } = visit;
  const search = new URL(request.url).searchParams;
  const done = search.get("done");
  const shown = await checksShown(visit, done);
  const wanted = search.get("ask");
  const number = Number(search.get("item") ?? 1);
  const item = shown && wanted ? itemShown(wanted, number, visit) : null;
  if (wanted && !item) throw redirect(here);
  const held = selfViewCookie.read(request, world);
  return data(
    { shown, item, said: saids.find((word) => word === search.get("said")) ?? null },
    held ? { headers: { "Set-Cookie": selfViewCookie.keep(held, world) } } : {},
  );
});

export const action = guardOpen("keep-self-view", async (visit) => {
  const { request, world, limits, clientTag, language } = visit;
  const values = await typedValues(request);
  const { actor, holder } = await selfOf(visit);
  const forgetDraft = ["Set-Cookie", checkDraft.forget(world.settings)] as [string, string];
  if (textOf(values, "begin")) {
    if (!(await limits.maySubmit(clientTag, "check"))) {
      return data({ code: null, problem: language.t("selfView.crowded") }, 503);
    }
    const begun = await limits.inTurnOf(`check ${clientTag}`, () =>
      beginSelfView(actor, {}, world),
    );
    if (begun.outcome !== "begun") return redirect(here);
    const headers = { "Set-Cookie": selfViewCookie.keep(begun.holder, world) };
    return data({ code: begun.code, problem: null }, { headers });
  }
  if (textOf(values, "forget")) {
    await forgetChecks(actor, { holder }, world);
    const headers: [string, string][] = [
      forgetDraft,
      ["Set-Cookie", selfViewCookie.forget(world.settings)],
    ];
    return redirect(`${here}?said=forgotten`, { headers });
  }
  const instrument = selfInstrument(textOf(values, "instrument"));
  const number = Number(textOf(values, "number"));
  if (!instrument || !Number.isInteger(number) || number < 1) return redirect(here);
  const kept = checkDraft.read(request, world);
  const answers = number > 1 && kept?.instrument === instrument.id ? { ...kept.answers } : {};
  const item = askedItems(instrument, answers)[number - 1];
  if (!item || (number > 1 && !kept)) return redirect(here);
  const typed = textOf(values, item.linkId);
  const option = item.answerOption.find((one) => one.valueCoding.code === typed);
  delete answers[item.linkId];
  if (option) answers[item.linkId] = optionValue(option);
  if (number < askedItems(instrument, answers).length) {
    const draft = checkDraft.keep({ instrument: instrument.id, answers }, world);
    const headers = { "Set-Cookie": draft };
    return redirect(`${here}?ask=${instrument.id}&item=${number + 1}`, { headers });
  }
  const done = await keepCheck(actor, { holder, instrument, answers }, world);
  const to =
    done.outcome === "kept" ? `${here}?done=${instrument.id}&said=kept` : `${here}?said=notKept`;
  return redirect(to, { headers: [forgetDraft] });
});

export default function CheckIn() {
  const loaded = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as
    | { code: string | null; problem: string | null }
    | undefined;
  if (reply?.code) return <CodeScreen code={reply.code} />;
  return <CheckInScreen {...loaded} problem={reply?.problem ?? null} />;
}
