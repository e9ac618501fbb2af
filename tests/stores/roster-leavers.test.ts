// Who leaves the hospital loses the way in with the same import, on both engines.
import { expect, test } from "vitest";
import { anyone, operator } from "#app/domain/access/actor.ts";
import { staffActorOf, startSession } from "#app/domain/access/session.server.ts";
import { signIn } from "#app/domain/access/sign-in.server.ts";
import { importRoster } from "#app/domain/roster/import-roster.server.ts";
import { wholeRoster } from "#app/domain/roster/staff-store.server.ts";
import { personWith, testPassword } from "#tests/support/actors.ts";
import { asFile, csvText, listHeader, listMapping, listRow } from "#tests/support/staff-lists.ts";
import { testWorld } from "#tests/support/worlds.ts";

test("whoever leaves is signed out and cannot sign in again; everybody else can", async () => {
  const world = await testWorld();
  const open = asFile(
    csvText([listHeader, ...["000001", "000002", "000003"].map((number) => listRow({ number }))]),
  );
  const list = { open, mapping: listMapping(), exampleCount: 0, confirmedLeaving: null };
  await importRoster(operator, { ...list, isApplied: true }, world);
  const held = await wholeRoster(world.db, world.keyring);
  const staffIdOf = (wanted: string) => held.find(({ number }) => number === wanted)?.id ?? "";
  const leaving = await personWith(["coordinator"], world, { staffId: staffIdOf("000003") });
  const staying = await personWith(["coordinator"], world, { staffId: staffIdOf("000001") });
  const sessions = await Promise.all(
    [leaving, staying].map(({ accountId }) => startSession(accountId, world)),
  );
  const areIn = () =>
    Promise.all(sessions.map(async (id) => (await staffActorOf(id, world)) !== null));

  const shorter = asFile(
    csvText([listHeader, ...["000001", "000002"].map((number) => listRow({ number }))]),
  );
  const next = { ...list, open: shorter, confirmedLeaving: 1 };
  const looked = await importRoster(operator, { ...next, isApplied: false }, world);
  expect(looked).toMatchObject({ summary: { leaving: 1, accountsToClose: 1 } });
  expect(await areIn()).toEqual([true, true]);

  await importRoster(operator, { ...next, isApplied: true }, world);
  expect(await areIn()).toEqual([false, true]);
  const tried = await signIn(anyone, { email: leaving.email, password: testPassword }, world);
  expect(tried).toEqual({ outcome: "not-recognised" });
});
