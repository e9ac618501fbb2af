// The staff list as the hospital's HR system would export it, and the mapping that reads it.
import type { InventedHospital } from "./hospital.ts";

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

/** In the form that `alongside roster import` keeps in a file. */
export const rosterMapping = {
  format: "alongside-roster-mapping-1",
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
  },
} as const;
