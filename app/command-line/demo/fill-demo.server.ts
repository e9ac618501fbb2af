// Fills the demonstration: eighteen months through the product's own verbs, with a clock that moves from
// one planned moment to the next. Mails go out, nights pass, quarters are closed on their day.
import { anyone, operator, type StaffActor, timer } from "#app/domain/access/actor.ts";
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import { logEncounter } from "#app/domain/encounters/log-encounter.server.ts";
import { recordAttempt } from "#app/domain/encounters/record-attempt.server.ts";
import { closePeriod } from "#app/domain/figures/close-period.server.ts";
import { foldCounters } from "#app/domain/figures/fold-counters.server.ts";
import {
  closableOn,
  isQuarter,
  type Period,
  quartersOf,
  yearPeriod,
} from "#app/domain/figures/periods.ts";
import { workJobs } from "#app/domain/jobs/work-jobs.server.ts";
import type { DemoPost } from "#app/domain/mail/demo-post.server.ts";
import { askForGroup } from "#app/domain/offers/ask-for-group.server.ts";
import { purgeExpired } from "#app/domain/retention/purge-expired.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { castMembers } from "#db/seed/cast.ts";
import { plannedHistory } from "#db/seed/history.ts";
import { inventedHospital, nameOf } from "#db/seed/hospital.ts";
import { momentAt } from "#db/seed/moments.ts";
import { type PresentCase, plannedPresent } from "#db/seed/present.ts";
import { inventedTeam } from "#db/seed/team.ts";
import type { Site } from "../site.server.ts";
import { handlersWith } from "../site-worker.server.ts";
import {
  ask,
  newestInQueue,
  offerTo,
  type Stage,
  type Step,
  stepsOfCase,
  stepsOfDeclined,
} from "./act-out-case.server.ts";
import { fillEvaluation } from "./fill-evaluation.server.ts";
import { stepsOfSurveys } from "./fill-surveys.server.ts";
import {
  DemoBroken,
  expectOutcome,
  inviteTeam,
  planDutyHours,
  signPlanOf,
  takeOnStaff,
} from "./set-up-hospital.server.ts";

export interface Filled {
  /** Code of one waiting request. */
  receipt: string;
  counts: Record<string, number>;
}

/** Days before an end of year on which the next year's plan is signed. */
const planSignedOn = "12-10";
const lagDays = 28;

/** Every period with figures, in the order of closing, and its day; the newest quarter is the visitor's. */
export function periodsToClose(startsOn: string, today: string): { period: Period; on: string }[] {
  const years = Array.from(
    { length: Number(today.slice(0, 4)) - Number(startsOn.slice(0, 4)) + 1 },
    (_, index) => Number(startsOn.slice(0, 4)) + index,
  );
  const closable = years
    .flatMap((year): Period[] => [...quartersOf(year), yearPeriod(year)])
    .map((period) => ({ period, on: closableOn(period, lagDays) }))
    .filter(({ on }) => on <= today);
  const newest = closable.findLast(({ period }) => isQuarter(period))?.period;
  return closable
    .filter(({ period }) => period !== newest && !newest?.startsWith(`${period}Q4`))
    .map(({ period, on }) => ({ period, on: on < startsOn ? addDays(startsOn, 1) : on }));
}

/** A site does this every night; every third keeps well within the grace of fourteen days. */
const nightsBetween = 3;

function nightsAndCloses(startsOn: string, today: string, timeZone: string): Step[] {
  const steps: Step[] = [];
  for (let day = addDays(startsOn, 1); day <= today; day = addDays(day, nightsBetween)) {
    steps.push(
      {
        at: momentAt(day, 250, timeZone),
        run: async (world) => {
          expectOutcome(await foldCounters(timer, {}, world), "folded", "the nightly fold");
        },
      },
      {
        at: momentAt(day, 280, timeZone),
        run: async (world) => {
          await purgeExpired(timer, {}, world);
        },
      },
    );
  }
  const closes = periodsToClose(startsOn, today).map(
    ({ period, on }, index): Step => ({
      at: momentAt(on, 600 + index, timeZone),
      run: async (world) => {
        expectOutcome(
          await closePeriod(operator, { period }, world),
          "released",
          `closing ${period}`,
        );
      },
    }),
  );
  const years = Array.from(
    { length: Number(today.slice(0, 4)) - Number(startsOn.slice(0, 4)) + 1 },
    (_, index) => Number(startsOn.slice(0, 4)) + index + 1,
  );
  const signings = years.map((year): Step => {
    const on = `${year - 1}-${planSignedOn}`;
    return {
      at: momentAt(on < startsOn ? addDays(startsOn, 1) : on, 540, timeZone),
      run: (world) => signPlanOf(year, world),
    };
  });
  return [...steps, ...closes, ...signings];
}

