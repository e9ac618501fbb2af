// Proves at start that this keyring belongs to this database, before anything is read or written.
import { eq, gte } from "drizzle-orm";
import type { Db } from "#db/connect.server.ts";
import { keyCanaries } from "#db/schema/site.ts";
import { caseKeyGrants } from "#db/schema/support-requests.ts";
import type { Keyring } from "./keyring.server.ts";
import { KeyringRefused } from "./keyring-file.server.ts";
import { keyIdOf, seal, unseal } from "./seal.server.ts";

const place = { table: "key_canaries", column: "sealed_canary", row: "first" };
const song = "alongside";

/** Leaves a canary in an empty database; in any other, opens the one that is there. */
export async function proveKeyring(db: Db, keyring: Keyring): Promise<void> {
  const rows = await db.reader.select().from(keyCanaries).where(eq(keyCanaries.id, place.row));
  const [row] = rows;
  if (!row) {
    const sealedCanary = seal(keyring.sealingKey("canary"), place, song);
    await db.allOrNothing((tx) => [
      tx
        .insert(keyCanaries)
        .values({ id: place.row, sealedCanary })
        .onConflictDoNothing()
        .returning(),
    ]);
    return;
  }
  try {
    const key = keyring.openingKey("canary", keyIdOf(row.sealedCanary));
    if (unseal(key, place, row.sealedCanary) === song) return;
  } catch {
    // The sentence below says it; what failed inside is of no use to the operator.
  }
  throw new KeyringRefused(
    "This key file does not belong to this database: the two were made apart. Bring them back together; nothing was changed.",
  );
}

/**
 * The key file must hold the key of every month that some case still needs: one that lacks some is an older
 * copy, and would close those cases for ever. Months that are over have no key any more, and need none.
 * @param month the present one, `2027-03`. @throws KeyringRefused
 */
export async function proveMonths(db: Db, keyring: Keyring, month: string): Promise<void> {
  const rows = await db.reader
    .selectDistinct({ month: caseKeyGrants.epochKeyId })
    .from(caseKeyGrants)
    .where(gte(caseKeyGrants.epochKeyId, month));
  const missing = rows.filter((row) => keyring.existingEpochKey(row.month) === null);
  if (missing.length === 0) return;
  throw new KeyringRefused(
    `This key file is older than the database: it lacks the keys of ${missing.length} months that requests still need. Bring back the newest copy of the keys; nothing was changed.`,
  );
}
