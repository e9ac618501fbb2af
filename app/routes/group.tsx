// Reaching in without names: how many people, which area, and as many slips of paper with a code each.
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { printSlips } from "#app/domain/slips/print-slips.server.ts";
import { slipForm } from "#app/domain/slips/slip.ts";
import { placeOptions } from "#app/http/ask-pages.server.ts";
import { readAnswers, typedValues } from "#app/http/form-reply.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { qrPath } from "#app/http/qr-picture.server.ts";
import { type SlipReply, SlipScreen } from "#app/screens/slip-screen.tsx";
import { dayWords } from "#app/ui/moment.ts";

export const loader = guardOpen("refer-colleague", async (visit) => ({
  units: await placeOptions(visit),
}));

export const action = guardOpen("refer-colleague", async (visit) => {
  const { actor, world, request, limits, clientTag } = visit;
  const values = await typedValues(request);
  const read = readAnswers(visit, slipForm, values);
  if (!read.isRight) return data<SlipReply>({ problems: read.problems, values }, 422);
  if (!(await limits.maySubmit(clientTag, "slips")))
    return data<SlipReply>({ isCrowded: true, values }, 503);
  const printed = await printSlips(actor, read.answers, world);
  if (printed.outcome === "no-such-unit") {
    const text = visit.language.t("slips.problems.unit");
    return data<SlipReply>({ problems: [{ field: "unitCode", text }], values }, 422);
  }
  const slips = printed.codes.map((code) => {
    const address = `${world.settings.publicOrigin}/offer/${code}`;
    return { address, ...qrPath(address) };
  });
  return data<SlipReply>({ slips, until: dayWords(printed.expiresOn, visit.locale) });
});

export default function Group() {
  const { units } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as SlipReply;
  return <SlipScreen units={units} reply={reply} />;
}
