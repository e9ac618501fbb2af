// A person whose request is closed asks for the three questions and gets a link that works once. The link's
// row knows no case and the case knows no link, only that it had one.
import type { Actor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { signedPlanOf } from "#app/domain/figures/plan-store.server.ts";
import { countsPulses } from "#app/domain/figures/release-plan.ts";
import { shippedInstrument } from "#app/domain/instruments/shipped-instruments.ts";
import { caseToChange } from "#app/domain/support-requests/case-store.server.ts";
import { openRequest, sealRequest } from "#app/domain/support-requests/case-vault.server.ts";
import { ownCase } from "#app/domain/support-requests/own-request.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { surveyTag } from "./answer-survey.server.ts";
import { contactWave } from "./contact-pulse.ts";
import { invitationsToAdd, waveToAdd } from "./survey-store.server.ts";

const yearOf = ({ now, settings }: World): number =>
  Number(dayOf(now, settings.timeZone).slice(0, 4));

/** Whether this case may still have its link. */
export async function isPulseOffered(actor: Actor, world: World): Promise<boolean> {
  const own = await ownCase(actor, "see-own-request", world);
  if (own?.supportCase.state !== "closed") return false;
  if (openRequest(own.caseKey, own.supportCase).hasPulseLink) return false;
  return countsPulses(await signedPlanOf(world.db, yearOf(world)), "pulse");
}

export type PulseOffered = { outcome: "offered"; token: string } | { outcome: "not-offered" };

export async function offerPulse(
  actor: Actor,
  _input: Record<string, never>,
  world: World,
): Promise<PulseOffered> {
  const instrument = shippedInstrument("contact-pulse");
  const own = await ownCase(actor, "change-own-request", world);
  if (!instrument || !own || !(await isPulseOffered(actor, world))) {
    return { outcome: "not-offered" };
  }
  const { supportCase, caseKey } = own;
  const asked = openRequest(caseKey, supportCase);
  const token = world.newId<string>();
  const wave = contactWave(yearOf(world), instrument);
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(
      caseToChange(tx, supportCase, {
        sealedRequest: sealRequest(caseKey, { ...asked, hasPulseLink: true }),
      }),
      "changed-meanwhile",
    ),
    waveToAdd(tx, wave),
    invitationsToAdd(tx, wave.id, [surveyTag(token, world)]),
  ]);
  return written.done ? { outcome: "offered", token } : { outcome: "not-offered" };
}
