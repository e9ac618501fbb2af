// The colleague answers: yes, not now, or never. Before: offer-support. After a yes: the case waits in the
// queue like any other, or the coordinator finds somebody willing. The offer itself is gone with the answer.

import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { limitsVersion } from "#app/domain/confidentiality/limits-text.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { candidateToAdd } from "#app/domain/peers/candidate-store.server.ts";
import { staffOf } from "#app/domain/roster/staff-store.server.ts";
import {
  receiptToAdd,
  sentOnceToAdd,
  submissionOf,
  submissionToAdd,
} from "#app/domain/support-requests/case-store.server.ts";
import { newCase } from "#app/domain/support-requests/new-case.server.ts";
import { proofOf, submissionOfForm } from "#app/domain/support-requests/receipt.server.ts";
import { receiptFrom } from "#app/domain/support-requests/receipt.ts";
import { noWishes } from "#app/domain/support-requests/request-form.ts";
import { showReceipt } from "#app/domain/support-requests/show-receipt.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import type { OfferAnswer, OfferPurpose } from "./offer.ts";
import {
  type OfferedPerson,
  offerToEnd,
  openOffer,
  openOffered,
  refusalTagOf,
  refusalToAdd,
} from "./offer-store.server.ts";

export type OfferAnswered =
  | { outcome: "accepted"; receipt: string }
  /** Yes to being a peer: the coordinator will be in touch. */
  | { outcome: "willing" }
  | { outcome: "not-now" }
  | { outcome: "never" }
  /** Answered before, expired, or never made: one answer. */
  | { outcome: "no-such-offer" };

/** What is offered under this code; null when nothing is, or not any more. */
export async function purposeOfOffer(code: string, world: World): Promise<OfferPurpose | null> {
  const today = dayOf(world.now, world.settings.timeZone);
  const offer = await openOffer(world.db, world.keyring.tag("offer-code", code), today);
  return offer?.purpose ?? null;
}

interface AnsweredOffer {
  code: string;
  answer: OfferAnswer;
  phone: string;
  /** One per page shown. A yes sent twice by the same page gets the same receipt, as asking does. */
  formKey: string;
}

export async function answerOffer(
  actor: Actor,
  input: AnsweredOffer,
  world: World,
): Promise<OfferAnswered> {
  if (!may(actor, "answer-offer")) return { outcome: "no-such-offer" };
  const { db, keyring, now, settings } = world;
  const today = dayOf(now, settings.timeZone);
  const offer = await openOffer(db, keyring.tag("offer-code", input.code), today);
  const isYes = input.answer === "yes";
  if (!offer) return isYes ? acceptedBefore(actor, input, world) : { outcome: "no-such-offer" };
  const person = openOffered(keyring, offer);
  if (isYes && offer.purpose === "peer") {
    const candidate = candidateToAdd(person, world);
    const written = await db.allOrNothing((tx) => [
      exactlyOne(offerToEnd(tx, offer.id), "answered"),
      candidate(tx),
      sentOnceToAdd(tx, keyring, willingForm(input.formKey), now),
    ]);
    return written.done ? { outcome: "willing" } : acceptedBefore(actor, input, world);
  }
  if (isYes) {
    const answered = await accepted(offer.id, person, input, world);
    return answered ?? acceptedBefore(actor, input, world);
  }
  const isNever = input.answer === "never";
  const written = await db.allOrNothing((tx) => [
    exactlyOne(offerToEnd(tx, offer.id), "answered"),
    ...(isNever ? [refusalToAdd(tx, refusalTagOf(keyring, offer.purpose, person.email))] : []),
  ]);
  if (!written.done) return { outcome: "no-such-offer" };
  return { outcome: isNever ? "never" : "not-now" };
}

/** Under another name than a form with a receipt, so that one is never taken for the other. */
const willingForm = (formKey: string): string => `willing ${formKey}`;

/** A double press, or Back and send again: the offer is gone, and what this page got is still known. */
async function acceptedBefore(
  actor: Actor,
  { formKey }: AnsweredOffer,
  world: World,
): Promise<OfferAnswered> {
  const shown = await showReceipt(actor, { formKey }, world);
  if (shown.outcome === "shown") return { outcome: "accepted", receipt: shown.receipt };
  const willing = await submissionOf(
    world.db,
    world.keyring.tag("submission", willingForm(formKey)),
  );
  return { outcome: willing ? "willing" : "no-such-offer" };
}

/** @returns null when somebody answered in the same moment. */
async function accepted(
  offerId: Parameters<typeof offerToEnd>[1],
  person: OfferedPerson,
  { phone, formKey }: AnsweredOffer,
  world: World,
): Promise<OfferAnswered | null> {
  const staffId = person.staffId as StaffId;
  const known = await staffOf(world.db, staffId);
  const receipt = receiptFrom(world.randomBytes(10));
  const proof = await proofOf(receipt, world.randomBytes(16), world.keyring);
  const { caseId, statements } = await newCase(
    {
      kind: "one-to-one",
      responseClass: "standard",
      request: {
        source: "offer",
        howSoon: "next-days",
        eventKind: "not-said",
        unitCode: known?.unitCode ?? null,
        roleFamily: known?.roleFamily ?? null,
        wishes: { area: noWishes.area, isSameProfession: false, gender: null, language: null },
        avoid: "",
        headCount: null,
        staffId,
        passedBy: [],
        limitsVersion,
      },
      contact: phone
        ? { name: person.name, channel: "phone", reach: phone }
        : { name: person.name, channel: "email", reach: person.email },
    },
    world,
  );
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(offerToEnd(tx, offerId), "answered"),
    submissionToAdd(tx, submissionOfForm({ formKey, receipt }, world)),
    ...statements(tx),
    receiptToAdd(tx, caseId, proof),
  ]);
  return written.done ? { outcome: "accepted", receipt } : null;
}
