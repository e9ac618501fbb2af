// Proposes a mapping from a first look at the hospital's own export. It reads and returns; the command
// line writes the file, and a person checks it.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import {
  type OpenFile,
  RosterUnreadable,
  readRoster,
  type Unreadable,
} from "./read-roster.server.ts";
import { cellText, columnKey, dateOrderOf } from "./roster-csv.ts";
import {
  type GuessedMapping,
  guessedColumns,
  guessedMapping,
  type RosterField,
  requiredFields,
} from "./roster-mapping.ts";

export type GuessRosterMappingOutcome =
  | { outcome: "not-allowed" }
  | { outcome: "unreadable"; why: Unreadable }
  | {
      outcome: "guessed";
      mapping: GuessedMapping;
      /** Required fields without a likely column. */
      open: RosterField[];
      /** Professions whose family a person has to say. */
      undecidedCount: number;
    };

/** More kinds of profession than this, and the column is something else. */
const mostProfessions = 400;

export async function guessRosterMapping(
  actor: Actor,
  input: { open: OpenFile },
  world: World,
): Promise<GuessRosterMappingOutcome> {
  if (!may(actor, "manage-roster")) return { outcome: "not-allowed" };
  let header: readonly string[] = [];
  let professionPlace = -1;
  let datePlace = -1;
  const professions = new Map<string, string>();
  const dates = new Set<string>();
  const cellOf = (cells: readonly string[], place: number) => cellText(cells[place] ?? "");
  try {
    await readRoster(input.open, {
      header(cells) {
        header = cells.map((cell) => cell.trim()).filter(Boolean);
        const columns = guessedColumns(header);
        const keys = cells.map(columnKey);
        const placeOf = (column: string | string[] | null) =>
          typeof column === "string" ? keys.indexOf(columnKey(column)) : -1;
        professionPlace = placeOf(columns.profession);
        datePlace = placeOf(columns.leavesOn);
      },
      row(cells) {
        const profession = cellOf(cells, professionPlace);
        if (profession) professions.set(columnKey(profession), profession);
        if (dates.size < 2_000) dates.add(cellOf(cells, datePlace));
      },
    });
  } catch (error) {
    if (error instanceof RosterUnreadable) return { outcome: "unreadable", why: error.why };
    throw error;
  }
  const isPlausible = professions.size <= mostProfessions;
  const mapping = guessedMapping(header, isPlausible ? [...professions.values()] : [], {
    dateOrder: dateOrderOf([...dates]),
    language: world.settings.locales[0]?.split("-")[0] ?? "en",
  });
  return {
    outcome: "guessed",
    mapping,
    open: requiredFields.filter((field) => mapping.columns[field] === null),
    undecidedCount: Object.values(mapping.roleFamilies).filter((family) => family === null).length,
  };
}
