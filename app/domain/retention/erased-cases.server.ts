// Cases erased before their month are remembered beside the keys, as keyed hashes, so that restoring an
// older backup does not bring them back. Forgotten once that month's key is gone.
import type { Keyring } from "#app/domain/confidentiality/keyring.server.ts";
import type { CaseId } from "#app/domain/ids.ts";

export const erasedCaseTag = (keyring: Keyring, caseId: CaseId): string =>
  keyring.tag("erased-case", caseId);

/** @param untilMonth the last month whose key may open the case in an older backup. */
export function rememberErased(keyring: Keyring, caseId: CaseId, untilMonth: string): void {
  const tag = erasedCaseTag(keyring, caseId);
  keyring.change((next) => {
    next.erased[tag] = untilMonth;
  });
}
