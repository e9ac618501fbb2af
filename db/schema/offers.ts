// Offers to a colleague: support, or a place among the peers. The row goes when it is answered or after its time; what is kept
// of a "never" is a keyed hash, so that the person is not asked again.
import type { OfferId, Sealed } from "#app/domain/ids.ts";
import { offerPurposes, offerStates } from "#app/domain/offers/offer.ts";
import { day, id, index, oneOf, sealed, table, text } from "#db/words.ts";

export const offers = table(
  "offers",
  {
    /** Keyed hash of the person, the purpose, and one of few places: so many can be open at a time. */
    id: id<OfferId>("id").primaryKey(),
    /** Keyed hash of the code in the mail. */
    codeTag: text("code_tag").notNull().unique(),
    state: oneOf("state", offerStates).notNull(),
    purpose: oneOf("purpose", offerPurposes).notNull(),
    /** Who is thought of, sealed; read only when that person says yes. */
    sealedPerson: sealed<Sealed>("sealed_person").notNull(),
    expiresOn: day("expires_on").notNull(),
  },
  (t) => [index("offers_expiry").on(t.expiresOn)],
);

export const offerRefusals = table("offer_refusals", {
  /** Keyed hash of the address of someone who never wants to be offered this again. */
  personTag: text("person_tag").primaryKey(),
});

/** Slips of paper handed out in an area. Who took one is known to nobody; a used one is gone. */
export const slips = table(
  "slips",
  {
    /** Keyed hash of the code on the slip. */
    codeTag: text("code_tag").primaryKey(),
    unitCode: text("unit_code").notNull(),
    expiresOn: day("expires_on").notNull(),
  },
  (t) => [index("slips_expiry").on(t.expiresOn)],
);
