// Cases. In clear: only what the queue must be sorted by. Everything a person said is sealed under the
// case's own key, and the case's rows go when the case does (retention-rules.ts).
import { recipientKinds } from "#app/domain/confidentiality/grant.ts";
import type { AccountId, CaseId, Sealed } from "#app/domain/ids.ts";
import { caseKinds, caseStates, responseClasses } from "#app/domain/support-requests/request.ts";
import { day, id, index, instant, oneOf, sealed, table, text, wholeNumber } from "#db/words.ts";

export const supportCases = table(
  "support_cases",
  {
    /** Random; nothing outside the support store holds it. */
    id: id<CaseId>("id").primaryKey(),
    kind: oneOf("kind", caseKinds).notNull(),
    state: oneOf("state", caseStates).notNull(),
    responseClass: oneOf("response_class", responseClasses).notNull(),
    /** Counts the changes, so that two people cannot change the same case unseen. */
    version: wholeNumber("version").notNull(),
    /** The peer who has the case; null while it waits. A random account id, not a name. */
    holderId: id<AccountId>("holder_id"),
    openedOn: day("opened_on").notNull(),
    /** Quarter of an hour of asking; needed while the case waits, null once contact was attempted. */
    waitingSinceAt: instant("waiting_since_at"),
    /** When contact is due, to the quarter of an hour, counted from the one above; null once it was attempted. */
    contactDueAt: instant("contact_due_at"),
    /** How far the response clock has gone (triage/response-clock.ts); begins anew with each waiting. */
    clockStep: wholeNumber("clock_step").notNull().default(0),
    /** The case closes by itself after this day; a planned follow-up moves it. */
    lapsesOn: day("lapses_on").notNull(),
    /** Set when the case ended; rows are destroyed a grace later. */
    endedOn: day("ended_on"),
    /** What was asked: wishes, languages, people to avoid. */
    sealedRequest: sealed<Sealed>("sealed_request").notNull(),
    /** Name, if given, and how to reach the person. Only the holder opens this. */
    sealedContact: sealed<Sealed>("sealed_contact").notNull(),
    /** What the planned tables need, folded into the counters at closing and then emptied. */
    sealedStub: sealed<Sealed>("sealed_stub").notNull(),
  },
  (t) => [
    // Holds what puts the queue in order, so that the wide rows are read for the page shown only.
    index("cases_waiting").on(t.state, t.responseClass, t.contactDueAt),
    index("cases_holder").on(t.holderId),
    index("cases_ended").on(t.endedOn),
    index("cases_lapse").on(t.lapsesOn),
    index("cases_due").on(t.contactDueAt),
  ],
);

export const caseKeyGrants = table(
  "case_key_grants",
  {
    /** `case id:recipient kind:recipient id`. */
    id: text("id").primaryKey(),
    caseId: id<CaseId>("case_id")
      .notNull()
      .references(() => supportCases.id, { onDelete: "cascade" }),
    recipientKind: oneOf("recipient_kind", recipientKinds).notNull(),
    recipientId: text("recipient_id").notNull(),
    keyVersion: wholeNumber("key_version").notNull(),
    /** The month whose destruction takes this grant with it, in every backup. */
    epochKeyId: text("epoch_key_id").notNull(),
    /** The latest month it was ever wrapped under: what the person is told about backups. */
    furthestEpoch: text("furthest_epoch").notNull(),
    wrappedKey: sealed<Sealed>("wrapped_key").notNull(),
  },
  (t) => [index("grants_case").on(t.caseId), index("grants_epoch").on(t.epochKeyId)],
);

export const caseReceipts = table("case_receipts", {
  /** Keyed hash of the receipt: how a case is found by its code. */
  tag: text("tag").primaryKey(),
  caseId: id<CaseId>("case_id")
    .notNull()
    .references(() => supportCases.id, { onDelete: "cascade" }),
  salt: text("salt").notNull(),
  /** scrypt of the code: the tag alone proves nothing. */
  verifier: text("verifier").notNull(),
});

export const submissions = table("submissions", {
  /** Keyed hash of the form's one-time key: the same form makes one case, however often it is sent. */
  tag: text("tag").primaryKey(),
  /** The receipt, sealed, for half an hour at most; empty afterwards. */
  sealedReceipt: sealed<Sealed>("sealed_receipt"),
  /** A quarter of an hour, as for the case; once the receipt is forgotten, the day below. */
  forgetReceiptAt: instant("forget_receipt_at").notNull(),
  /** A midnight. */
  forgetAt: instant("forget_at").notNull(),
});
