// The audit's tables as they lie there, for tests that look at what is left.
import type { AuditHead } from "#app/domain/audit/audit-chain.ts";
import type { Db } from "#db/connect.server.ts";
import { auditHeads } from "#db/schema/audit.ts";

export const auditHeadsOf = (db: Db): Promise<AuditHead[]> => db.reader.select().from(auditHeads);
