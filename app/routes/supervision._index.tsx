// Care for the peers: own debriefs, whom to come up to, step-ups received, meetings, and how one is oneself.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "#app/domain/access/permissions.ts";
import { answerDebrief, type DebriefAnswer } from "#app/domain/peer-care/answer-debrief.server.ts";
import { attendedForm, meetingForm } from "#app/domain/peer-care/peer-care.ts";
import { planMeeting } from "#app/domain/peer-care/plan-meeting.server.ts";
import { seeSupervision } from "#app/domain/peer-care/see-supervision.server.ts";
import { momentWords, readAnswers, textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff, notFound, type StaffVisit } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { type SupervisionReply, SupervisionScreen } from "#app/screens/work/supervision-screen.tsx";
import { dayWords } from "#app/ui/moment.ts";

export const handle = { isForStaff: true };

const saids = ["answered", "planned", "counted", "too-late"] as const;

async function shownSupervision(visit: StaffVisit) {
  const seen = await seeSupervision(visit.actor, {}, visit.world);
  if (seen.outcome === "not-allowed") throw notFound();
  const { own, toHold, stepUps, emergencies, meetings } = seen.view;
  const day = (on: string) => dayWords(on, visit.locale);
  return {
    isPeer: may(visit.actor, "take-request"),
    isSupervisor: may(visit.actor, "hold-debriefs"),
    own: own.map(({ id, offeredOn, weight, state }) => ({
      id,
      on: day(offeredOn),
      weight,
      isWanted: state === "wanted",
    })),
    toHold: toHold.map((one) => ({ ...one, offeredOn: day(one.offeredOn) })),
    stepUps,
    emergencies: emergencies.map(({ id, untilOn }) => ({ id, until: day(untilOn) })),
    meetings: meetings.map(({ id, meetsAt, place, attendedCount }) => ({
      id,
      when: momentWords(meetsAt, visit),
      place,
      isToCount: meetsAt <= visit.world.now && attendedCount === null,
    })),
  };
}
export type ShownSupervision = Awaited<ReturnType<typeof shownSupervision>>;

export const loader = guardStaff("see-supervision", async (visit) => {
  const said = new URL(visit.request.url).searchParams.get("said");
  return {
    work: workNav(visit),
    shown: await shownSupervision(visit),
    said: saids.find((word) => word === said) ?? null,
  };
});

const answers: readonly DebriefAnswer[] = ["wanted", "declined", "done"];

export const action = guardStaff("see-supervision", async (visit) => {
  const { actor, world } = visit;
  const values = await typedValues(visit.request);
  const id = textOf(values, "id");
  const wanted = textOf(values, "do");
  const here = (said: string) => redirect(`/supervision?said=${said}`);
  if (wanted === "plan" || wanted === "count") {
    const read = readAnswers(visit, meetingForm, values);
    const counted = readAnswers(visit, attendedForm, values);
    const right = wanted === "plan" ? read : counted;
    if (!right.isRight) {
      return data<SupervisionReply>({ problems: right.problems, values }, 422);
    }
    const input =
      wanted === "count" && counted.isRight
        ? { id, ...counted.answers }
        : read.isRight && read.answers;
    if (!input) return here("too-late");
    const { outcome } = await planMeeting(actor, input, world);
    if (outcome === "not-allowed") throw notFound();
    return here(outcome === "not-found" ? "too-late" : outcome);
  }
  const answer = answers.find((word) => word === wanted);
  if (!answer) return redirect("/supervision");
  const { outcome } = await answerDebrief(actor, { id, answer }, world);
  if (outcome === "not-allowed") throw notFound();
  return here(outcome);
});

export default function Supervision() {
  const { shown, said } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as SupervisionReply;
  return <SupervisionScreen shown={shown} said={said} reply={reply} />;
}
