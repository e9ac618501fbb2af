// A peer closes a case. Before: log-encounter. After: figures/fold-counters adds one to the counters, and
// retention/purge-expired destroys everything about the case.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { writtenInCase } from "#app/domain/audit/case-audit.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { caseEnding } from "#app/domain/support-requests/end-of-case.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { heldCase } from "./held-case.server.ts";

export async function closeCase(
  actor: StaffActor,
  input: { caseId: CaseId },
  world: World,
): Promise<{ outcome: "closed" | "too-late" | "not-found" }> {
  const held = await heldCase(actor, input.caseId, world);
  if (!held) return { outcome: "not-found" };
  const steps = caseEnding(held.supportCase, held.caseKey, "close", world, held.rules);
  if (!steps) return { outcome: "too-late" };
  const on = dayOf(world.now, world.settings.timeZone);
  const closed = { event: "closed", by: actor.accountId, role: "peer", on } as const;
  const audit = await writtenInCase(world.db, held.caseKey, closed);
  const written = await world.db.allOrNothing((tx) => [...steps(tx), ...audit(tx)]);
  return { outcome: written.done ? "closed" : "too-late" };
}
