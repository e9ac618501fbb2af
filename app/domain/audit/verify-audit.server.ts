// Reads every chain there is and names each row that was edited, removed or moved. What it cannot see: a
// database put back whole to an older state. For that, whoever runs the site notes the end of the site's
// chain elsewhere, and hands it in again.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { SealBroken } from "#app/domain/confidentiality/seal.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { caseOf } from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyOf } from "#app/domain/support-requests/case-vault.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { type AuditFinding, type AuditRow, findingsIn } from "./audit-chain.ts";
import { caseChains, chainHead, chainRows } from "./audit-store.server.ts";
import { caseMarker, openedRow, pseudonymOf } from "./case-audit.server.ts";
import { siteChain, siteMarker } from "./site-audit.server.ts";

/** The end of the site's chain, to note elsewhere. */
export interface NotedEnd {
  rowCount: number;
  mark: string;
}

export interface ChainVerified {
  /** "site", or the pseudonym of a case. */
  chain: string;
  rowCount: number;
  findings: AuditFinding[];
}

export type AuditVerified =
  | { outcome: "not-allowed" }
  | { outcome: "verified"; isWhole: boolean; chains: ChainVerified[]; end: NotedEnd | null };

/** @param noted an end that an earlier run gave; the row it ends with must still be there. */
export async function verifyAudit(
  actor: Actor,
  input: { noted: NotedEnd | null },
  world: World,
): Promise<AuditVerified> {
  if (!may(actor, "verify-audit")) return { outcome: "not-allowed" };
  const site = await siteVerified(input.noted, world);
  const chains = [site.verified];
  for (const chain of await caseChains(world.db)) {
    chains.push(await caseVerified(chain as CaseId, world));
  }
  const isWhole = chains.every(({ findings }) => findings.length === 0);
  return { outcome: "verified", isWhole, chains, end: site.end };
}

async function siteVerified(
  noted: NotedEnd | null,
  world: World,
): Promise<{ verified: ChainVerified; end: NotedEnd | null }> {
  const rows = await chainRows(world.db, siteChain);
  const head = await chainHead(world.db, siteChain);
  const findings = findingsIn(rows, head, ({ body }) => body, siteMarker(world));
  const atNoted = noted ? rows.find(({ place }) => place === noted.rowCount) : undefined;
  if (noted && atNoted?.mark !== noted.mark) {
    const finding = atNoted ? "edited" : "removed";
    const isSaid = findings.some(({ place }) => place === noted.rowCount);
    if (!isSaid) findings.push({ place: noted.rowCount, finding });
  }
  const last = rows.at(-1);
  return {
    verified: { chain: siteChain, rowCount: rows.length, findings },
    end: last ? { rowCount: last.place, mark: last.mark } : null,
  };
}

async function caseVerified(caseId: CaseId, world: World): Promise<ChainVerified> {
  const rows = await chainRows(world.db, caseId);
  const found = await caseOf(world.db, caseId);
  const broken = (row: AuditRow): AuditFinding => ({ place: row.place, finding: "edited" });
  if (!found)
    return { chain: "case without a key", rowCount: rows.length, findings: rows.map(broken) };
  const caseKey = caseKeyOf(world.keyring, found);
  const saidOf = (row: AuditRow): string | null => {
    // Where it was written is bound into the sealing, so a moved row opens only at its own place.
    for (const place of [row.place, ...rows.map((one) => one.place)]) {
      try {
        return JSON.stringify(openedRow(caseKey, { ...row, id: `${row.chain}:${place}` }));
      } catch (error) {
        if (!(error instanceof SealBroken)) return null;
      }
    }
    return null;
  };
  const head = await chainHead(world.db, caseId);
  return {
    chain: pseudonymOf(caseKey),
    rowCount: rows.length,
    findings: findingsIn(rows, head, saidOf, caseMarker(caseKey)),
  };
}
