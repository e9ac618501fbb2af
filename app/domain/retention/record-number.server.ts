// Makes a case's record number from its id; the only way from one to the other, and it needs the keyring.
import { base32 } from "#app/domain/confidentiality/base32.ts";
import type { Keyring } from "#app/domain/confidentiality/keyring.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { recordNumberLength } from "./record-number.ts";

/** @returns 12 characters, the same for the same case as long as the keyring lives. */
export const recordNumberFor = (keyring: Keyring, caseId: CaseId): string =>
  base32(Buffer.from(keyring.tag("record-number", caseId), "base64url")).slice(
    0,
    recordNumberLength,
  );
