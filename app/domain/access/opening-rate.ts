// How many different cases one person opens within an hour. Nobody works on more than twenty; whoever opens
// the next is a program, or somebody else with this person's session (security.md 2.3).
export const mostOpenedAnHour = 20;
const hourMs = 3_600_000;

/** When each case was opened last, by its id. In memory only: kept on disk it would be a list of who saw what. */
export type Openings = ReadonlyMap<string, number>;

/** @param nowMs in milliseconds. @returns the openings of the last hour, and whether this one is too many. */
export function openingCounted(
  before: Openings,
  caseId: string,
  nowMs: number,
): { openings: Openings; isTooMany: boolean } {
  const recent = [...before].filter(([, atMs]) => nowMs - atMs < hourMs);
  const openings = new Map([...recent, [caseId, nowMs] as const]);
  return { openings, isTooMany: openings.size > mostOpenedAnHour };
}
