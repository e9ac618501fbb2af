// What the peer who has a case sees of it: how to reach the person, wishes, own log. No narrative exists.
// That they looked is written down, for the person to see.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { seenBy } from "#app/domain/access/case-fields.ts";
import { writeSeen } from "#app/domain/audit/case-audit.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { followUpsOf, privatePlanOf } from "#app/domain/follow-ups/follow-up-store.server.ts";
import { handOnStanding } from "#app/domain/hand-on/hand-on.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { peerOf } from "#app/domain/peers/peer-store.server.ts";
import { recordNumberFor } from "#app/domain/retention/record-number.server.ts";
import { crisisDaysOf, handOffsOf } from "#app/domain/step-ups/hand-off-store.server.ts";
import { openContact, openRequest } from "#app/domain/support-requests/case-vault.server.ts";
import { areaFitOf } from "#app/domain/triage/see-queue.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { attemptsOf, encountersOf } from "./encounter-store.server.ts";
import { heldCase } from "./held-case.server.ts";

async function caseView(actor: StaffActor, caseId: CaseId, world: World) {
  const held = await heldCase(actor, caseId, world);
  if (!held) return null;
  const { supportCase, caseKey } = held;
  const on = dayOf(world.now, world.settings.timeZone);
  await writeSeen(world.db, caseKey, { by: actor.accountId, role: "peer", on });
  const asked = openRequest(caseKey, supportCase);
  const found = await peerOf(world.db, world.keyring, actor.accountId);
  const plan = await privatePlanOf(world.db, caseKey);
  const mayRead = ({ by }: { by: string }): boolean =>
    by === actor.accountId || asked.sharedLogs.includes(by);
  return seenBy("holding-peer", {
    id: supportCase.id,
    state: supportCase.state,
    responseClass: supportCase.responseClass,
    contactDueAt: supportCase.contactDueAt,
    lapsesOn: supportCase.lapsesOn,
    recordNumber: recordNumberFor(caseKey),
    ...openContact(caseKey, supportCase),
    eventKind: asked.eventKind,
    roleFamily: asked.roleFamily,
    wishes: asked.wishes,
    headCount: asked.headCount,
    areaFit: found ? areaFitOf(asked, found.peer) : null,
    followUps: await followUpsOf(world.db, caseId),
    handOffs: (await handOffsOf(world.db, caseId)).map(({ handOff, entryName }) => ({
      to: entryName,
      state: handOff.state,
      isOver: handOff.expiresOn < dayOf(world.now, world.settings.timeZone),
    })),
    crisisDays: await crisisDaysOf(world.db, caseKey),
    sharedPlan: plan.isShown ? plan : null,
    handOn: handOnStanding(asked.handOn, on),
    attempts: (await attemptsOf(world.db, caseKey)).filter(mayRead),
    encounters: (await encountersOf(world.db, caseKey)).filter(mayRead),
  });
}

export type CaseView = NonNullable<Awaited<ReturnType<typeof caseView>>>;

export async function seeCase(
  actor: StaffActor,
  input: { caseId: CaseId },
  world: World,
): Promise<{ outcome: "seen"; view: CaseView } | { outcome: "not-found" }> {
  const view = await caseView(actor, input.caseId, world);
  return view ? { outcome: "seen", view } : { outcome: "not-found" };
}
