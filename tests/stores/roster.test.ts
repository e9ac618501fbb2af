// The staff list from the file to the table and back out, on both engines.
import { expect, test } from "vitest";
import { anyone, operator } from "#app/domain/access/actor.ts";
import type { StaffId } from "#app/domain/ids.ts";
import {
  type ImportRosterInput,
  type ImportRosterOutcome,
  importRoster,
} from "#app/domain/roster/import-roster.server.ts";
import type { HeldStaff } from "#app/domain/roster/roster-diff.ts";
import {
  staffByEmail,
  staffOf,
  staffToRemove,
  unitNames,
  unitsWithHeadcount,
  wholeRoster,
} from "#app/domain/roster/staff-store.server.ts";
import { exactly } from "#db/all-or-nothing.server.ts";
import { staff, units } from "#db/schema/roster.ts";
import {
  asFile,
  csvText,
  hospitalCsv,
  hospitalRows,
  type ListedPerson,
  listHeader,
  listMapping,
  listRow,
} from "#tests/support/staff-lists.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

const people: ListedPerson[] = [
  {
    number: "000001",
    first: "Grace",
    last: "Needlewood",
    unit: "0101",
    unitName: "Intensive care",
  },
  {
    number: "000002",
    manager: "000001",
    unit: "0202",
    unitName: "Dispensary",
    profession: "Porter",
  },
  { number: "000003", manager: "000001", language: "Deutsch", leaves: "31.03.2026" },
];

test("a dry run says what would happen and writes nothing", async () => {
  const world = await testWorld();
  const outcome = await take(world, people, { isApplied: false });
  expect(outcome).toMatchObject({
    outcome: "checked",
    summary: { rows: 3, added: 3, changed: 0, leaving: 0, unchanged: 0 },
  });
  expect(await wholeRoster(world.db, world.keyring)).toEqual([]);
  expect(await unitNames(world.db)).toEqual([]);
});

test("nobody but the operator and administrators may take a staff list", async () => {
  const world = await testWorld();
  expect(await importRoster(anyone, input(people), world)).toEqual({ outcome: "not-allowed" });
});

test("a person of the list is found by address in any case, and by id without a name", async () => {
  const world = await testWorld();
  await take(world, people);
  const found = await staffByEmail(world.db, world.keyring, " P000002@Hospital.example");
  expect(found).toMatchObject({ name: "Ada Example000002", language: "en" });
  const manager = await staffByEmail(world.db, world.keyring, "p000001@hospital.example");
  expect(await staffOf(world.db, found?.id as StaffId)).toEqual({
    id: found?.id,
    unitCode: "0202",
    profession: "Porter",
    roleFamily: "support",
    language: "en",
    managerId: manager?.id,
  });
  expect(await staffByEmail(world.db, world.keyring, "nobody@hospital.example")).toBeNull();
  expect(await staffOf(world.db, "nobody" as StaffId)).toBeNull();
});

test("units are listed by name with their headcount; a unit nobody works in is not", async () => {
  const world = await testWorld();
  await take(world, people);
  expect(await unitsWithHeadcount(world.db)).toEqual([
    { code: "0202", name: "Dispensary", site: "Main", headcount: 1 },
    { code: "0101", name: "Intensive care", site: "Main", headcount: 2 },
  ]);
  await take(
    world,
    people.filter(({ unit }) => unit !== "0202"),
    { confirmedLeaving: 1 },
  );
  expect((await unitNames(world.db)).map(({ code }) => code)).toEqual(["0101"]);
});

test("the next list changes, adds and erases; who stayed the same keeps row and seal", async () => {
  const world = await testWorld();
  await take(world, people);
  const before = await rowsById(world);
  const next: ListedPerson[] = [
    people[0] as ListedPerson,
    { ...(people[1] as ListedPerson), unit: "0101", unitName: "Intensive care", last: "Married" },
    { number: "000004", manager: "000002" },
  ];
  expect(await take(world, next, { confirmedLeaving: 1 })).toMatchObject({
    outcome: "applied",
    summary: {
      added: 1,
      changed: 1,
      leaving: 1,
      unchanged: 1,
      examples: { changed: [{ number: "…002", fields: ["name", "unitCode"] }], leaving: ["…003"] },
    },
  });
  const after = await rowsById(world);
  const ids = await idsByNumber(world);
  expect([...ids.keys()].sort()).toEqual(["000001", "000002", "000004"]);
  const unchangedId = ids.get("000001") ?? "";
  expect(after.get(unchangedId)).toEqual(before.get(unchangedId));
  expect(before.has(ids.get("000002") ?? "")).toBe(true);
  expect(await take(world, next)).toMatchObject({ summary: { unchanged: 3, changed: 0 } });
});

test("whoever left is erased from the table, not marked", async () => {
  const world = await testWorld("2026-03-02T09:00:00Z");
  await take(world, people);
  const gone = (await idsByNumber(world)).get("000003") ?? "";
  const after = world.at("2026-04-01T09:00:00Z");
  expect(await take(after, people, { confirmedLeaving: 1 })).toMatchObject({
    outcome: "applied",
    summary: { leaving: 1, alreadyLeft: 1 },
  });
  expect((await rowsById(world)).has(gone)).toBe(false);
});

