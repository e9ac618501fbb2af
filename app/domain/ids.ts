// Every identifier is random and branded: a case id cannot be passed where an account id is meant.
export type Branded<T, B extends string> = T & { readonly __brand: B };

export type CaseId = Branded<string, "CaseId">;
export type AccountId = Branded<string, "AccountId">;
export type StaffId = Branded<string, "StaffId">;
export type OfferId = Branded<string, "OfferId">;
export type GroupId = Branded<string, "GroupId">;
export type EncounterId = Branded<string, "EncounterId">;
export type CandidateId = Branded<string, "CandidateId">;
export type JobId = Branded<string, "JobId">;
export type ProposalId = Branded<string, "ProposalId">;
export type ReleaseId = Branded<string, "ReleaseId">;

/** Ciphertext made by confidentiality/seal.server.ts: base64url, padded to 256-byte steps. */
export type Sealed = Branded<string, "Sealed">;
