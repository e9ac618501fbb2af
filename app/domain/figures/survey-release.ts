// Which groups of a survey may be shown, and how coarsely (disclosure.md 5.1). The secret here is an
// answer, not the fact of asking, so the protection is size: ten at least, in every group and in whatever
// is left when published groups are taken from each other. Pure.

export const leastEligible = 15;
export const leastAnswers = 10;
/** Below this many answers nobody's own words are shown. */
export const leastForWords = 25;

export interface SurveyGroup {
  id: string;
  /** Null for the whole hospital. */
  parent: string | null;
  /** Public headcount. */
  eligible: number;
  answers: number;
}

export type SurveyRefusal =
  | "too-few-staff"
  | "too-few-answers"
  | "parent-not-shown"
  | "leaves-too-few"
  | "too-close-to-an-earlier-release";

export interface SurveyGating {
  /** Ids of the groups that may be shown. */
  shown: string[];
  refused: { id: string; reason: SurveyRefusal }[];
}

/** How many answered a group in an earlier release of answers that are still in this one. */
export type EarlierAnswers = ReadonlyMap<string, number>;

const isBetween = (count: number): boolean => count > 0 && count < leastAnswers;

function ownReason(
  group: SurveyGroup,
  shown: ReadonlySet<string>,
  earlier: EarlierAnswers,
): SurveyRefusal | null {
  if (group.parent !== null && !shown.has(group.parent)) return "parent-not-shown";
  if (group.eligible < leastEligible) return "too-few-staff";
  if (group.answers < leastAnswers) return "too-few-answers";
  const before = earlier.get(group.id);
  if (before !== undefined && isBetween(Math.abs(group.answers - before))) {
    return "too-close-to-an-earlier-release";
  }
  return null;
}

/** Smaller ones by public headcount first, so that the choice tells nothing of who answered. */
const bySize = (a: SurveyGroup, b: SurveyGroup): number =>
  a.eligible - b.eligible || (a.id < b.id ? -1 : 1);

/**
 * Decides from the top down. Where the rest of a group would hold one to nine answers, its smallest
 * part is kept back, which makes the rest large enough.
 * @param groups one tree: parts of a group share no staff, and no part stands before its parent.
 * @param earlier of a release that holds some of the same answers; empty for a new wave.
 */
export function surveyGating(
  groups: readonly SurveyGroup[],
  earlier: EarlierAnswers = new Map(),
): SurveyGating {
  const shown = new Set<string>();
  const refused: SurveyGating["refused"] = [];
  const settle = (parent: SurveyGroup | null): void => {
    const parts = groups.filter((group) => group.parent === (parent?.id ?? null)).sort(bySize);
    const allowed: SurveyGroup[] = [];
    for (const group of parts) {
      const reason = ownReason(group, shown, earlier);
      if (reason) refused.push({ id: group.id, reason });
      else allowed.push(group);
    }
    const restOf = () =>
      (parent?.answers ?? 0) - allowed.reduce((sum, { answers }) => sum + answers, 0);
    while (parent && allowed.length > 0 && isBetween(restOf())) {
      const kept = allowed.shift();
      if (kept) refused.push({ id: kept.id, reason: "leaves-too-few" });
    }
    for (const group of allowed) shown.add(group.id);
    for (const group of parts) settle(group);
  };
  settle(null);
  return { shown: groups.filter(({ id }) => shown.has(id)).map(({ id }) => id), refused };
}

/** A band in percent; `from` null for "under", `to` null for "over". */
export interface Band {
  from: number | null;
  to: number | null;
}

/** The ten points in which a response rate lies: an exact one would tell how many answered. */
export function rateBand(answers: number, eligible: number): Band {
  const tens = Math.min(9, Math.floor((answers * 10) / eligible));
  return { from: tens * 10, to: tens * 10 + 10 };
}

/** The ten points in which a share lies, closed at both ends so that nobody and everybody never appear. */
export function shareBand(count: number, answers: number): Band {
  const tens = Math.floor((count * 10) / answers);
  if (tens < 2) return { from: null, to: 20 };
  if (tens >= 8) return { from: 80, to: null };
  return { from: tens * 10, to: tens * 10 + 10 };
}

/** Tenths for a composite of four items or more, halves for fewer. */
export const meanStepTenths = (items: number): 1 | 5 => (items >= 4 ? 1 : 5);

/**
 * The mean as it is shown, in tenths.
 * @param sum of all items of all answers, whole. @param items of the composite.
 */
export function meanTenths(sum: number, answers: number, items: number): number {
  const step = meanStepTenths(items);
  return Math.round((sum * 10) / (answers * items * step)) * step;
}

/** The sums that would be shown as this mean: what an attacker starts from (disclosure.md 5.4 E). */
export function sumsBehindMean(
  shownTenths: number,
  answers: number,
  items: number,
  scale: { least: number; most: number },
): { lo: number; hi: number } {
  const all = answers * items;
  const possible = Array.from(
    { length: (scale.most - scale.least) * all + 1 },
    (_one, index) => scale.least * all + index,
  ).filter((sum) => meanTenths(sum, answers, items) === shownTenths);
  return { lo: possible[0] ?? 0, hi: possible.at(-1) ?? -1 };
}
