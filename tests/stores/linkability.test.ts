// Whoever has the whole database but no key: nothing on a case may lead to a person. Every column of a case's
// rows is held against every column of the rows of people, keyed hashes included, after a story with everything in it.
import { getTableColumns, getTableName, is, Table } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { expect, it } from "vitest";
import { anyone, operator, timer } from "#app/domain/access/actor.ts";
import { tagPurposes } from "#app/domain/confidentiality/keyring.server.ts";
import { dutyHoursOf } from "#app/domain/duty/duty-text.ts";
import { planDuty } from "#app/domain/duty/plan-duty.server.ts";
import { setTargets } from "#app/domain/duty/set-targets.server.ts";
import { forgetSubmissions } from "#app/domain/retention/forget-submissions.server.ts";
import { caseOf } from "#app/domain/support-requests/case-store.server.ts";
import { changeOwnRequest } from "#app/domain/support-requests/change-own-request.server.ts";
import { confirmReceiptKept } from "#app/domain/support-requests/confirm-receipt-kept.server.ts";
import { submitRequest } from "#app/domain/support-requests/submit-request.server.ts";
import * as schema from "#db/schema/index.ts";
import { personWith } from "#tests/support/actors.ts";
import { askedFully, everyRole } from "#tests/support/every-role.ts";
import { askedWith, askForSupport } from "#tests/support/requests.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

/** Rows that go when a case goes. */
const ofCases = [
  "support_cases",
  "case_key_grants",
  "case_receipts",
  "audit_rows",
  "audit_heads",
  "contact_attempts",
  "encounters",
  "follow_ups",
  "private_plans",
  "crisis_hand_offs",
  "case_messages",
  "hand_offs",
  "emergency_openings",
  "self_checks",
  "support_groups",
  "group_people",
];
/** Rows about somebody: who they are, how they sign in, and what they sent. */
const ofPeople = [
  "accounts",
  "account_roles",
  "staff",
  "sessions",
  "hospital_identities",
  "passkeys",
  "invitations",
  "kept_forms",
  "peers",
  "submissions",
];

/** Who works on the case, by a random id: they have to find it. Never the person who asked. */
const declared = [
  "support_cases.holder_id",
  "emergency_openings.supervisor_id",
  "group_people.id",
  "group_people.account_id",
];

/** A target that is no whole number of quarters. */
const odd = {
  takenMinutes: 10,
  takenClock: "always",
  contactMinutes: 127,
  contactClock: "always",
} as const;

interface Value {
  at: string;
  text: string;
}

const tables = Object.values(schema as Record<string, unknown>).filter((one) =>
  is(one, Table),
) as SQLiteTable[];

const isCoarseTime = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:(00|15|30|45):00\.000Z$/.test(text);
const isTime = (text: string): boolean => /^\d{4}-\d\d-\d\dT.*Z$/.test(text);

/** A day, a quarter of an hour, a word of a closed list and a small number are the same on many rows: they single nobody out. */
const singlesOut = (text: string): boolean =>
  text.length >= 10 &&
  !isCoarseTime(text) &&
  !/^\d{4}-\d\d-\d\d$/.test(text) &&
  !/^[a-z-]+$/.test(text);

async function valuesIn(world: TestWorld, names: readonly string[]): Promise<Value[]> {
  const values: Value[] = [];
  for (const table of tables.filter((one) => names.includes(getTableName(one)))) {
    const columns = getTableColumns(table);
    for (const row of await world.db.reader.select().from(table)) {
      for (const [key, value] of Object.entries(row as Record<string, unknown>)) {
        if (value === null) continue;
        const at = `${getTableName(table)}.${columns[key]?.name}`;
        const text = value instanceof Date ? value.toISOString() : String(value);
        // Names made of several, such as `case:recipient:id`, join by each of their parts.
        for (const part of new Set([
          text,
          ...(text.length < 200 && !isTime(text) ? text.split(":") : []),
        ])) {
          if (singlesOut(part)) values.push({ at, text: part });
        }
      }
    }
  }
  return values;
}

function joins(cases: readonly Value[], people: readonly Value[]): string[] {
  const known = new Map<string, Set<string>>();
  for (const { at, text } of people) known.set(text, (known.get(text) ?? new Set()).add(at));
  const found = cases.flatMap(({ at, text }) =>
    declared.includes(at) ? [] : [...(known.get(text) ?? [])].map((other) => `${at} = ${other}`),
  );
  return [...new Set(found)].sort();
}

