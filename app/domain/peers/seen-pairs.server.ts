// A person's mentoring pairs with the other's name and address, and nothing else of them.
import { accountOf, openPerson } from "#app/domain/access/account-store.server.ts";
import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { pairsOf } from "./mentoring-store.server.ts";

export interface SeenPair {
  menteeId: AccountId;
  mentorId: AccountId;
  /** What the other is to this person. */
  other: "mentor" | "mentee";
  name: string;
  email: string;
}

export async function seenPairs(accountId: AccountId, { db, keyring }: World): Promise<SeenPair[]> {
  const seen: SeenPair[] = [];
  for (const { menteeId, mentorId } of await pairsOf(db, accountId)) {
    const isMentee = menteeId === accountId;
    const account = await accountOf(db, isMentee ? mentorId : menteeId);
    if (!account) continue;
    const { name, email } = openPerson(keyring, account);
    seen.push({ menteeId, mentorId, other: isMentee ? "mentor" : "mentee", name, email });
  }
  return seen;
}
