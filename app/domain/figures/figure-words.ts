// What a page says of a released number: message keys with their values. A function of the release and
// its public plan only, so two hospitals with the same release read the same page.
import { type RoleFamily, roleFamilies } from "#app/domain/roster/staff.ts";
import { type EventFamily, eventFamilies } from "#app/domain/support-requests/request.ts";
import {
  type DistressChange,
  distressChanges,
  type GroupSize,
  groupSizes,
  notSaid,
  type Pulse,
  type PulseItem,
  pulseAnswers,
  type ResponseBand,
  responseBands,
  type StepUp,
  stepUps,
} from "./fact.ts";
import { isQuarter, type Period, yearNumberOf } from "./periods.ts";
import type { Release } from "./release.ts";
import { type Attribute, isOfPulse, type ReleasePlan, type TableSpec } from "./release-plan.ts";

/** Keys of the message catalogue; the page's translation checks that each is there. */
export type WordKey =
  | "figures.period.quarter"
  | "figures.period.year"
  | `figures.table.${Attribute}`
  | "figures.within"
  | "figures.note.approximate"
  | "figures.note.without-a-name"
  | "figures.cell.all"
  | "figures.cell.cluster"
  | "figures.cell.not-said"
  | "figures.cell.as-planned"
  | `figures.cell.event-family.${EventFamily}`
  | `figures.cell.profession-group.${RoleFamily}`
  | `figures.cell.response-band.${ResponseBand}`
  | "figures.cell.groups"
  | `figures.cell.group-size.${GroupSize}`
  | `figures.cell.stepped-up.${StepUp}`
  | `figures.cell.distress.${DistressChange}`
  | `figures.cell.pulse.${Pulse[PulseItem]}`;

export interface Words {
  key: WordKey;
  values: Readonly<Record<string, string | number>>;
}

export interface CellWords {
  /** Id of the cell in the release. */
  cell: string;
  /** One name, or the names of all role families of a group, for the page to join. */
  names: readonly Words[];
  /** Noisy, and zero where the noise went below. */
  shown: number;
  /** The truth lies from here to there, nineteen times in twenty. */
  from: number;
  to: number;
}

export interface TableWords {
  id: string;
  title: Words;
  /** How far off a number may be: `within N, nineteen times in twenty`. */
  error: Words;
  within: number;
  cells: readonly CellWords[];
}

export interface FigureWords {
  period: Words;
  releasedOn: string;
  tables: readonly TableWords[];
  /** Why the numbers are approximate, and what the guarantee does not cover. */
  notes: readonly Words[];
}

const plain = (key: WordKey): Words => ({ key, values: {} });

/** The words for a period: a quarter with its number, or a year. */
export const periodWords = (period: Period): Words =>
  isQuarter(period)
    ? {
        key: "figures.period.quarter",
        values: { quarter: Number(period.slice(5)), year: String(yearNumberOf(period)) },
      }
    : { key: "figures.period.year", values: { year: String(yearNumberOf(period)) } };

const inList = <T extends string>(list: readonly T[], word: string): T[] =>
  list.filter((candidate) => candidate === word);

function namesOf(attribute: Attribute, cell: string, plan: ReleasePlan): Words[] {
  if (attribute === "hospital") return [plain("figures.cell.all")];
  if (attribute === "event-family") {
    return inList(eventFamilies, cell).map((one) => plain(`figures.cell.event-family.${one}`));
  }
  if (attribute === "response-band") {
    return inList(responseBands, cell).map((one) => plain(`figures.cell.response-band.${one}`));
  }
  if (attribute === "group") return [plain("figures.cell.groups")];
  if (attribute === "group-size") {
    return inList(groupSizes, cell).map((one) => plain(`figures.cell.group-size.${one}`));
  }
  if (attribute === "stepped-up") {
    return inList(stepUps, cell).map((one) => plain(`figures.cell.stepped-up.${one}`));
  }
  if (attribute === "distress") {
    return inList(distressChanges, cell).map((one) => plain(`figures.cell.distress.${one}`));
  }
  if (isOfPulse(attribute)) {
    return inList(pulseAnswers, cell).map((one) => plain(`figures.cell.pulse.${one}`));
  }
  if (cell === notSaid) return [plain("figures.cell.not-said")];
  if (attribute === "cluster") {
    return plan.clusters
      .filter(({ id }) => id === cell)
      .map(({ name }) => ({ key: "figures.cell.cluster", values: { name } }));
  }
  const families = plan.professionGroups.find(({ id }) => id === cell)?.families ?? [];
  return roleFamilies
    .filter((family) => families.includes(family))
    .map((family) => plain(`figures.cell.profession-group.${family}`));
}

function tableWords(
  spec: TableSpec,
  table: Release["tables"][number],
  plan: ReleasePlan,
): TableWords {
  const cells = spec.cells.map((cell): CellWords => {
    const noisy = table.cells[cell] ?? 0;
    const names = namesOf(spec.attribute, cell, plan);
    return {
      cell,
      // A cell of an old plan whose word this program no longer knows is shown by its id.
      names: names.length > 0 ? names : [{ key: "figures.cell.as-planned", values: { cell } }],
      shown: Math.max(0, noisy),
      from: Math.max(0, noisy - table.within),
      to: Math.max(0, noisy + table.within),
    };
  });
  return {
    id: spec.id,
    title: plain(`figures.table.${spec.attribute}`),
    error: { key: "figures.within", values: { within: table.within } },
    within: table.within,
    cells,
  };
}

/** @param plan the plan the release names, as signed. Tables come in the plan's order. */
export function figureWords(release: Release, plan: ReleasePlan): FigureWords {
  return {
    period: periodWords(release.period),
    releasedOn: release.releasedOn,
    tables: plan.tables.flatMap((spec) => {
      const table = release.tables.find(({ id }) => id === spec.id);
      return table ? [tableWords(spec, table, plan)] : [];
    }),
    notes: [plain("figures.note.approximate"), plain("figures.note.without-a-name")],
  };
}
