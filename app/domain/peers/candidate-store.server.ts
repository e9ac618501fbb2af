// The only file that queries candidates: colleagues who said yes to becoming a peer.
import { and, asc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { accountByEmail } from "#app/domain/access/account-store.server.ts";
import { accountStanding } from "#app/domain/access/session-store.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { Keyring } from "#app/domain/confidentiality/keyring.server.ts";
import { keyIdOf, seal, unseal } from "#app/domain/confidentiality/seal.server.ts";
import type { CandidateId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import { peerCandidates } from "#db/schema/peers.ts";
import type { CandidateStage } from "./candidate.ts";

export type CandidateRow = typeof peerCandidates.$inferSelect;
const personShape = z.object({ staffId: z.string(), name: z.string(), email: z.string() });
export type CandidatePerson = z.infer<typeof personShape>;

export interface Candidate extends CandidatePerson {
  id: CandidateId;
  stage: CandidateStage;
  sinceOn: string;
}

const placeOf = (id: CandidateId) => ({
  table: "peer_candidates",
  column: "sealed_person",
  row: id,
});
const personTagOf = (keyring: Keyring, email: string) => keyring.tag("peer-candidate", email);

function opened({ id, stage, sinceOn, sealedPerson }: CandidateRow, keyring: Keyring): Candidate {
  const key = keyring.openingKey("people", keyIdOf(sealedPerson));
  const person = personShape.parse(JSON.parse(unseal(key, placeOf(id), sealedPerson)));
  return { id, stage, sinceOn, ...person };
}

export async function candidatesInOrder({ db, keyring }: World): Promise<Candidate[]> {
  const rows = await db.reader
    .select()
    .from(peerCandidates)
    .orderBy(asc(peerCandidates.sinceOn), asc(peerCandidates.id));
  return rows.map((row) => opened(row, keyring));
}

export async function candidateOf(
  id: CandidateId,
  { db, keyring }: Pick<World, "db" | "keyring">,
): Promise<Candidate | null> {
  const rows = await db.reader.select().from(peerCandidates).where(eq(peerCandidates.id, id));
  return rows[0] ? opened(rows[0], keyring) : null;
}

/** Not somebody who is a peer, nor one who said yes before. */
export async function couldBeCandidate(email: string, { db, keyring }: World): Promise<boolean> {
  const tag = personTagOf(keyring, email);
  const known = await db.reader
    .select({ id: peerCandidates.id })
    .from(peerCandidates)
    .where(eq(peerCandidates.personTag, tag));
  const account = await accountByEmail(db, keyring, email);
  const standing = account ? await accountStanding(db, account.id) : null;
  return known.length === 0 && !standing?.roles.includes("peer");
}

/** Leaves somebody who is there as they are. */
export function candidateToAdd(person: CandidatePerson, world: World): (tx: Writer) => Statement {
  const { keyring, now, settings } = world;
  const id = world.newId<CandidateId>();
  const { staffId, name, email } = person;
  const text = JSON.stringify({ staffId, name, email });
  return (tx) =>
    tx
      .insert(peerCandidates)
      .values({
        id,
        personTag: personTagOf(keyring, email),
        sealedPerson: seal(keyring.sealingKey("people"), placeOf(id), text),
        stage: "willing",
        sinceOn: dayOf(now, settings.timeZone),
      })
      .onConflictDoNothing()
      .returning({ id: peerCandidates.id });
}

/** Expect one row: screened once. */
export const candidateToMove = (tx: Writer, id: CandidateId, sinceOn: string) =>
  tx
    .update(peerCandidates)
    .set({ stage: "screened", sinceOn })
    .where(and(eq(peerCandidates.id, id), eq(peerCandidates.stage, "willing")))
    .returning({ id: peerCandidates.id });

/** Expect one row. */
export const candidateToEnd = (tx: Writer, id: CandidateId) =>
  tx.delete(peerCandidates).where(eq(peerCandidates.id, id)).returning({ id: peerCandidates.id });

export const oldCandidatesToForget = (tx: Writer, before: string) =>
  tx
    .delete(peerCandidates)
    .where(lt(peerCandidates.sinceOn, before))
    .returning({ id: peerCandidates.id });
