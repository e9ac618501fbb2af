// Who must not be offered a case. Names to avoid are compared generously: one name in common is enough,
// because leaving out one colleague too many is kinder than one too few.

/** What is known of a peer when a case is listed, counted, opened or taken. */
export interface PeerStanding {
  accountId: string;
  name: string;
  staffId: string | null;
  managerId: string | null;
  openCases: number;
  caseCap: number;
  /** A coordinator has approved them; before that they are as if they were no peer. */
  isApproved: boolean;
  restingUntilOn: string | null;
  trainedUntilOn: string;
}

/** What a case says about who must not take it. */
export interface CaseConcern {
  avoid: string;
  requesterName: string | null;
  requesterStaffId: string | null;
  requesterManagerId: string | null;
  passedBy: readonly string[];
}

export const exclusions = [
  "asked-to-avoid",
  "self",
  "line",
  "passed-on",
  "not-approved",
  "resting",
  "training-lapsed",
  "at-cap",
] as const;
export type Exclusion = (typeof exclusions)[number];

const shortestNamePart = 3;

/** Letters only, without accents or case: `Müller-Šimić` gives muller and simic. */
function nameParts(text: string): string[] {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((part) => part.length >= shortestNamePart);
}

/** A peer whose name was taken apart once, to be held against many cases. */
export interface NamedStanding extends PeerStanding {
  nameParts: readonly string[];
  sortedName: string;
}

export function namedStanding(peer: PeerStanding): NamedStanding {
  const parts = nameParts(peer.name);
  return { ...peer, nameParts: parts, sortedName: sortedName(parts) };
}

const sortedName = (parts: readonly string[]): string => [...parts].sort().join(" ");

/** @param today ISO day. @returns every reason; empty when the peer may be offered the case. */
export const exclusionsOf = (
  peer: PeerStanding,
  concern: CaseConcern,
  today: string,
): readonly Exclusion[] => exclusionsWith(concern, today)(namedStanding(peer));

/** The same for many peers against one case. */
export function exclusionsWith(
  concern: CaseConcern,
  today: string,
): (peer: NamedStanding) => readonly Exclusion[] {
  const toAvoid = new Set(nameParts(concern.avoid));
  const requester = sortedName(nameParts(concern.requesterName ?? ""));
  return (peer) => reasonsOf(peer, concern, today, toAvoid, requester);
}

function reasonsOf(
  peer: NamedStanding,
  concern: CaseConcern,
  today: string,
  toAvoid: ReadonlySet<string>,
  requester: string,
): Exclusion[] {
  const found: Exclusion[] = [];
  if (peer.nameParts.some((part) => toAvoid.has(part))) found.push("asked-to-avoid");
  const isSelf =
    (concern.requesterStaffId !== null && concern.requesterStaffId === peer.staffId) ||
    (requester !== "" && requester === peer.sortedName);
  if (isSelf) found.push("self");
  const isLine =
    concern.requesterStaffId !== null &&
    ((peer.staffId !== null && concern.requesterManagerId === peer.staffId) ||
      peer.managerId === concern.requesterStaffId);
  if (isLine) found.push("line");
  if (concern.passedBy.includes(peer.accountId)) found.push("passed-on");
  return [...found, ...ownExclusions(peer, today)];
}

/** What a peer's own state says, whatever the case. */
export function ownExclusions(peer: PeerStanding, today: string): Exclusion[] {
  const found: Exclusion[] = [];
  if (!peer.isApproved) found.push("not-approved");
  if (peer.restingUntilOn !== null && peer.restingUntilOn > today) found.push("resting");
  if (peer.trainedUntilOn < today) found.push("training-lapsed");
  if (peer.openCases >= peer.caseCap) found.push("at-cap");
  return found;
}

/** Reasons that concern this case, not the peer's own state; such a case is as if it did not exist. */
const hidingReasons: readonly Exclusion[] = ["asked-to-avoid", "self", "line", "passed-on"];
export const isHiddenFrom = (found: readonly Exclusion[]): boolean =>
  found.some((reason) => hidingReasons.includes(reason));
