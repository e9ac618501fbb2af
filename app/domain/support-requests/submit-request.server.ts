// A person asks for support. Before: the check page of /ask. After: the receipt, and the case waits in the
// queue (triage/see-queue). The same form makes one case, however often it is sent.

import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { Keyring } from "#app/domain/confidentiality/keyring.server.ts";
import { limitsVersion } from "#app/domain/confidentiality/limits-text.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import {
  receiptToAdd,
  type Submission,
  submissionOf,
  submissionToAdd,
} from "./case-store.server.ts";
import { newCase } from "./new-case.server.ts";
import { openSubmittedReceipt, proofOf, submissionOfForm } from "./receipt.server.ts";
import { receiptFrom } from "./receipt.ts";
import { responseClassOf } from "./request.ts";
import {
  type HowSoonAnswers,
  type ReachAnswers,
  reachOf,
  type WishesAnswers,
} from "./request-form.ts";

export interface AskedSupport {
  /** One per form shown; sent again with every retry of the same form. */
  formKey: string;
  howSoon: HowSoonAnswers;
  reach: ReachAnswers;
  wishes: WishesAnswers;
  /** A peer entered it for somebody; left out when the person asked themselves. */
  source?: "by-phone";
}

export type Submitted =
  | { outcome: "submitted"; receipt: string }
  /** The same form, sent again within a quarter of an hour: same case, same receipt. */
  | { outcome: "already-submitted"; receipt: string }
  /** The same form, later: the case stands, its receipt is not shown again. */
  | { outcome: "already-submitted-receipt-gone" }
  | { outcome: "not-allowed" };

function again(keyring: Keyring, submission: Submission): Submitted {
  const receipt = openSubmittedReceipt(keyring, submission);
  return receipt
    ? { outcome: "already-submitted", receipt }
    : { outcome: "already-submitted-receipt-gone" };
}

export async function submitRequest(
  actor: Actor,
  asked: AskedSupport,
  world: World,
): Promise<Submitted> {
  if (!may(actor, "submit-request")) return { outcome: "not-allowed" };
  const { db, keyring } = world;
  const tag = keyring.tag("submission", asked.formKey);
  const before = await submissionOf(db, tag);
  if (before) return again(keyring, before);

  const receipt = receiptFrom(world.randomBytes(10));
  const proof = await proofOf(receipt, world.randomBytes(16), keyring);
  const { caseId, statements } = await newCase(beginningOf(asked), world);
  const written = await db.allOrNothing((tx) => [
    exactlyOne(
      submissionToAdd(tx, submissionOfForm({ formKey: asked.formKey, receipt }, world)),
      "sent-before",
    ),
    ...statements(tx),
    receiptToAdd(tx, caseId, proof),
  ]);
  if (written.done) return { outcome: "submitted", receipt };
  const winner = await submissionOf(db, tag);
  if (!winner) return { outcome: "already-submitted-receipt-gone" };
  return again(keyring, winner);
}

function beginningOf({ howSoon, reach, wishes, source }: AskedSupport) {
  return {
    kind: "one-to-one" as const,
    responseClass: responseClassOf(howSoon.howSoon),
    request: {
      source: source ?? ("self" as const),
      howSoon: howSoon.howSoon,
      eventKind: wishes.eventKind,
      unitCode: wishes.unitCode || null,
      roleFamily: wishes.roleFamily,
      wishes: {
        area: wishes.area,
        isSameProfession: wishes.isSameProfession,
        gender: wishes.gender,
        language: wishes.language || null,
        seniority: wishes.seniority,
      },
      avoid: wishes.avoid,
      headCount: null,
      staffId: null,
      passedBy: [],
      limitsVersion,
    },
    contact: {
      name: reach.isNamed === "yes" ? reach.name : null,
      channel: reach.channel,
      reach: reachOf(reach),
    },
  };
}
