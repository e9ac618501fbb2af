// After a round or a group: how many people came, and as many slips of paper with a code for three questions.
import { data } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { gatheringForm } from "#app/domain/surveys/gathering.ts";
import { holdGathering } from "#app/domain/surveys/hold-gathering.server.ts";
import { readAnswers, typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { qrPath } from "#app/http/qr-picture.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { type GatheringReply, GatheringScreen } from "#app/screens/work/gathering-screen.tsx";
import { dayWords } from "#app/ui/moment.ts";

export const handle = { isForStaff: true };

export const loader = guardStaff("hold-gatherings", async (visit) => ({ work: workNav(visit) }));

export const action = guardStaff("hold-gatherings", async (visit) => {
  const { actor, world, request, language, locale } = visit;
  const values = await typedValues(request);
  const read = readAnswers(visit, gatheringForm, values);
  if (!read.isRight) return data<GatheringReply>({ problems: read.problems, values }, 422);
  const held = await holdGathering(actor, read.answers, world);
  if (held.outcome === "not-allowed") throw notFound();
  if (held.outcome === "not-counted") {
    const problems = [{ field: "headCount", text: language.t("gatherings.notCounted") }];
    return data<GatheringReply>({ problems, values }, 422);
  }
  const slips = held.codes.map((code) => {
    const address = `${world.settings.publicOrigin}/s/${code}`;
    return { address, ...qrPath(address) };
  });
  return data<GatheringReply>({ slips, until: dayWords(held.closesOn, locale) });
});

export default function Gatherings() {
  return <GatheringScreen reply={(useActionData<typeof action>() ?? {}) as GatheringReply} />;
}
