// Proves at start that this keyring belongs to this database, before anything is read or written.
import { eq } from "drizzle-orm";
import type { Db } from "#db/connect.server.ts";
import { keyCanaries } from "#db/schema/site.ts";
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
