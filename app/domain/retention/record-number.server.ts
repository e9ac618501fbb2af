// Makes a case's record number. Only the case's own key can make it, so it dies with the case: afterwards
// a hold on that number says nothing of anybody.
import { caseMarker } from "#app/domain/audit/case-audit.server.ts";
import { base32 } from "#app/domain/confidentiality/base32.ts";
import type { CaseKey } from "#app/domain/confidentiality/case-key.server.ts";
import { recordNumberLength } from "./record-number.ts";

/** @returns 12 characters, the same for the same case as long as it lives. */
export const recordNumberFor = (caseKey: CaseKey): string =>
  base32(Buffer.from(caseMarker(caseKey)("record-number"), "base64url")).slice(
    0,
    recordNumberLength,
  );
