// Examines any set of tables: what an attacker learns from all of them together, and whether one release
// alone would have been enough. The answer is what `alongside disclosure-audit --statements` prints.
import { type Finding, findingsOf } from "./bound-findings.ts";
import { type Contradiction, cellBounds, type Progress } from "./cell-bounds.server.ts";
import type { Interval } from "./first-bounds.ts";
import { knowledgeLadder, type Rung, type Statements } from "./statements.ts";

export interface Examination {
  pass: boolean;
  bounds: Record<string, Interval>;
  findings: Finding[];
  /** Set when every release passes alone and only all together fail. */
  onlyTogether: string[];
}

const releasesOf = (file: Statements): string[] => [
  ...new Set(file.statements.map(({ release }) => release)),
];

/** The releases that together give away what none of them does alone; none when one is enough. */
async function onlyTogether(file: Statements): Promise<string[]> {
  const releases = releasesOf(file);
  if (releases.length < 2) return [];
  for (const release of releases) {
    const statements = file.statements.filter((one) => one.release === release);
    const alone = { ...file, statements };
    const examined = await cellBounds(alone);
    if ("contradicting" in examined || findingsOf(alone, examined.bounds).length > 0) return [];
  }
  return releases;
}

/**
 * @returns the bounds of every cell and what they give away, or the statements that cannot all be true.
 * @throws AuditFailed when the solver gives no answer that stands.
 */
export async function examineStatements(
  file: Statements,
  onProgress?: Progress,
): Promise<Examination | Contradiction> {
  const examined = await cellBounds(file, onProgress);
  if ("contradicting" in examined) return examined;
  const findings = findingsOf(file, examined.bounds);
  return {
    pass: findings.length === 0,
    bounds: Object.fromEntries(examined.bounds),
    findings,
    onlyTogether: findings.length === 0 ? [] : await onlyTogether(file),
  };
}

/** How each attacker fares, from one who knows nothing to one who handled requests. */
export async function examineLadder(
  file: Statements,
): Promise<{ rung: Rung; pass: boolean; findings: number }[]> {
  const rungs = [];
  for (const { rung, file: seen } of knowledgeLadder(file)) {
    const examined = await cellBounds(seen);
    const found = "contradicting" in examined ? null : findingsOf(seen, examined.bounds);
    rungs.push({ rung, pass: found?.length === 0, findings: found?.length ?? 0 });
  }
  return rungs;
}
