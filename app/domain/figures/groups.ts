// Proposes groups large enough to be counted: clusters of whole units and merged professions, from
// public headcounts only. Deterministic, so that the same roster proposes the same groups.
import { type RoleFamily, roleFamilies } from "#app/domain/roster/staff.ts";
import type { Cluster, Headcounts, ProfessionGroup } from "./release-plan.ts";

export const leastInCluster = 50;
export const leastInProfessionGroup = 30;
/** More clusters would each be too small for the noise of a fifth of a budget. */
const mostClusters = 6;
const targetInCluster = 100;

type Unit = Headcounts["units"][number];
const staffIn = (units: readonly Unit[]): number =>
  units.reduce((sum, unit) => sum + unit.staffCount, 0);

/** A short name that the same units always get (FNV-1a, 64 bits); it hides nothing, units are public. */
export function clusterIdOf(unitCodes: readonly string[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const character of [...unitCodes].sort().join("\n")) {
    hash = ((hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n) & ((1n << 64n) - 1n);
  }
  return `c-${hash.toString(36)}`;
}

const inOrder = (a: Unit, b: Unit): number =>
  a.site === b.site ? (a.code < b.code ? -1 : 1) : a.site < b.site ? -1 : 1;

function neighboursJoined(units: readonly Unit[], target: number): Unit[][] {
  const joined: Unit[][] = [];
  let open: Unit[] = [];
  for (const unit of [...units].sort(inOrder)) {
    open.push(unit);
    if (staffIn(open) < target) continue;
    joined.push(open);
    open = [];
  }
  if (open.length > 0 && staffIn(open) < leastInCluster && joined.length > 0) {
    joined[joined.length - 1]?.push(...open);
  } else if (open.length > 0) {
    joined.push(open);
  }
  return joined;
}

const nameOf = (index: number): string => String.fromCharCode("A".charCodeAt(0) + index);

/** @returns at least two clusters that keep the rules of size, or none where no such grouping is found. */
export function proposedClusters(units: readonly Unit[]): Cluster[] {
  const total = staffIn(units);
  for (const target of [
    Math.max(targetInCluster, Math.ceil(total / mostClusters)),
    leastInCluster,
  ]) {
    const joined = neighboursJoined(units, target);
    const isSound = joined.every((cluster) => {
      const size = staffIn(cluster);
      return size >= leastInCluster && total - size >= leastInCluster;
    });
    if (joined.length < 2 || !isSound) continue;
    return joined.map((cluster, index) => {
      const codes = cluster.map((unit) => unit.code).sort();
      return {
        id: clusterIdOf(codes),
        name: nameOf(index),
        units: codes,
        headcount: staffIn(cluster),
      };
    });
  }
  return [];
}

/**
 * Last year's clusters with this year's headcounts, so that a year can be compared with the next.
 * @returns null when a unit is new or gone or a size rule broke: then clusters are proposed anew.
 */
export function clustersKept(before: readonly Cluster[], units: readonly Unit[]): Cluster[] | null {
  const grouped = before.flatMap((cluster) => cluster.units).sort();
  const known = units.map((unit) => unit.code).sort();
  if (grouped.join("\n") !== known.join("\n")) return null;
  const total = staffIn(units);
  const kept = before.map((cluster) => ({
    ...cluster,
    headcount: staffIn(units.filter((unit) => cluster.units.includes(unit.code))),
  }));
  const isSound = kept.every(
    ({ headcount }) => headcount >= leastInCluster && total - headcount >= leastInCluster,
  );
  return isSound ? kept : null;
}

/** @returns role families, the small ones joined until each group is large enough; none if one is left. */
export function proposedProfessionGroups(
  families: Readonly<Record<RoleFamily, number>>,
): ProfessionGroup[] {
  const groups = roleFamilies.map((family) => ({
    families: [family],
    headcount: families[family],
  }));
  const bySize = () => groups.sort((a, b) => a.headcount - b.headcount);
  for (
    bySize();
    groups.length > 1 && (groups[0]?.headcount ?? 0) < leastInProfessionGroup;
    bySize()
  ) {
    const [smallest, next] = groups.splice(0, 2);
    if (!smallest || !next) break;
    groups.push({
      families: [...smallest.families, ...next.families].sort(),
      headcount: smallest.headcount + next.headcount,
    });
  }
  if (groups.length < 2) return [];
  return groups
    .map((group) => ({ id: group.families.join("+"), ...group }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
