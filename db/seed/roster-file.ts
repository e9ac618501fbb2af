// The staff list as the hospital's HR system would export it, and the mapping that reads it.
import type { RoleFamily } from "#app/domain/roster/staff.ts";
import type { InventedHospital } from "./hospital.ts";
import { professionsOf } from "./units.ts";

const header = [
  "Staff No",
  "First Name",
  "Last Name",
  "E-mail",
  "Cost Centre",
  "Department",
  "Campus",
  "Job Title",
  "Job Family",
  "Manager No",
  "Language",
];

const cell = (text: string): string =>
  /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** CSV, UTF-8, leading zeros kept. */
export const rosterCsv = ({ staff }: InventedHospital): string =>
  [
    header,
    ...staff.map((person) => [
      person.number,
      person.givenName,
      person.familyName,
      person.email,
      person.unit.code,
      person.unit.name,
      person.unit.site,
      person.profession,
      person.roleFamily,
      person.managerNumber ?? "",
      person.language,
    ]),
  ]
    .map((row) => row.map(cell).join(","))
    .join("\r\n");

/** In the form of app/domain/roster/roster-mapping.ts. */
export const rosterMappingOfDemo = {
  format: "alongside-roster-mapping-1" as const,
  columns: {
    number: "Staff No",
    name: ["First Name", "Last Name"],
    unitCode: "Cost Centre",
    profession: "Job Title",
    unitName: "Department",
    site: "Campus",
    email: "E-mail",
    managerNumber: "Manager No",
    roleFamily: "Job Family",
    language: "Language",
    leavesOn: null,
  },
  dateOrder: "day-first" as const,
  defaults: { site: "Main campus", language: "en" },
  roleFamilies: Object.fromEntries(
    (Object.keys(professionsOf) as RoleFamily[]).flatMap((family) =>
      professionsOf[family].map((profession) => [profession, family] as const),
    ),
  ),
};
