// New keys for everything, on both engines: nothing is left under an old one, interrupted or not, and no
// column with a ciphertext is forgotten.
import { readFileSync } from "node:fs";
import { getTableColumns, getTableName, is, Table } from "drizzle-orm";
import { expect, it } from "vitest";
import { accountOf, openPerson } from "#app/domain/access/account-store.server.ts";
import { anyone, operator, timer } from "#app/domain/access/actor.ts";
import { proveKeyring } from "#app/domain/confidentiality/key-canary.server.ts";
import {
  isRotating,
  type RotationInput,
  rotateKeys,
} from "#app/domain/confidentiality/rotate-keys.server.ts";
import {
  columnsUnderCaseKeys,
  columnsUnderForeignKeys,
  sealedColumns,
} from "#app/domain/confidentiality/sealed-columns-store.server.ts";
import { keepRetention } from "#app/domain/retention/keep-retention.server.ts";
import { returnWithReceipt } from "#app/domain/support-requests/return-with-receipt.server.ts";
import { seeOwnRequest } from "#app/domain/support-requests/see-own-request.server.ts";
import * as schema from "#db/schema/index.ts";
import { personWith } from "#tests/support/actors.ts";
import { caseThatEnded } from "#tests/support/ended-cases.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { close, countersOf, fold, hospital, summer } from "#tests/support/signed-hospital.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

const atOnce: RotationInput = {
  isDropping: true,
  pause: async () => undefined,
  settle: async () => undefined,
};

const secretsOf = (world: TestWorld): string[] => {
  const { masters, epochs, periods } = world.keyring.contents();
  const shelves = [masters, ...Object.values(epochs), ...Object.values(periods).map((p) => p.keys)];
  return shelves.flat().map(({ secret }) => secret);
};

const ownRequest = (
  world: TestWorld,
  caseId: Awaited<ReturnType<typeof askForSupport>>["caseId"],
) => seeOwnRequest({ kind: "receipt-holder", caseId }, {}, world);

it("opens every case, account and receipt with the new keys alone", async () => {
  const world = await testWorld();
  await proveKeyring(world.db, world.keyring);
  const person = await personWith(["coordinator"], world);
  const asked = [];
  for (let turn = 0; turn < 10; turn += 1) {
    asked.push(await askForSupport(world, { reach: { phone: `0664 ${turn}` } }));
  }
  const before = secretsOf(world);
  const rotated = await rotateKeys(operator, atOnce, world);
  expect(rotated).toMatchObject({ outcome: "rotated", isResumed: false, isDropped: true });
  const after = secretsOf(world);
  expect(after.length).toBe(before.length);
  const file = readFileSync(world.keyringFile, "utf8");
  for (const secret of before) expect(file).not.toContain(secret);
  await proveKeyring(world.db, world.keyring);
  const account = await accountOf(world.db, person.accountId);
  expect(account && openPerson(world.keyring, account).name).toBe(person.name);
  for (const [turn, { caseId, receipt }] of asked.entries()) {
    expect(await ownRequest(world, caseId)).toMatchObject({ request: { reach: `0664 ${turn}` } });
    expect(await returnWithReceipt(anyone, { typed: receipt }, world)).toMatchObject({ caseId });
  }
});

it("goes on where it was stopped, and makes no third key", async () => {
  const world = await testWorld();
  const asked = [];
  for (let turn = 0; turn < 10; turn += 1) asked.push(await askForSupport(world));
  let steps = 0;
  const stopped = rotateKeys(
    operator,
    {
      ...atOnce,
      async pause() {
        steps += 1;
        if (steps === 1) throw new Error("killed here");
      },
    },
    world,
  );
  await expect(stopped).rejects.toThrow("killed here");
  expect(isRotating(world.keyring.contents())).toBe(true);
  for (const { caseId } of asked) {
    expect((await ownRequest(world, caseId)).outcome, "half-way").toBe("seen");
  }
  // What is written half-way is under the new keys already, so nothing of it is sealed twice.
  const late = await askForSupport(world);
  const rotated = await rotateKeys(operator, atOnce, world);
  expect(rotated).toMatchObject({ isResumed: true, isDropped: true });
  expect(isRotating(world.keyring.contents())).toBe(false);
  for (const { caseId } of [...asked, late]) {
    expect((await ownRequest(world, caseId)).outcome).toBe("seen");
  }
});

it("leaves the old keys to the night, which waits until no draft can be under them", async () => {
  const world = await testWorld();
  const { caseId } = await askForSupport(world);
  const rotated = await rotateKeys(operator, { ...atOnce, isDropping: false }, world);
  expect(rotated).toMatchObject({ isDropped: false });
  await keepRetention(timer, {}, world.at("2026-03-02T09:30:00Z"));
  expect(isRotating(world.keyring.contents())).toBe(true);
  await keepRetention(timer, {}, world.at("2026-03-02T10:01:00Z"));
  expect(isRotating(world.keyring.contents())).toBe(false);
  expect((await ownRequest(world, caseId)).outcome).toBe("seen");
});

it("never drops a key while anything is under it", async () => {
  const world = await testWorld();
  const { caseId } = await askForSupport(world);
  const stopped = rotateKeys(
    operator,
    { ...atOnce, pause: () => Promise.reject(new Error("killed here")) },
    world,
  );
  await expect(stopped).rejects.toThrow();
  await keepRetention(timer, {}, world.at("2026-03-02T20:00:00Z"));
  expect(isRotating(world.keyring.contents())).toBe(true);
  expect((await ownRequest(world, caseId)).outcome).toBe("seen");
});

it("keeps the counters, and knows a person it has counted before", async () => {
  const world = await hospital();
  await caseThatEnded(world, summer.slice(0, 10), { person: "kim@hospital.example" });
  await fold(world);
  const counted = await countersOf(world, "2026Q3");
  await rotateKeys(operator, atOnce, world);
  expect(await countersOf(world, "2026Q3")).toEqual(counted);
  for (let turn = 0; turn < 4; turn += 1) {
    await caseThatEnded(world, summer.slice(0, 10), { person: "kim@hospital.example" });
  }
  await fold(world);
  expect(await countersOf(world, "2026Q3"), "the same person once a quarter").toEqual(counted);
  await caseThatEnded(world, summer.slice(0, 10), { person: "lee@hospital.example" });
  await fold(world);
  expect(await countersOf(world, "2026Q3")).not.toEqual(counted);
  const closed = await close(world.at("2026-10-28T06:00:00Z"), "2026Q3");
  expect(closed.outcome).toBe("released");
});

it("is the operator's alone", async () => {
  const world = await testWorld();
  const administrator = await personWith(["administrator"], world);
  expect(await rotateKeys(administrator, atOnce, world)).toEqual({ outcome: "not-allowed" });
  expect(await rotateKeys(anyone, atOnce, world)).toEqual({ outcome: "not-allowed" });
});

it("knows every column of the database that holds a ciphertext", () => {
  const inSchema = Object.values(schema)
    .filter((table): table is typeof table & Table => is(table, Table))
    .flatMap((table) =>
      Object.values(getTableColumns(table))
        .map(({ name }) => `${getTableName(table)}.${name}`)
        .filter((name) => /\.(sealed|wrapped)_/.test(name)),
    );
  const known = [
    ...sealedColumns.map(({ name }) => name),
    ...columnsUnderCaseKeys,
    ...columnsUnderForeignKeys,
  ];
  // A new sealed column belongs in sealed-columns-store.server.ts, or it is lost at the next rotation.
  expect(inSchema.sort()).toEqual(known.sort());
});
