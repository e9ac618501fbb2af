// The only file that queries the hours peers gave, and opens and seals them. It is asked by the peer's own page
// and by the log, which adds to it; nobody else has a way to it.
import { and, eq } from "drizzle-orm";
import type { Keyring } from "#app/domain/confidentiality/keyring.server.ts";
import { keyIdOf, seal, unseal } from "#app/domain/confidentiality/seal.server.ts";
import type { AccountId, Sealed } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne, type Step, type Writer } from "#db/all-or-nothing.server.ts";
import { givenHours as rows } from "#db/schema/peer-care.ts";
import { type GivenHours, givenHours } from "./given-hours.ts";

/** Two years of months have room in it. */
const payloadBytes = 1024;
const placeOf = (accountId: AccountId) => ({
  table: "given_hours",
  column: "sealed_months",
  row: accountId,
});

const sealHours = (keyring: Keyring, accountId: AccountId, given: GivenHours): Sealed =>
  seal(keyring.sealingKey("people"), placeOf(accountId), JSON.stringify(given), payloadBytes);

async function found(accountId: AccountId, { db, keyring }: Pick<World, "db" | "keyring">) {
  const [row] = await db.reader.select().from(rows).where(eq(rows.accountId, accountId)).limit(1);
  if (!row) return { sealed: null, given: {} as GivenHours };
  const key = keyring.openingKey("people", keyIdOf(row.sealedMonths));
  const text = unseal(key, placeOf(accountId), row.sealedMonths);
  return { sealed: row.sealedMonths, given: givenHours.parse(JSON.parse(text)) };
}

export const hoursOf = async (accountId: AccountId, world: World): Promise<GivenHours> =>
  (await found(accountId, world)).given;

/** Refused when the same peer's hours changed in the same moment. */
export async function hoursToChange(
  accountId: AccountId,
  change: (given: GivenHours) => GivenHours,
  world: World,
): Promise<(tx: Writer) => Step<"hours-changed">[]> {
  const { sealed, given } = await found(accountId, world);
  const sealedMonths = sealHours(world.keyring, accountId, change(given));
  return (tx) => [
    exactlyOne(
      sealed === null
        ? tx
            .insert(rows)
            .values({ accountId, sealedMonths })
            .onConflictDoNothing()
            .returning({ id: rows.accountId })
        : tx
            .update(rows)
            .set({ sealedMonths })
            .where(and(eq(rows.accountId, accountId), eq(rows.sealedMonths, sealed)))
            .returning({ id: rows.accountId }),
      "hours-changed",
    ),
  ];
}

export const hoursToForget = (tx: Writer, accountId: AccountId) =>
  tx.delete(rows).where(eq(rows.accountId, accountId)).returning({ id: rows.accountId });