it("no value and no keyed hash on a case joins to a person, an account, a session or a sent form", async () => {
  const { world } = await everyRole();
  const [cases, people] = [await valuesIn(world, ofCases), await valuesIn(world, ofPeople)];
  expect(new Set(cases.map(({ at }) => at.split(".")[0])).size).toBeGreaterThanOrEqual(6);
  expect(new Set(people.map(({ at }) => at.split(".")[0])).size).toBeGreaterThanOrEqual(5);
  expect(joins(cases, people)).toEqual([]);
  // As whoever knows a person's values could only guess: what the key would make of each of them.
  const { name, phone } = { ...askedFully.reach };
  const sources = new Set([...people.map(({ text }) => text), name, phone]);
  const hashed = [...sources]
    .filter((text) => text.length < 200)
    .flatMap((text) =>
      tagPurposes.map((purpose) => ({
        at: `hash of ${purpose}`,
        text: world.keyring.tag(purpose, text),
      })),
    );
  expect(joins(cases, hashed)).toEqual([]);
  const ofCase = cases
    .filter(({ at }) => at === "support_cases.id")
    .flatMap(({ text }) =>
      tagPurposes.map((purpose) => ({
        at: "hash of a case",
        text: world.keyring.tag(purpose, text),
      })),
    );
  expect(joins(people, ofCase)).toEqual([]);
});

it("every table that hangs on a case is among those looked at", () => {
  const hanging = tables.filter((table) => "caseId" in getTableColumns(table)).map(getTableName);
  expect(hanging.filter((name) => !ofCases.includes(name))).toEqual([]);
  const ofAccounts = tables.filter((table) => getTableName(table) === "accounts");
  expect(ofAccounts).toHaveLength(1);
});

it("two requests of the same quarter of an hour are due at the same time, whoever is planned and whichever way they came to wait", async () => {
  const [early, late] = ["2026-03-02T09:15:00.001Z", "2026-03-02T09:29:59.999Z"];
  for (const hours of ["", "mon-fri 07:05-16:50", "mon-sun 00:00-24:00"]) {
    const dueAt = async (moment: string) => {
      const world = await testWorld(moment);
      if (hours) await planDuty(operator, { hours: dutyHoursOf(hours) ?? [] }, world);
      await setTargets(
        await personWith(["coordinator"], world),
        { responseClass: "urgent", target: odd },
        world,
      );
      const { caseId } = await askForSupport(world, { howSoon: "now" });
      const own = { kind: "receipt-holder", caseId } as const;
      const asked = (await caseOf(world.db, caseId))?.supportCase.contactDueAt;
      await changeOwnRequest(own, { change: "pause" }, world);
      await changeOwnRequest(own, { change: "resume" }, world);
      const resumed = (await caseOf(world.db, caseId))?.supportCase.contactDueAt;
      expect(resumed).toEqual(asked);
      return asked?.toISOString() ?? "";
    };
    const [first, second] = [await dueAt(early), await dueAt(late)];
    expect(second, hours).toBe(first);
    expect(isCoarseTime(first), hours).toBe(true);
  }
});

it("a sent form tells the quarter of an hour while its code can be shown, and the day afterwards", async () => {
  const world = await testWorld("2026-03-02T09:17:43.210Z");
  const timesOf = async () =>
    (await world.db.reader.select().from(schema.submissions)).map((row) => [
      row.forgetReceiptAt.toISOString(),
      row.forgetAt.toISOString(),
    ]);
  const asked = askedWith(world);
  await submitRequest(anyone, asked, world);
  const times = await valuesIn(world, [...ofCases, "submissions"]);
  expect(times.filter(({ text }) => isTime(text))).toEqual([]);
  expect(await timesOf()).toEqual([["2026-03-02T09:45:00.000Z", "2026-03-05T00:00:00.000Z"]]);
  // Sent again within the time: the same case, the same code.
  const again = await submitRequest(anyone, asked, world.at("2026-03-02T09:32:00Z"));
  expect(again.outcome).toBe("already-submitted");
  await forgetSubmissions(timer, {}, world.at("2026-03-02T09:46:00Z"));
  expect(await timesOf()).toEqual([["2026-03-05T00:00:00.000Z", "2026-03-05T00:00:00.000Z"]]);
  const late = await submitRequest(anyone, asked, world.at("2026-03-04T09:17:00Z"));
  expect(late.outcome).toBe("already-submitted-receipt-gone");
  await confirmReceiptKept(anyone, { formKey: asked.formKey }, world);
  await forgetSubmissions(timer, {}, world.at("2026-03-05T00:01:00Z"));
  expect(await timesOf()).toEqual([]);
});
