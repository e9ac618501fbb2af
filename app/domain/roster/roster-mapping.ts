// Which column means what, kept in a file by the hospital, so that its own export can stay as it is.
import { z } from "zod";
import { columnKey, type DateOrder, dateOrders } from "./roster-csv.ts";
import { type RoleFamily, roleFamilies } from "./staff.ts";

export const requiredFields = ["number", "name", "unitCode", "profession"] as const;
export const optionalFields = [
  "unitName",
  "site",
  "email",
  "managerNumber",
  "roleFamily",
  "language",
  "leavesOn",
] as const;
export const rosterFields = [...requiredFields, ...optionalFields] as const;
export type RosterField = (typeof rosterFields)[number];

/** How a field is called when spoken to the operator. */
export const fieldNames: Record<RosterField, string> = {
  number: "staff number",
  name: "name",
  unitCode: "unit code",
  profession: "profession",
  unitName: "unit name",
  site: "site",
  email: "e-mail",
  managerNumber: "manager's number",
  roleFamily: "role family",
  language: "language",
  leavesOn: "leaving date",
};

const columnName = z.string().trim().min(1).max(120);
const optionalColumn = columnName.nullable().default(null);

export const mappingShape = z.strictObject({
  format: z.literal("alongside-roster-mapping-1"),
  columns: z.strictObject({
    number: columnName,
    /** One column, or several that make the name together, in this order. */
    name: z.union([columnName, z.array(columnName).min(1).max(4)]),
    unitCode: columnName,
    profession: columnName,
    unitName: optionalColumn,
    site: optionalColumn,
    email: optionalColumn,
    managerNumber: optionalColumn,
    roleFamily: optionalColumn,
    language: optionalColumn,
    leavesOn: optionalColumn,
  }),
  dateOrder: z.enum(dateOrders).default("day-first"),
  /** Used where the file has no such column or the cell is empty. */
  defaults: z
    .strictObject({
      site: z.string().trim().min(1).max(80).default("Main site"),
      language: z
        .string()
        .regex(/^[a-z]{2,3}$/)
        .default("en"),
    })
    .prefault({}),
  /** By profession, in any case. null asks you to decide; rows with it are refused. */
  roleFamilies: z.record(z.string(), z.enum(roleFamilies).nullable()).default({}),
});
export type RosterMapping = z.infer<typeof mappingShape>;

/** A mapping with the gaps a guess left open. */
export type GuessedMapping = Omit<RosterMapping, "columns"> & {
  columns: Record<RosterField, string | string[] | null>;
};

export const nameColumns = ({ columns }: RosterMapping): string[] =>
  Array.isArray(columns.name) ? columns.name : [columns.name];

const known: Record<RosterField, RegExp> = {
  number:
    /^(staff|employee|personnel|payroll|person(al|alnummer)?|pers|emp|id|mitarbeiter)[ ._-]*(no|nr|num|number|id|nummer|code)?\.?$|^personalnummer$|^n[uú]mero de empleado$/,
  name: /^((full|staff|employee|display)[ _-]?)?name$|^nombre( completo)?$/,
  unitCode:
    /^(unit|department|dept|cost ?cent(er|re)|ward|org ?unit)[ ._-]*(code|id|no|nr|number)\.?$|^kostenstelle$|^oe[ -]?(code|nr|k[uü]rzel)$|^c[oó]digo (de )?unidad$/,
  profession:
    /^(profession|occupation|job|position|role|job ?title|job ?description)([ _-]?(title|name))?$|^beruf(sgruppe)?$|^funktion$|^dienstart$|^puesto$|^categor[ií]a$/,
  unitName:
    /^(unit|department|dept|cost ?cent(er|re)|ward|org ?unit)([ ._-]*(name|description|text))?$|^(abteilung|station|bereich)(sname)?$|^unidad$/,
  site: /^(site|location|campus|hospital|facility)([ _-]?name)?$|^(standort|haus)$|^(sede|centro)$/,
  email:
    /^(work[ _-]?)?e[ -]?mail([ _-]?address)?$|^mail$|^(dienstliche )?e-?mail-?adresse$|^correo( electr[oó]nico)?$/,
  managerNumber:
    /^(line[ _-]?)?(manager|supervisor|reports[ _-]to)('?s)?[ ._-]*(staff |employee |personnel )?(no|nr|num|number|id)?\.?$|^vorgesetzten?(nummer|-nr\.?)?$/,
  roleFamily: /^(role|job|staff)[ _-]?(family|group)$/,
  language: /^(preferred[ _-]?)?lang(uage)?$|^sprache$|^idioma$/,
  leavesOn:
    /^(leaving|end|termination|exit|last)[ _-]?(date|day|on)$|^(contract )?end date$|^austritt(sdatum)?$|^fecha de (baja|salida)$/,
};
const givenName = /^(first|given|fore)[ _-]?name$|^vorname$|^nombre$/;
const familyName = /^(last|family|sur)[ _-]?name$|^(nach|familien)name$|^apellidos?$/;

const familyWords: [RoleFamily, RegExp][] = [
  ["support", /secretar|sekret|clerk|reception/],
  ["pharmacy-laboratory", /pharma|apothek|farmac|labor|patholog|blood|phlebotom|microbio|mtla/],
  ["nursing", /nurs|midwi|hebamme|pflege|enfermer|matron/],
  [
    "medical",
    /physician|doctor|surgeon|resident|registrar|anaesth|anesth|consultant|intern\b|[aä]rzt|arzt|(?<!para)m[eé]dic|chirurg|fellow/,
  ],
  [
    "allied",
    /therap|psycholog|social work|sozial|diet|di[aä]t|radiograph|radiolog|audiolog|podiatr|logop|paramedic|chaplain|seelsorg|mtra/,
  ],
  [
    "support",
    /admin|porter|clean|cater|kitchen|housekeep|security|transport|technician|technik|reinigung|k[uü]che|it\b|maintenance|storekeep/,
  ],
];

/** The likely family of a profession, or null: then a person decides. */
export const likelyFamily = (profession: string): RoleFamily | null => {
  const words = profession.toLowerCase();
  return familyWords.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
};

/** Which column is most likely what. A column is used once; the order of `rosterFields` decides. */
export function guessedColumns(header: readonly string[]): GuessedMapping["columns"] {
  const free = new Map(header.map((name) => [columnKey(name), name]));
  const take = (pattern: RegExp): string | null => {
    const key = [...free.keys()].find((candidate) => pattern.test(candidate));
    const name = key === undefined ? null : (free.get(key) ?? null);
    if (key !== undefined) free.delete(key);
    return name;
  };
  const given = take(givenName);
  const family = take(familyName);
  const columns = {} as GuessedMapping["columns"];
  for (const field of rosterFields) columns[field] = null;
  if (given && family) columns.name = [given, family];
  else if (given) free.set(columnKey(given), given);
  for (const field of rosterFields) columns[field] ??= take(known[field]);
  return columns;
}

export function guessedMapping(
  header: readonly string[],
  professions: readonly string[],
  seen: { dateOrder: DateOrder | null; language: string },
): GuessedMapping {
  return {
    format: "alongside-roster-mapping-1",
    columns: guessedColumns(header),
    dateOrder: seen.dateOrder ?? "day-first",
    defaults: { site: "Main site", language: seen.language },
    roleFamilies: Object.fromEntries(
      [...professions]
        .sort((a, b) => a.localeCompare(b))
        .map((profession) => [profession, likelyFamily(profession)]),
    ),
  };
}