/** @param say told now and then how far it is, for a person who waits. */
export async function fillDemo(
  site: Site,
  post: DemoPost,
  options: { seed: string; now: Date; say(line: string): void; isStopped(): boolean },
): Promise<Filled> {
  const { seed, now, say } = options;
  const { timeZone } = site.settings;
  const hospital = inventedHospital(seed);
  const team = inventedTeam(seed, hospital);
  const busy = new Set([
    ...castMembers.keys(),
    ...[...team.peers, ...team.others].map(({ person }) => person.index),
  ]);
  const history = plannedHistory(seed, now, {
    hospital,
    timeZone,
    peerCount: team.peers.length,
    outside: busy,
  });
  const startsOn = dayOf(history.startsAt, timeZone);
  const today = dayOf(now, timeZone);
  const handlers = handlersWith(post);
  const sendMails = async (world: World): Promise<void> => {
    for (;;) {
      const { outcome } = await workJobs(timer, { handlers, limit: 100 }, world);
      if (outcome === "nothing-due") return;
    }
  };

  say(`Taking on ${hospital.staff.length} staff in ${hospital.units.length} units ...`);
  await takeOnStaff(hospital, site.worldAt(momentAt(addDays(startsOn, -20), 600, timeZone)));
  const invitedAt = site.worldAt(momentAt(addDays(startsOn, -10), 600, timeZone));
  say(`Inviting ${team.peers.length} peers and those around them ...`);
  const others = await inviteTeam(team.others, today, invitedAt);
  const peers = await inviteTeam(team.peers, today, invitedAt);
  await sendMails(invitedAt);
  const begin = site.worldAt(history.startsAt);
  await planDutyHours(begin);
  await signPlanOf(Number(startsOn.slice(0, 4)), begin);

  const coordinator = others.find(({ roles }) => roles.includes("coordinator"));
  if (!coordinator) throw new DemoBroken("the team has no coordinator");
  const stage: Stage = { hospital, peers, coordinator, post, sendMails, seen: new Set() };
  const used = new Set([
    ...busy,
    ...history.cases.map(({ person }) => person),
    ...history.declined.map(({ person }) => person),
  ]);
  const present = plannedPresent(seed, now, hospital, used, {
    peer: nameOf(castMembers[0] ?? { givenName: "", familyName: "" }),
    peer2: nameOf(castMembers[1] ?? { givenName: "", familyName: "" }),
  });
  const told = { receipt: "" };
  const steps = [
    ...nightsAndCloses(startsOn, today, timeZone),
    ...history.cases.flatMap((plan) => stepsOfCase(stage, plan)),
    ...history.declined.flatMap((plan) => stepsOfDeclined(stage, plan)),
    ...present.flatMap((plan) => stepsOfPresent(stage, plan, peers, told)),
    ...stepsOfSurveys(stage, { seed, startsOn, today, timeZone }),
    lastOffer(stage, hospital.staff[castMembers.length - 1]?.email ?? "", now),
  ]
    .map((step, order) => ({ ...step, order }))
    .filter(({ at }) => at <= now)
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.order - b.order);

  let quarter = "";
  for (const step of steps) {
    if (options.isStopped()) throw new DemoStopped("stopped");
    const month = dayOf(step.at, timeZone).slice(0, 7);
    const shown = `${month.slice(0, 4)} quarter ${Math.ceil(Number(month.slice(5)) / 3)}`;
    if (shown !== quarter) say(`Living through ${shown} ...`);
    quarter = shown;
    await step.run(site.worldAt(step.at));
  }
  await sendMails(site.worldAt(now));
  say("Importing reports and surveys, and computing whether it helped ...");
  await fillEvaluation(site.worldAt(now), seed);
  return {
    receipt: told.receipt,
    counts: {
      staff: hospital.staff.length,
      units: hospital.units.length,
      peers: peers.length,
      requests: history.cases.length + present.length,
      offers:
        history.declined.length + history.cases.filter((one) => "offeredAt" in one).length + 1,
      waiting: present.filter((one) => one.kind === "group" || !one.held).length,
    },
  };
}

/** The person at the terminal pressed Ctrl C. */
export class DemoStopped extends Error {
  override name = "DemoStopped";
}

const lastOffer = (stage: Stage, email: string, now: Date): Step => ({
  at: new Date(now.getTime() - 50 * 60_000),
  run: async (world) => {
    await offerTo(stage, email, world);
  },
});

/** What a visitor finds: some wait, some are with the peers they may sign in as. */
function stepsOfPresent(
  stage: Stage,
  plan: PresentCase,
  peers: readonly StaffActor[],
  told: { receipt: string },
): Step[] {
  if (plan.kind === "group") {
    return [
      {
        at: plan.askedAt,
        run: async (world) => {
          await askForGroup(anyone, { ...plan.answers, formKey: world.newId<string>() }, world);
          await newestInQueue(stage, world);
          await stage.sendMails(world);
        },
      },
    ];
  }
  const { held } = plan;
  let caseId: Awaited<ReturnType<typeof newestInQueue>>;
  const peer = peers[held?.by === "peer2" ? 1 : 0];
  const steps: Step[] = [
    {
      at: plan.askedAt,
      run: async (world) => {
        const { howSoon, reach, wishes } = plan;
        const receipt = await ask({ howSoon, reach, wishes }, world);
        if (plan.isPrinted) told.receipt = receipt;
        caseId = await newestInQueue(stage, world);
        await stage.sendMails(world);
      },
    },
  ];
  if (!held || !peer) return steps;
  steps.push({
    at: held.takenAt,
    run: async (world) => {
      expectOutcome(await takeRequest(peer, { caseId }, world), "taken", "taking");
    },
  });
  const { visit } = held;
  if (visit) {
    steps.push({
      at: visit.at,
      run: async (world) => {
        const tried = await recordAttempt(peer, { caseId, result: "reached" }, world);
        expectOutcome(tried, "recorded", "an attempt");
        const logged = await logEncounter(peer, { caseId, answers: visit.log }, world);
        expectOutcome(logged, "logged", "logging");
      },
    });
  }
  return steps;
}
