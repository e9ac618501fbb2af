// The only file that queries the roster. Names and addresses are sealed row by row; a person is found by
// the keyed hash of a number or address, never by searching for it.
import { and, asc, count, eq, gt, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Keyring } from "#app/domain/confidentiality/keyring.server.ts";
import { keyIdOf, type Place, seal, unseal } from "#app/domain/confidentiality/seal.server.ts";
import type { Sealed, StaffId } from "#app/domain/ids.ts";
import { normalAddress } from "#app/domain/mail/mail-address.ts";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { staff, units } from "#db/schema/roster.ts";
import { type HeldStaff, numberKey } from "./roster-diff.ts";
import type { RoleFamily } from "./staff.ts";

const personShape = z.object({
  number: z.string(),
  name: z.string(),
  /** Normal form, or null. */
  email: z.string().nullable(),
  /** The last day at work, if HR knows one. */
  leavesOn: z.string().nullable(),
});
/** The sealed part of a row. */
export type StaffPerson = z.infer<typeof personShape>;

/** The part in clear. */
export interface StaffPlace {
  id: StaffId;
  unitCode: string;
  profession: string;
  roleFamily: RoleFamily;
  language: string;
  managerId: StaffId | null;
}
export interface Unit {
  code: string;
  name: string;
  site: string;
}

const placeOf = (id: StaffId): Place => ({ table: "staff", column: "sealed_person", row: id });
const shownPlace = {
  id: staff.id,
  unitCode: staff.unitCode,
  profession: staff.profession,
  roleFamily: staff.roleFamily,
  language: staff.language,
  managerId: staff.managerId,
};

function openPerson(keyring: Keyring, id: StaffId, sealed: Sealed): StaffPerson {
  const key = keyring.openingKey("roster", keyIdOf(sealed));
  return personShape.parse(JSON.parse(unseal(key, placeOf(id), sealed)));
}

const numberTagOf = (keyring: Keyring, number: string): string =>
  keyring.tag("staff-number", numberKey(number));

const emailTagOf = (keyring: Keyring, email: string): string =>
  keyring.tag("staff-email", normalAddress(email));

/** @returns null when nobody, or more than one person, has this address. */
export async function staffByEmail(
  db: Db,
  keyring: Keyring,
  email: string,
): Promise<{ id: StaffId; name: string; email: string; language: string } | null> {
  const rows = await db.reader
    .select({ id: staff.id, language: staff.language, sealedPerson: staff.sealedPerson })
    .from(staff)
    .where(eq(staff.emailTag, emailTagOf(keyring, email)))
    .limit(2);
  const [row] = rows;
  if (!row || rows.length > 1) return null;
  const { name } = openPerson(keyring, row.id, row.sealedPerson);
  return { id: row.id, name, email: normalAddress(email), language: row.language };
}

/** Where a person works; nothing about who they are. */
export async function staffOf(db: Db, id: StaffId): Promise<StaffPlace | null> {
  const [row] = await db.reader.select(shownPlace).from(staff).where(eq(staff.id, id));
  return row ?? null;
}

/** Units somebody works in, by name. */
export async function unitsWithHeadcount(db: Db): Promise<(Unit & { headcount: number })[]> {
  const rows = await db.reader
    .select({ code: units.code, name: units.name, site: units.site, headcount: count(staff.id) })
    .from(units)
    .innerJoin(staff, eq(staff.unitCode, units.code))
    .groupBy(units.code, units.name, units.site);
  return rows
    .map((row) => ({ ...row, headcount: Number(row.headcount) }))
    .sort((a, b) => a.name.localeCompare(b.name) || a.code.localeCompare(b.code));
}

/** For a list to choose from. */
export const unitNames = async (db: Db): Promise<Unit[]> =>
  (await unitsWithHeadcount(db)).map(({ code, name, site }) => ({ code, name, site }));

/** Every unit ever imported, also those nobody works in any more. */
export const knownUnits = (db: Db): Promise<Unit[]> => db.reader.select().from(units);

/** A page of those at work who have an address, by id: for mails that everybody gets. */
export async function staffToWriteTo(
  db: Db,
  keyring: Keyring,
  after: string,
  limit: number,
): Promise<{ people: { email: string; language: string }[]; last: StaffId | null }> {
  const rows = await db.reader
    .select({ id: staff.id, language: staff.language, sealedPerson: staff.sealedPerson })
    .from(staff)
    .where(and(gt(staff.id, after as StaffId), eq(staff.state, "active")))
    .orderBy(asc(staff.id))
    .limit(limit);
  const people = rows.flatMap(({ id, language, sealedPerson }) => {
    const { email } = openPerson(keyring, id, sealedPerson);
    return email ? [{ email: normalAddress(email), language }] : [];
  });
  return { people, last: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
}

/** The whole roster, opened. For the import's comparison only: it is everybody's name at once. */
export async function wholeRoster(db: Db, keyring: Keyring): Promise<HeldStaff[]> {
  const held: HeldStaff[] = [];
  for (let last: StaffId | null = null; ; ) {
    const rows: (StaffPlace & { sealedPerson: Sealed })[] = await db.reader
      .select({ ...shownPlace, sealedPerson: staff.sealedPerson })
      .from(staff)
      .where(last === null ? undefined : gt(staff.id, last))
      .orderBy(asc(staff.id))
      .limit(rowsPerRead);
    for (const { sealedPerson, ...place } of rows) {
      held.push({ ...place, ...openPerson(keyring, place.id, sealedPerson) });
    }
    last = rows.at(-1)?.id ?? null;
    if (rows.length < rowsPerRead) return held;
  }
}

/** Ciphertexts are four times what they hold, so they are not all kept at once. */
const rowsPerRead = 1_000;
/** Rows per statement: ten values each stay well below what either engine takes. */
export const rowsPerStatement = 500;
const inParts = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / rowsPerStatement) }, (_, part) =>
    all.slice(part * rowsPerStatement, (part + 1) * rowsPerStatement),
  );

/** One statement per 500 people; each touches as many rows as it names. */
export function staffToAdd(
  tx: Writer,
  keyring: Keyring,
  people: readonly HeldStaff[],
): { statement: Statement; rows: number }[] {
  const key = keyring.sealingKey("roster");
  return inParts(people).map((part) => ({
    rows: part.length,
    statement: tx
      .insert(staff)
      .values(
        part.map(({ number, name, email, leavesOn, ...place }) => ({
          ...place,
          numberTag: numberTagOf(keyring, number),
          emailTag: email ? emailTagOf(keyring, email) : null,
          sealedPerson: seal(
            key,
            placeOf(place.id),
            JSON.stringify({ number, name, email, leavesOn } satisfies StaffPerson),
          ),
          state: "active" as const,
        })),
      )
      .returning({ id: staff.id }),
  }));
}

export const staffToRemove = (
  tx: Writer,
  ids: readonly StaffId[],
): { statement: Statement; rows: number }[] =>
  inParts(ids).map((part) => ({
    rows: part.length,
    statement: tx.delete(staff).where(inArray(staff.id, part)).returning({ id: staff.id }),
  }));

export const unitsToAdd = (tx: Writer, added: readonly Unit[]): Statement[] =>
  inParts(added).map((part) => tx.insert(units).values(part).returning({ code: units.code }));

export const unitToChange = (tx: Writer, unit: Unit): Statement =>
  tx
    .update(units)
    .set({ name: unit.name, site: unit.site })
    .where(eq(units.code, unit.code))
    .returning({ code: units.code });