test("more than thirty in a hundred leaving is refused until the very number is said", async () => {
  const world = await testWorld();
  const hospital = hospitalRows(100);
  await take(world, hospital);
  const few = hospital.slice(0, 60);
  expect(await take(world, few)).toMatchObject({ outcome: "too-many-leaving", held: 100 });
  expect(await take(world, few, { confirmedLeaving: 39 })).toMatchObject({
    outcome: "too-many-leaving",
  });
  expect((await idsByNumber(world)).size).toBe(100);
  expect(await take(world, few, { confirmedLeaving: 40 })).toMatchObject({ outcome: "applied" });
  expect((await idsByNumber(world)).size).toBe(60);
});

test("one bad row among many: every bad row is said and nothing is written", async () => {
  const world = await testWorld();
  const hospital = hospitalRows(50);
  await take(world, hospital);
  const before = await rowsById(world);
  const bad: ListedPerson[] = [
    ...hospital.slice(0, 10),
    { number: "", last: "Secret" },
    { number: "0000001" },
    { number: "x1", manager: "nobody", email: "not an address" },
    ...hospital.slice(10),
  ];
  const outcome = await take(world, bad);
  expect(outcome).toEqual({
    outcome: "bad-rows",
    rows: 53,
    problems: [
      { line: 12, column: "Staff No", reason: "empty" },
      { line: 13, column: "Staff No", reason: "number-twice" },
      { line: 14, column: "E-mail", reason: "not-an-address" },
    ],
  });
  expect(JSON.stringify(outcome)).not.toContain("Secret");
  expect(await rowsById(world)).toEqual(before);
});

test("an unknown manager is a bad row", async () => {
  const world = await testWorld();
  expect(await take(world, [{ number: "1", manager: "99" }])).toMatchObject({
    outcome: "bad-rows",
    problems: [{ line: 2, column: "Manager No", reason: "unknown-manager" }],
  });
});

test("an import that another one overtook writes nothing", async () => {
  const world = await testWorld();
  await take(world, people);
  const overtaken: TestWorld = { ...world, db: { ...world.db } };
  overtaken.db.allOrNothing = async (build) => {
    const [id] = [...(await idsByNumber(world)).values()];
    await world.db.allOrNothing((tx) =>
      staffToRemove(tx, [id as StaffId]).map(({ statement, rows }) =>
        exactly(rows, statement, "other"),
      ),
    );
    return world.db.allOrNothing(build);
  };
  const renamed = people.map((person) => ({ ...person, last: "Renamed" }));
  expect(await take(overtaken, renamed)).toEqual({ outcome: "roster-changed" });
  const names = (await wholeRoster(world.db, world.keyring)).map(({ name }) => name);
  expect(names.join()).not.toContain("Renamed");
});

test("of two first imports at once, one is taken and the other says so", async () => {
  const world = await testWorld();
  const overtaken: TestWorld = { ...world, db: { ...world.db } };
  overtaken.db.allOrNothing = async (build) => {
    await take(world, people);
    return world.db.allOrNothing(build);
  };
  expect(await take(overtaken, people)).toEqual({ outcome: "roster-changed" });
  expect((await idsByNumber(world)).size).toBe(3);
});

test("neither name, number nor address stands in the table in clear, and no row opens another", async () => {
  const world = await testWorld();
  await take(world, people);
  const rows = await world.db.reader.select().from(staff);
  expect(JSON.stringify(rows)).not.toMatch(/Needlewood|000001|hospital\.example/);
  const [first, second] = rows;
  if (!first || !second) throw new Error("no rows");
  const { eq } = await import("drizzle-orm");
  await world.db.allOrNothing((tx) => [
    tx
      .update(staff)
      .set({ sealedPerson: second.sealedPerson })
      .where(eq(staff.id, first.id))
      .returning(),
  ]);
  await expect(wholeRoster(world.db, world.keyring)).rejects.toThrow("could not be opened");
});

test("a hospital of six thousand is taken in one go, and again without a change", async () => {
  const world = await testWorld();
  const steps: string[] = [];
  const hospital = input([], { onProgress: (step, rows) => steps.push(`${step} ${rows}`) });
  const text = hospitalCsv(hospitalRows(6_000));
  const once = await importRoster(operator, { ...hospital, open: asFile(text) }, world);
  expect(once).toMatchObject({
    outcome: "applied",
    summary: { added: 6_000, units: { added: 40 } },
  });
  expect(steps).toEqual(["reading 5000", "comparing 6000", "writing 6000"]);
  const again = await importRoster(operator, { ...hospital, open: asFile(text) }, world);
  expect(again).toMatchObject({ summary: { unchanged: 6_000, units: { added: 0, changed: 0 } } });
  expect(await world.db.reader.select().from(units)).toHaveLength(40);
});

function input(
  listed: readonly ListedPerson[],
  changes: Partial<ImportRosterInput> = {},
): ImportRosterInput {
  return {
    open: asFile(csvText([listHeader, ...listed.map(listRow)])),
    mapping: listMapping(),
    isApplied: true,
    confirmedLeaving: null,
    exampleCount: 3,
    ...changes,
  };
}

const take = (
  world: TestWorld,
  listed: readonly ListedPerson[],
  changes: Partial<ImportRosterInput> = {},
): Promise<ImportRosterOutcome> => importRoster(operator, input(listed, changes), world);

const rowsById = async (world: TestWorld) =>
  new Map<string, unknown>(
    (await world.db.reader.select().from(staff)).map((row) => [row.id, row]),
  );

const idsByNumber = async (world: TestWorld): Promise<Map<string, StaffId>> =>
  new Map(
    (await wholeRoster(world.db, world.keyring)).map(({ number, id }: HeldStaff) => [number, id]),
  );
