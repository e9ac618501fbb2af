// Destroyed is destroyed, in every backup: a backup is kept, months pass, and with the keys of that day it
// cannot be read any more. What was released stays byte for byte (security.md 2.4).
import { readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { operator, timer } from "#app/domain/access/actor.ts";
import { archiveHead, openedArchive, sealedArchive } from "#app/domain/backup/archive.server.ts";
import {
  newBackupKeys,
  privateKeyIn,
  publicKeyIn,
  wrappingForPublicKey,
  wrappingOfPrivateKey,
} from "#app/domain/backup/backup-key.server.ts";
import { inspectRestored } from "#app/domain/backup/inspect-restored.server.ts";
import { SealBroken } from "#app/domain/confidentiality/seal.server.ts";
import { releasedFigures } from "#app/domain/figures/release-store.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { confirmClock } from "#app/domain/retention/confirm-clock.server.ts";
import { rememberErased } from "#app/domain/retention/erased-cases.server.ts";
import { keepRetention } from "#app/domain/retention/keep-retention.server.ts";
import { caseOf } from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyOf } from "#app/domain/support-requests/case-vault.server.ts";
import { changeOwnRequest } from "#app/domain/support-requests/change-own-request.server.ts";
import { seeOwnRequest } from "#app/domain/support-requests/see-own-request.server.ts";
import { connectSqlite } from "#db/connect.server.ts";
import { isWholeSqliteFile } from "#db/examine.server.ts";
import { afterThisTest, temporaryFolder } from "#tests/support/databases.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { afterSummer, close, hospital } from "#tests/support/signed-hospital.ts";
import type { TestWorld } from "#tests/support/worlds.ts";

const pair = newBackupKeys();

async function backedUp(world: TestWorld): Promise<Buffer> {
  const copy = join(temporaryFolder(), "copy.db");
  await world.db.copyInto(copy);
  const source = Readable.from([readFileSync(copy)]);
  const wrapping = wrappingForPublicKey(publicKeyIn(pair.publicLine) ?? "");
  const pieces: Buffer[] = [];
  for await (const piece of sealedArchive(
    { what: "sqlite", madeOn: world.now.toISOString().slice(0, 10), source },
    wrapping,
  )) {
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** The archive as a database again, seen by the same keyring, whatever is in it by now. */
async function restoredInto(world: TestWorld, archive: Buffer): Promise<TestWorld> {
  const read = await archiveHead(Readable.from([archive]));
  const privateKey = privateKeyIn(pair.privateLine);
  if (read.head.lock.kind !== "public-key" || !privateKey) throw new Error("another lock");
  const file = join(temporaryFolder(), "restored.db");
  const wrapping = wrappingOfPrivateKey(privateKey, read.head.lock.ephemeral);
  await writeFile(file, openedArchive(read, wrapping));
  expect(isWholeSqliteFile(file)).toBe(true);
  const db = connectSqlite(file);
  afterThisTest(() => db.close());
  return { ...world, db: { ...db, file } };
}

const holder = (caseId: CaseId) => ({ kind: "receipt-holder", caseId }) as const;
async function nightOf(world: TestWorld, moment: string) {
  const then = world.at(moment);
  await confirmClock(operator, {}, then);
  return keepRetention(timer, {}, then);
}
const reach = { phone: "0699 7777777", isNamed: "yes" as const, name: "Needle Haystack" };

it("backup, clock past the month, retention, restore: nothing opens, and releases are unchanged", async () => {
  const summer = await hospital();
  const world = summer.at("2026-09-14T09:00:00Z");
  const { caseId } = await askForSupport(world, { reach });
  await changeOwnRequest(holder(caseId), { change: "withdraw" }, world);
  const { caseId: open } = await askForSupport(world.at("2026-10-27T09:00:00Z"), { reach });
  const autumn = world.at(afterSummer);
  expect(await close(autumn, "2026Q3")).toMatchObject({ outcome: "released" });
  const released = await releasedFigures(world.db);
  const archive = await backedUp(autumn);
  expect(archive.includes("Needle")).toBe(false);

  // While the month lasts, a backup is a backup.
  const early = await restoredInto(autumn, archive);
  expect(await seeOwnRequest(holder(caseId), {}, early)).toMatchObject({
    request: { name: "Needle Haystack" },
  });

  // The first case's month ends; the second one's does not.
  const november = await nightOf(world, "2026-11-01T05:00:00Z");
  expect(november).toMatchObject({
    outcome: "kept",
    destroyedMonths: expect.arrayContaining(["2026-09"]),
  });
  const later = await restoredInto(world.at("2026-11-01T06:00:00Z"), archive);
  const entry = await caseOf(later.db, caseId);
  if (entry) expect(() => caseKeyOf(later.keyring, entry)).toThrow(SealBroken);
  const inspected = await inspectRestored(operator, {}, later);
  expect(inspected).toMatchObject({ openedCases: 1, unreadableCases: 0 });
  expect(await caseOf(later.db, caseId)).toBeNull();
  expect((await seeOwnRequest(holder(open), {}, later)).outcome).toBe("seen");
  expect(await releasedFigures(later.db)).toEqual(released);
  expect(await releasedFigures(world.db)).toEqual(released);

  // Months later nothing of the whole backup opens.
  await nightOf(world, "2027-02-01T05:00:00Z");
  const late = await restoredInto(world.at("2027-02-01T06:00:00Z"), archive);
  for (const id of [caseId, open]) {
    const row = await caseOf(late.db, id);
    if (row) expect(() => caseKeyOf(late.keyring, row)).toThrow(SealBroken);
  }
  expect(await inspectRestored(operator, {}, late)).toMatchObject({ openedCases: 0 });
  expect(await releasedFigures(late.db)).toEqual(released);
});

it("leaves nothing of a destroyed case in the file, its log, or a copy of it", async () => {
  const world = (await hospital()).at("2026-09-14T09:00:00Z");
  const { caseId } = await askForSupport(world, { reach });
  const before = await caseOf(world.db, caseId);
  if (!before) throw new Error("no case");
  const { sealedContact, sealedRequest } = before.supportCase;
  const needles = [caseId, sealedContact.slice(40, 90), sealedRequest.slice(40, 90)];
  const folder = dirname(world.db.file ?? "");
  const holding = async () => {
    const copy = join(temporaryFolder(), "copy.db");
    await world.db.copyInto(copy);
    const files = [...readdirSync(folder).map((name) => join(folder, name)), copy];
    const all = files.map((file) => readFileSync(file));
    return needles.filter((needle) => all.some((bytes) => bytes.includes(needle)));
  };
  expect(await holding(), "the search itself works").toEqual(needles);
  await changeOwnRequest(holder(caseId), { change: "withdraw" }, world);
  await nightOf(world, "2026-09-30T05:00:00Z");
  expect(await holding()).toEqual([]);
});

it("does not bring back by a backup what a person had erased", async () => {
  const world = (await hospital()).at("2026-09-14T09:00:00Z");
  const { caseId } = await askForSupport(world, { reach });
  const { caseId: other } = await askForSupport(world);
  const archive = await backedUp(world);
  rememberErased(world.keyring, caseId, "2026-10");
  const restored = await restoredInto(world, archive);
  expect(await inspectRestored(operator, {}, restored)).toMatchObject({
    openedCases: 1,
    destroyedCases: 1,
  });
  expect(await caseOf(restored.db, caseId)).toBeNull();
  expect(await caseOf(restored.db, other)).not.toBeNull();
});
