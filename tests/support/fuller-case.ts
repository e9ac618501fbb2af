// Everything that can hang on one case, put there by the product's own verbs: messages both ways, a planned
// talk, a plan that is shown, a hand-off and a crisis hand-off, and an opening in an emergency.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { confirmCrisisHandOff } from "#app/domain/crisis/confirm-crisis-hand-off.server.ts";
import { entryForm } from "#app/domain/directory/directory.ts";
import { directoryOf } from "#app/domain/directory/directory-store.server.ts";
import { keepDirectory } from "#app/domain/directory/keep-directory.server.ts";
import { decideProposal } from "#app/domain/dual-control/decide-proposal.server.ts";
import { type Asked, askedOf } from "#app/domain/dual-control/proposal.ts";
import { proposeChange } from "#app/domain/dual-control/propose-change.server.ts";
import { seeEmergencies } from "#app/domain/emergency/see-in-emergency.server.ts";
import { encounterForm } from "#app/domain/encounters/encounter-form.ts";
import { logEncounter } from "#app/domain/encounters/log-encounter.server.ts";
import { planForm, steps } from "#app/domain/follow-ups/follow-up.ts";
import { keepPrivatePlan } from "#app/domain/follow-ups/keep-private-plan.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { writeAsPeer } from "#app/domain/messages/write-as-peer.server.ts";
import { writeAsPerson } from "#app/domain/messages/write-as-person.server.ts";
import { meetingForm } from "#app/domain/peer-care/peer-care.ts";
import { planMeeting } from "#app/domain/peer-care/plan-meeting.server.ts";
import { seeStepUps } from "#app/domain/step-ups/answer-hand-off.server.ts";
import { beginHandOff } from "#app/domain/step-ups/begin-hand-off.server.ts";
import { personWith } from "./actors.ts";
import { recordNumberOf } from "./record-numbers.ts";
import type { TestWorld } from "./worlds.ts";

interface Around {
  peer: StaffActor;
  coordinator: StaffActor;
  supervisor: StaffActor;
  administrator: StaffActor;
}

/** Ids that stand in the addresses of the supervisor's pages. */
export interface Fuller {
  handOff: string;
  opening: string;
}

const done = ({ outcome }: { outcome: string }, wanted: string): void => {
  if (outcome !== wanted) throw new Error(`${outcome} instead of ${wanted}`);
};

/** @param caseId of a case that this peer has. */
export async function fillCase(caseId: CaseId, who: Around, world: TestWorld): Promise<Fuller> {
  const { peer, coordinator, supervisor, administrator } = who;
  const person = { kind: "receipt-holder", caseId } as const;
  const formKey = () => world.newId<string>();
  done(
    await writeAsPeer(peer, { caseId, text: "When suits you?", formKey: formKey() }, world),
    "written",
  );
  done(await writeAsPerson(person, { text: "Friday.", formKey: formKey() }, world), "written");
  const answers = encounterForm.parse({
    ...{ durationBand: "15-29", mode: "phone", ownEase: "fine", followUp: "days-7-14" },
  });
  await logEncounter(peer, { caseId, answers }, world);
  const plan = planForm.parse({
    chosen: [...steps].slice(0, 2),
    done: [...steps].slice(0, 1),
    isShown: "yes",
  });
  await keepPrivatePlan(person, plan, world);
  const entry = entryForm.parse({
    ...{ name: "Night desk", kind: "supervisor", level: "2", hours: "always", cost: "free" },
    ...{ confidentiality: "Nobody at work learns of it.", phone: "01 555 0100", crisisOrder: "1" },
    accountId: supervisor.accountId as string,
  });
  await keepDirectory(coordinator, { id: null, entry }, world);
  const [kept] = await directoryOf(world.db);
  const handOff = {
    entryId: kept?.id ?? "",
    allowed: ["name", "reach", "talks"],
    agreed: "yes",
  } as const;
  done(
    await beginHandOff(
      peer,
      { caseId, answers: { ...handOff, allowed: [...handOff.allowed] } },
      world,
    ),
    "begun",
  );
  done(await confirmCrisisHandOff(peer, { caseId }, world), "confirmed");
  await planMeeting(
    supervisor,
    meetingForm.parse({ on: world.now.toISOString().slice(0, 10), at: "23:30", place: "Room 4" }),
    world,
  );
  await inEmergency(caseId, supervisor, administrator, world);
  const [stepUp] = await seeStepUps(supervisor, {}, world);
  const [emergency] = await seeEmergencies(supervisor, {}, world);
  return { handOff: stepUp?.id ?? "", opening: emergency?.id ?? "" };
}

/** One granted by a second administrator, a hold in force, and one more that is still open. */
async function inEmergency(
  caseId: CaseId,
  supervisor: StaffActor,
  administrator: StaffActor,
  world: TestWorld,
): Promise<void> {
  const second = await personWith(["administrator"], world);
  const recordNumber = await recordNumberOf(world, caseId);
  const supervisorId = supervisor.accountId;
  const untilOn = new Date(world.now.getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
  const asked = [
    askedOf("emergency-opening", { recordNumber, supervisorId }),
    askedOf("legal-hold", { recordNumber: "0000SAMP1E00", untilOn }),
    askedOf("hold-end", { recordNumber: "0000SAMP1E00" }),
  ].filter((one): one is Asked => one !== null);
  for (const [place, one] of asked.entries()) {
    const proposed = await proposeChange(administrator, one, world);
    if (proposed.outcome !== "asked") throw new Error(proposed.outcome);
    const { proposalId } = proposed;
    if (place === 2) continue;
    done(await decideProposal(second, { proposalId, decision: "grant" }, world), "granted");
  }
}
