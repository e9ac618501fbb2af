// The only file that queries offers. Who is thought of is sealed and read only on their yes.
import { and, eq, gte, lt } from "drizzle-orm";
import { z } from "zod";
import type { Keyring } from "#app/domain/confidentiality/keyring.server.ts";
import { keyIdOf, seal, unseal } from "#app/domain/confidentiality/seal.server.ts";
import type { OfferId, Sealed } from "#app/domain/ids.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { offerRefusals, offers } from "#db/schema/offers.ts";
import { mostOpenOffers, type OfferPurpose } from "./offer.ts";

const offeredPerson = z.object({ staffId: z.string(), name: z.string(), email: z.string() });
export type OfferedPerson = z.infer<typeof offeredPerson>;
export type Offer = typeof offers.$inferSelect;

const placeOf = (offerId: OfferId) => ({ table: "offers", column: "sealed_person", row: offerId });

export const sealOffered = (keyring: Keyring, offerId: OfferId, person: OfferedPerson): Sealed =>
  seal(keyring.sealingKey("offers"), placeOf(offerId), JSON.stringify(person));

export function openOffered(keyring: Keyring, offer: Offer): OfferedPerson {
  const key = keyring.openingKey("offers", keyIdOf(offer.sealedPerson));
  return offeredPerson.parse(JSON.parse(unseal(key, placeOf(offer.id), offer.sealedPerson)));
}

/** One hash per purpose: whoever wants no support may still be asked to be a peer, and the other way. */
export const refusalTagOf = (keyring: Keyring, purpose: OfferPurpose, email: string): string =>
  keyring.tag("offer-person", purpose === "support" ? email : `${purpose} ${email}`);

/**
 * The ids that offers of one purpose to one person may have: no more can be open than there are, and an
 * answered or forgotten one frees its own. Keyed, so that they say nothing of the person.
 */
export const offerIdsFor = (keyring: Keyring, purpose: OfferPurpose, email: string): OfferId[] =>
  Array.from(
    { length: mostOpenOffers },
    (_none, place) => keyring.tag("offer-person", `open ${purpose} ${place} ${email}`) as OfferId,
  );

/** An offer that can still be answered. */
export async function openOffer(db: Db, codeTag: string, today: string): Promise<Offer | null> {
  const rows = await db.reader
    .select()
    .from(offers)
    .where(and(eq(offers.codeTag, codeTag), eq(offers.state, "open"), gte(offers.expiresOn, today)))
    .limit(1);
  return rows[0] ?? null;
}

export async function isNeverToBeOffered(db: Db, personTag: string): Promise<boolean> {
  const rows = await db.reader
    .select()
    .from(offerRefusals)
    .where(eq(offerRefusals.personTag, personTag))
    .limit(1);
  return rows.length > 0;
}

/** Expect one row; none when an offer with this id is open. */
export const offerToAdd = (tx: Writer, offer: Offer) =>
  tx.insert(offers).values(offer).onConflictDoNothing({ target: offers.id }).returning();

/** An answered offer is gone, whatever the answer was. Expect one row. */
export const offerToEnd = (tx: Writer, offerId: OfferId) =>
  tx
    .delete(offers)
    .where(and(eq(offers.id, offerId), eq(offers.state, "open")))
    .returning();

export const refusalToAdd = (tx: Writer, personTag: string) =>
  tx.insert(offerRefusals).values({ personTag }).onConflictDoNothing().returning();

export const offersToForget = (tx: Writer, today: string) =>
  tx.delete(offers).where(lt(offers.expiresOn, today)).returning();
