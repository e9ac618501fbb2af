// Somebody with the database file but without the keys moves sealed values about, so that one person would
// see another's. Nothing opens in a place it was not sealed for, on both engines.
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { accountOf, openPerson } from "#app/domain/access/account-store.server.ts";
import { operator } from "#app/domain/access/actor.ts";
import { proveKeyring } from "#app/domain/confidentiality/key-canary.server.ts";
import { SealBroken } from "#app/domain/confidentiality/seal.server.ts";
import type { CaseId, Sealed } from "#app/domain/ids.ts";
import { seeOwnRequest } from "#app/domain/support-requests/see-own-request.server.ts";
import { accounts } from "#db/schema/access.ts";
import { keyCanaries } from "#db/schema/site.ts";
import { caseKeyGrants, supportCases } from "#db/schema/support-requests.ts";
import { aPeer } from "#tests/support/actors.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

let world: TestWorld;
let mine: CaseId;
let theirs: CaseId;

beforeEach(async () => {
  world = await testWorld();
  mine = (await askForSupport(world, { reach: { phone: "111 111" } })).caseId;
  theirs = (await askForSupport(world, { reach: { phone: "222 222" } })).caseId;
});

const caseRow = async (id: CaseId) => {
  const [row] = await world.db.reader.select().from(supportCases).where(eq(supportCases.id, id));
  if (!row) throw new Error("no such case");
  return row;
};
const changeCase = (id: CaseId, changes: Partial<typeof supportCases.$inferInsert>) =>
  world.db.allOrNothing((tx) => [
    tx.update(supportCases).set(changes).where(eq(supportCases.id, id)).returning(),
  ]);
const look = (caseId: CaseId) => seeOwnRequest({ kind: "receipt-holder", caseId }, {}, world);

test("before anything is moved, each sees their own", async () => {
  expect(await look(mine)).toMatchObject({ request: { reach: "111 111" } });
  expect(await look(theirs)).toMatchObject({ request: { reach: "222 222" } });
});

test("a contact moved to another case does not open there", async () => {
  await changeCase(mine, { sealedContact: (await caseRow(theirs)).sealedContact });
  await expect(look(mine)).rejects.toThrow(SealBroken);
});

test("a contact moved together with the key that opens it does not open there", async () => {
  const [grant] = await world.db.reader
    .select()
    .from(caseKeyGrants)
    .where(eq(caseKeyGrants.caseId, theirs));
  await changeCase(mine, { sealedContact: (await caseRow(theirs)).sealedContact });
  await world.db.allOrNothing((tx) => [
    tx
      .update(caseKeyGrants)
      .set({ wrappedKey: grant?.wrappedKey ?? ("" as Sealed) })
      .where(eq(caseKeyGrants.caseId, mine))
      .returning(),
  ]);
  await expect(look(mine)).rejects.toThrow(SealBroken);
});

test("the two sealed columns of one case cannot stand in for each other", async () => {
  const { sealedContact } = await caseRow(mine);
  await changeCase(mine, { sealedRequest: sealedContact });
  await expect(look(mine)).rejects.toThrow(SealBroken);
});

test("a name moved from one account to another does not open there", async () => {
  const [first, second] = [await aPeer(world), await aPeer(world)];
  const account = await accountOf(world.db, second.accountId);
  if (!account) throw new Error("no such account");
  await world.db.allOrNothing((tx) => [
    tx
      .update(accounts)
      .set({ sealedPerson: account.sealedPerson })
      .where(eq(accounts.id, first.accountId))
      .returning(),
  ]);
  const changed = await accountOf(world.db, first.accountId);
  expect(() => changed && openPerson(world.keyring, changed)).toThrow(SealBroken);
});

test("a value of the same key from another table is no proof of the keyring", async () => {
  await proveKeyring(world.db, world.keyring);
  const { sealedContact } = await caseRow(mine);
  await world.db.allOrNothing((tx) => [
    tx.update(keyCanaries).set({ sealedCanary: sealedContact }).returning(),
  ]);
  await expect(proveKeyring(world.db, world.keyring)).rejects.toThrow(/does not belong/);
});

test("the operator, who may do much, opens nothing either", async () => {
  expect(await seeOwnRequest(operator, {}, world)).toEqual({ outcome: "not-found" });
});
