// One planned case, acted out by the verbs that requester, referrer and peer use: each step knows its
// moment, and what it leaves behind for the next (the code, who has the case).
import { anyone, type StaffActor } from "#app/domain/access/actor.ts";
import { closeCase } from "#app/domain/encounters/close-case.server.ts";
import { logEncounter } from "#app/domain/encounters/log-encounter.server.ts";
import { recordAttempt } from "#app/domain/encounters/record-attempt.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import type { DemoPost } from "#app/domain/mail/demo-post.server.ts";
import { answerOffer } from "#app/domain/offers/answer-offer.server.ts";
import { askForGroup } from "#app/domain/offers/ask-for-group.server.ts";
import { offerSupport } from "#app/domain/offers/offer-support.server.ts";
import {
  changeOwnRequest,
  type OwnChange,
} from "#app/domain/support-requests/change-own-request.server.ts";
import { returnWithReceipt } from "#app/domain/support-requests/return-with-receipt.server.ts";
import {
  type AskedSupport,
  submitRequest,
} from "#app/domain/support-requests/submit-request.server.ts";
import { passOnRequest } from "#app/domain/triage/pass-on-request.server.ts";
import { seeQueue } from "#app/domain/triage/see-queue.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { InventedHospital } from "#db/seed/hospital.ts";
import { hoursAfter, minutesAfter } from "#db/seed/moments.ts";
import type { DeclinedOffer, PlannedCase } from "#db/seed/planned.ts";
import { DemoBroken, expectOutcome } from "./set-up-hospital.server.ts";

/** Something that happens at a moment of the past. */
export interface Step {
  at: Date;
  run(world: World): Promise<void>;
}

export interface Stage {
  hospital: InventedHospital;
  peers: readonly StaffActor[];
  coordinator: StaffActor;
  post: DemoPost;
  /** Lets the mail worker run, as it does every second on a site. */
  sendMails(world: World): Promise<void>;
  /** Cases that were seen waiting before, so that a new one is known. */
  seen: Set<string>;
}

/** The case that came to the queue just now, as the coordinator sees it: by looking. */
export async function newestInQueue(stage: Stage, world: World): Promise<CaseId> {
  for (let page = 0; ; page += 1) {
    const queue = expectOutcome(
      await seeQueue(stage.coordinator, { page }, world),
      "seen",
      "the coordinator's queue",
    );
    const found = queue.rows.find(({ id }) => id !== undefined && !stage.seen.has(id));
    if (found) {
      stage.seen.add(found.id);
      return found.id;
    }
    if (queue.isLastPage) throw new DemoBroken("a new case is not in the queue");
  }
}

/** @returns the code the person keeps. */
export async function ask(asked: Omit<AskedSupport, "formKey">, world: World): Promise<string> {
  const input = { ...asked, formKey: world.newId<string>() };
  return expectOutcome(await submitRequest(anyone, input, world), "submitted", "asking").receipt;
}

/** The link in the newest mail to this address, as its reader follows it. */
function offerCodeFor(stage: Stage, email: string): string {
  const letter = stage.post
    .letters()
    .find(({ to, text }) => to === email && text.includes("/offer/"));
  const code = /\/offer\/([a-z0-9]+)/.exec(letter?.text ?? "")?.[1];
  if (!code) throw new DemoBroken("an offer has no mail");
  return code;
}

export async function offerTo(stage: Stage, email: string, world: World): Promise<string> {
  await offerSupport(anyone, { email, formKey: world.newId<string>() }, world);
  await stage.sendMails(world);
  return offerCodeFor(stage, email);
}

/** The first peer on the list who may and can. */
async function takenBySomebody(
  stage: Stage,
  caseId: CaseId,
  wanted: readonly number[],
  world: World,
): Promise<StaffActor> {
  for (const place of [...wanted, ...stage.peers.keys()]) {
    const peer = stage.peers[place];
    if (!peer) continue;
    const { outcome } = await takeRequest(peer, { caseId }, world);
    if (outcome === "taken") return peer;
    if (outcome === "already-taken") throw new DemoBroken("a case was taken twice");
  }
  throw new DemoBroken("nobody can take a case");
}

async function changeOwn(receipt: string, change: OwnChange["change"], world: World) {
  if (change === "reach") return;
  const back = await returnWithReceipt(anyone, { typed: receipt }, world);
  const { caseId } = expectOutcome(back, "recognised", "coming back");
  const changed = await changeOwnRequest({ kind: "receipt-holder", caseId }, { change }, world);
  expectOutcome(changed, "changed", change);
}

