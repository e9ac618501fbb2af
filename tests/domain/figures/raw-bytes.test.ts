// The bytes on the disk, as somebody with the files and a backup of two nights would read them: database,
// write-ahead log, journal and a copy made by VACUUM INTO (disclosure.md 5.3, 11).
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { forensicFindings } from "#app/domain/disclosure-audit/forensics.server.ts";
import { placesIn } from "#app/domain/disclosure-audit/raw-files.server.ts";
import { openAccumulators } from "#app/domain/figures/accumulator-store.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { temporaryFolder } from "#tests/support/databases.ts";
import { caseThatEnded, stubsKept } from "#tests/support/ended-cases.ts";
import { afterSummer, close, fold, hospital } from "#tests/support/signed-hospital.ts";
import type { TestWorld } from "#tests/support/worlds.ts";

const fileOf = (world: TestWorld): string => {
  if (!world.db.file) throw new Error("these are the bytes of SQLite");
  return world.db.file;
};

/** A backup as an operator makes it: a rewritten copy, never the raw file beside its log. */
function backupOf(world: TestWorld): string {
  const copy = join(temporaryFolder(), "backup.db");
  const database = new Database(fileOf(world), { readonly: true });
  database.prepare("VACUUM INTO ?").run(copy);
  database.close();
  return copy;
}

/** Every file of the site but the key file, by name, and the backup. */
function bytesOf(world: TestWorld): Map<string, Buffer> {
  const folder = dirname(fileOf(world));
  const files = readdirSync(folder).map((name) => join(folder, name));
  return new Map([...files, backupOf(world)].map((file) => [file, readFileSync(file)]));
}

const holding = (files: Map<string, Buffer>, needle: string | Buffer): string[] =>
  [...files].filter(([, bytes]) => bytes.includes(needle)).map(([file]) => file);

/** How near a mark may stand to the counters: a page of the database on both sides. */
const pageBytes = 4_096;

function idsNear(bytes: Buffer, counters: string, ids: readonly CaseId[]): CaseId[] {
  // A ciphertext is longer than a page and lies in pieces; its beginning is enough to find its row.
  const at = bytes.indexOf(counters.slice(0, 24));
  expect(at).toBeGreaterThan(-1);
  const around = bytes.subarray(Math.max(0, at - pageBytes), at + pageBytes);
  return ids.filter((id) => around.includes(id));
}

test("after closing, no file and no backup holds a stub, a period key or a case beside counters", async () => {
  const world = (await hospital()).at(afterSummer);
  const ids: CaseId[] = [];
  for (let turn = 0; turn < 30; turn += 1) {
    ids.push(
      await caseThatEnded(world, "2026-09-15", { person: `needle-${turn}@hospital.example` }),
    );
  }
  const stubs = (await stubsKept(world)).map(({ sealed }) => sealed.slice(40, 90));
  await fold(world);
  const key = world.keyring.existingPeriodKey("2026Q3");
  const [row] = (await openAccumulators(world.db)).filter(({ period }) => period === "2026Q3");
  if (!key || !row) throw new Error("the quarter has counters and a key");
  // The search itself works: what is there before closing is found.
  expect(holding(bytesOf(world), row.sealedCounters.slice(40, 90))).not.toEqual([]);
  expect(await close(world, "2026Q3")).toMatchObject({ outcome: "released", isTidied: true });
  const files = bytesOf(world);
  expect(files.size).toBeGreaterThanOrEqual(2);
  const needles = [
    ...["hex", "base64", "base64url"].map((form) => key.secret.toString(form as "hex")),
    key.secret,
    row.sealedCounters.slice(40, 90),
    "needle-",
    '"countable"',
    '"personTagInput"',
    ...stubs,
  ];
  for (const needle of needles) expect(holding(files, needle)).toEqual([]);
  expect(readFileSync(world.keyringFile).includes(key.secret.toString("hex"))).toBe(false);
  const [year] = (await openAccumulators(world.db)).filter(({ period }) => period === "2026");
  for (const file of [fileOf(world), backupOf(world)]) {
    expect(idsNear(readFileSync(file), year?.sealedCounters ?? "", ids)).toEqual([]);
  }
});

