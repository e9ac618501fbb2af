// Invented staff lists, as an HR system would export them.
import type { OpenFile } from "#app/domain/roster/read-roster.server.ts";
import { mappingShape, type RosterMapping } from "#app/domain/roster/roster-mapping.ts";

export const listHeader = [
  "Staff No",
  "First name",
  "Last name",
  "Dept code",
  "Department",
  "Site",
  "Job title",
  "E-mail",
  "Manager No",
  "Language",
  "Leaving date",
];

/** The mapping that fits `listHeader`. */
export const listMapping = (changes: Partial<RosterMapping> = {}): RosterMapping => ({
  ...mappingShape.parse({
    format: "alongside-roster-mapping-1",
    columns: {
      number: "staff no",
      name: ["First name", "Last name"],
      unitCode: "Dept code",
      unitName: "Department",
      site: "Site",
      profession: "Job title",
      email: "E-mail",
      managerNumber: "Manager No",
      language: "Language",
      leavesOn: "Leaving date",
    },
    roleFamilies: {
      "Registered nurse": "nursing",
      Physician: "medical",
      Porter: "support",
      Physiotherapist: "allied",
    },
  }),
  ...changes,
});

export interface ListedPerson {
  number: string;
  first?: string;
  last?: string;
  unit?: string;
  unitName?: string;
  site?: string;
  profession?: string;
  email?: string;
  manager?: string;
  language?: string;
  leaves?: string;
}

export const listRow = (person: ListedPerson): string[] => [
  person.number,
  person.first ?? "Ada",
  person.last ?? `Example${person.number}`,
  person.unit ?? "0101",
  person.unitName ?? `Ward ${person.unit ?? "0101"}`,
  person.site ?? "Main",
  person.profession ?? "Registered nurse",
  person.email ?? `p${person.number}@hospital.example`,
  person.manager ?? "",
  person.language ?? "en",
  person.leaves ?? "",
];

export function csvText(
  rows: readonly (readonly string[])[],
  { delimiter = ",", lineEnd = "\r\n" } = {},
): string {
  const quoted = (cell: string) =>
    /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return rows.map((row) => row.map(quoted).join(delimiter) + lineEnd).join("");
}

/** A file that arrives in pieces of this many bytes. */
export const asFile = (contents: Uint8Array | string, pieceBytes = 64 * 1024): OpenFile =>
  async function* () {
    const bytes = typeof contents === "string" ? Buffer.from(contents) : contents;
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      yield bytes.subarray(at, at + pieceBytes);
    }
  };

const professions = ["Registered nurse", "Physician", "Porter", "Physiotherapist"];

/** A hospital of this size: 40 units, managers who exist, numbers with leading zeros. */
export const hospitalRows = (size: number): ListedPerson[] =>
  Array.from({ length: size }, (_, index) => ({
    number: String(index + 1).padStart(7, "0"),
    first: `Ada${index % 97}`,
    last: `Müller-${index}`,
    unit: String(100 + (index % 40)).padStart(4, "0"),
    profession: professions[index % professions.length] ?? "Porter",
    manager: index < 40 ? "" : String((index % 40) + 1).padStart(7, "0"),
    language: index % 5 === 0 ? "German" : "en",
    leaves: index % 50 === 0 ? "31.12.2099" : "",
  }));

export const hospitalCsv = (people: readonly ListedPerson[]): string =>
  csvText([listHeader, ...people.map(listRow)], { delimiter: ";" });