/** The steps of one case, in order. */
export function stepsOfCase(stage: Stage, plan: PlannedCase): Step[] {
  const person = stage.hospital.staff[plan.person];
  if (!person) throw new DemoBroken("the plan names nobody");
  const { care } = plan;
  const told = { caseId: "" as CaseId, receipt: "", code: "", peer: null as StaffActor | null };
  const peer = (): StaffActor => {
    if (!told.peer) throw new DemoBroken("nobody has the case");
    return told.peer;
  };
  const begin = async (world: World): Promise<void> => {
    if (plan.source === "self") {
      told.receipt = await ask(
        { howSoon: plan.howSoon, reach: plan.reach, wishes: plan.wishes },
        world,
      );
    } else if (plan.source === "group") {
      await askForGroup(anyone, { ...plan.answers, formKey: world.newId<string>() }, world);
    } else {
      const input = {
        code: told.code,
        answer: "yes" as const,
        phone: plan.phone,
        formKey: world.newId<string>(),
      };
      const answered = await answerOffer(anyone, input, world);
      told.receipt = expectOutcome(answered, "accepted", "a yes to an offer").receipt;
    }
    told.caseId = await newestInQueue(stage, world);
    await stage.sendMails(world);
  };
  const steps: Step[] = [{ at: plan.askedAt, run: begin }];
  if ("offeredAt" in plan) {
    steps.unshift({
      at: plan.offeredAt,
      run: async (world) => {
        told.code = await offerTo(stage, person.email, world);
      },
    });
  }
  if (care.withdrawnAt) {
    const run = (world: World) => changeOwn(told.receipt, "withdraw", world);
    return [...steps, { at: care.withdrawnAt, run }];
  }
  const take = (at: Date, from: number): Step => ({
    at,
    run: async (world) => {
      told.peer = await takenBySomebody(stage, told.caseId, care.peers.slice(from), world);
    },
  });
  if (plan.turn === "passed-on-unseen") {
    const first = stage.peers[care.peers[0] ?? 0];
    steps.push({
      at: minutesAfter(care.takenAt, -2),
      run: async (world) => {
        // It may be hidden from this very peer; then they never saw it and pass nothing on.
        if (first) await passOnRequest(first, { caseId: told.caseId }, world);
      },
    });
  }
  steps.push(take(care.takenAt, 0));
  if (plan.turn === "handed-on" || (plan.turn === "changes-peer" && plan.source !== "group")) {
    const half = (care.contactAt.getTime() - care.takenAt.getTime()) / 120_000;
    steps.push({
      at: minutesAfter(care.takenAt, half * 0.8),
      run: async (world) => {
        if (plan.turn === "changes-peer") await changeOwn(told.receipt, "change-peer", world);
        else {
          const passed = await passOnRequest(peer(), { caseId: told.caseId }, world);
          expectOutcome(passed, "passed-on", "handing on");
        }
        await stage.sendMails(world);
      },
    });
    steps.push(take(minutesAfter(care.takenAt, half * 1.6), 1));
  }
  const attempt = (at: Date, result: "reached" | "no-answer"): Step => ({
    at,
    run: async (world) => {
      const tried = await recordAttempt(peer(), { caseId: told.caseId, result }, world);
      expectOutcome(tried, "recorded", "an attempt");
    },
  });
  if (care.failedTries > 0) steps.push(attempt(minutesAfter(care.contactAt, -1), "no-answer"));
  steps.push(attempt(care.contactAt, "reached"));
  for (const visit of care.visits) {
    steps.push({
      at: minutesAfter(visit.at, visit.minutes),
      run: async (world) => {
        const input = { caseId: told.caseId, answers: visit.log };
        expectOutcome(await logEncounter(peer(), input, world), "logged", "logging");
      },
    });
  }
  if (plan.turn === "pauses" && care.visits[0]) {
    const from = hoursAfter(care.visits[0].at, 1.6);
    steps.push({ at: from, run: (world) => changeOwn(told.receipt, "pause", world) });
    steps.push({
      at: minutesAfter(from, 20),
      run: (world) => changeOwn(told.receipt, "resume", world),
    });
  }
  if (care.closedAt) {
    const at = hoursAfter(care.closedAt, 2);
    steps.push({
      at,
      run: async (world) => {
        expectOutcome(await closeCase(peer(), { caseId: told.caseId }, world), "closed", "closing");
      },
    });
  }
  return steps;
}

/** An offer that is answered otherwise, or not at all. */
export function stepsOfDeclined(stage: Stage, plan: DeclinedOffer): Step[] {
  const person = stage.hospital.staff[plan.person];
  if (!person) throw new DemoBroken("the plan names nobody");
  let code = "";
  const { answer } = plan;
  return [
    {
      at: plan.offeredAt,
      run: async (world) => {
        code = await offerTo(stage, person.email, world);
      },
    },
    ...(answer === "silence"
      ? []
      : [
          {
            at: plan.answeredAt,
            run: async (world: World) => {
              const formKey = world.newId<string>();
              const input = { code, answer, phone: "", formKey };
              const answered = await answerOffer(anyone, input, world);
              expectOutcome(answered, answer, "an answer to an offer");
            },
          },
        ]),
  ];
}