test("nights look alike: the counters keep their length and are rewritten, counted or not", async () => {
  const world = await hospital();
  const nights: Map<string, string>[] = [];
  const night = async () => {
    await fold(world);
    const rows = await openAccumulators(world.db);
    nights.push(new Map(rows.map(({ period, sealedCounters }) => [period, sealedCounters])));
  };
  await night();
  await night();
  for (let turn = 0; turn < 40; turn += 1)
    await caseThatEnded(world, "2026-08-01", { person: `p${turn}` });
  await night();
  await night();
  const [first, ...others] = nights;
  for (const other of others) {
    expect([...other.keys()]).toEqual([...(first?.keys() ?? [])]);
    for (const [period, sealed] of other) {
      expect(sealed.length).toBe(first?.get(period)?.length);
      expect(sealed).not.toBe(first?.get(period));
    }
  }
  const versions = (await openAccumulators(world.db)).map(({ version }) => version);
  expect(new Set(versions)).toEqual(new Set([nights.length]));
});

test("the order of cases on the disk says nothing of the order in which they came", async () => {
  const world = (await hospital()).at(afterSummer);
  const ids: CaseId[] = [];
  for (let turn = 0; turn < 200; turn += 1) ids.push(await caseThatEnded(world, "2026-09-15"));
  await close(world, "2026Q3");
  expect(existsSync(fileOf(world))).toBe(true);
  const bytes = readFileSync(fileOf(world));
  const places = ids.map((id) => bytes.indexOf(id));
  const rankOf = new Map([...places].sort((a, b) => a - b).map((place, rank) => [place, rank]));
  const middle = (ids.length - 1) / 2;
  let [together, spread] = [0, 0];
  for (const [came, place] of places.entries()) {
    together += (came - middle) * ((rankOf.get(place) ?? 0) - middle);
    spread += (came - middle) ** 2;
  }
  // Seven of a million shuffles lie further than 4.5 standard errors from no correlation at all.
  expect(Math.abs(together / spread)).toBeLessThan(4.5 / Math.sqrt(ids.length - 1));
});

test("the audit finds a case that shares a page with counters, in the file, a backup or the log", async () => {
  const world = (await hospital()).at(afterSummer);
  const id = await caseThatEnded(world, "2026-09-15");
  await fold(world);
  const file = fileOf(world);
  const log = `${file}-wal`;
  // The log of this night holds cases and counters in one write, on pages of their own.
  expect(readFileSync(log).includes(id)).toBe(true);
  expect(await forensicFindings(world, [file, log])).toEqual([]);
  const [row] = await openAccumulators(world.db);
  const counters = row?.sealedCounters.slice(0, 24) ?? "";
  for (const from of [backupOf(world), log]) {
    const bytes = readFileSync(from);
    const at = bytes.indexOf(counters);
    expect(at).toBeGreaterThan(-1);
    // What a leaky rewrite would leave: the id in the same page, after the beginning of the counters.
    bytes.write(id, at + 60, "latin1");
    const leaky = join(temporaryFolder(), "leaky.db");
    writeFileSync(leaky, bytes);
    expect(await forensicFindings(world, [leaky])).toContain(
      `${leaky} holds a case on one page with the counters of ${row?.period}.`,
    );
  }
});

test("the audit reads a file of any size: what crosses the edge of a piece is found", () => {
  const file = join(temporaryFolder(), "long.db");
  const edge = 16 * 2 ** 20;
  const bytes = Buffer.alloc(edge + 4_096, ".");
  bytes.write('"countable"', edge - 5, "latin1");
  bytes.write('"countable"', 7, "latin1");
  writeFileSync(file, bytes);
  expect(placesIn(file, ['"countable"', "absent"])).toEqual(
    new Map([
      ['"countable"', [7, edge - 5]],
      ["absent", []],
    ]),
  );
});
