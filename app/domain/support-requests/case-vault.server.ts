// Opens and seals the parts of a case. Contact needs an authorized case; what the masked queue needs does
// not, since masking happens on what is returned.
import type { Authorized } from "#app/domain/access/authorize.ts";
import {
  type CaseKey,
  sealForCase,
  unsealForCase,
  unwrapCaseKey,
} from "#app/domain/confidentiality/case-key.server.ts";
import type { Keyring } from "#app/domain/confidentiality/keyring.server.ts";
import type { CaseId, Sealed } from "#app/domain/ids.ts";
import {
  type ContactContents,
  contactContents,
  type RequestContents,
  requestContents,
} from "./case-contents.ts";
import type { CaseWithGrant, SupportCase } from "./case-store.server.ts";

const placeOf = (column: "sealed_request" | "sealed_contact", caseId: CaseId) => ({
  table: "support_cases",
  column,
  row: caseId,
});

export const caseKeyOf = (keyring: Keyring, { grant }: CaseWithGrant): CaseKey =>
  unwrapCaseKey(keyring, grant);

export const openRequest = (caseKey: CaseKey, supportCase: SupportCase): RequestContents =>
  requestContents.parse(
    unsealForCase(caseKey, placeOf("sealed_request", supportCase.id), supportCase.sealedRequest),
  );

/** The name and the way to reach the person. */
export const openContact = (
  caseKey: CaseKey,
  supportCase: Authorized<SupportCase>,
): ContactContents =>
  contactContents.parse(
    unsealForCase(caseKey, placeOf("sealed_contact", supportCase.id), supportCase.sealedContact),
  );

export const sealRequest = (caseKey: CaseKey, contents: RequestContents): Sealed =>
  sealForCase(caseKey, placeOf("sealed_request", caseKey.caseId), contents);

export const sealContact = (caseKey: CaseKey, contents: ContactContents): Sealed =>
  sealForCase(caseKey, placeOf("sealed_contact", caseKey.caseId), contents);
