// What stands between closing a period and publishing it: the whole audit of what is public already. A
// finding, or no answer, keeps the period closed.
import type { Actor } from "#app/domain/access/actor.ts";
import type { Attack } from "#app/domain/figures/close-period.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { auditDisclosure } from "./audit-disclosure.server.ts";
import { AuditFailed } from "./integer-solver.server.ts";

/** @param files raw files to look into; none on PostgreSQL. */
export const publicationGate =
  (actor: Actor, files: readonly string[], world: World): Attack =>
  async () => {
    try {
      const audited = await auditDisclosure(actor, { files, statements: null }, world);
      if (audited.outcome === "not-allowed") return ["The audit may not be run."];
      return audited.parts.flatMap(({ part, findings }) =>
        findings.map((finding) => `${part}: ${finding}`),
      );
    } catch (error) {
      if (!(error instanceof AuditFailed)) throw error;
      return [error.message];
    }
  };
