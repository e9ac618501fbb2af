// Whoever opens more cases within an hour than anybody works on has to prove anew who they are: everything of
// the account ends, it is written down and logged. A stolen session gets no further by itself.
import { type StaffActor, timer } from "#app/domain/access/actor.ts";
import { endSessionsOf } from "#app/domain/access/session.server.ts";
import { writeInSite } from "#app/domain/audit/site-audit.server.ts";
import type { ServerContext } from "./context.server.ts";

/** Counts the case, there or not. @returns whether it was one too many, and the sessions have ended. */
export async function isOpeningTooMany(
  actor: StaffActor,
  caseId: string,
  { limits, log, world }: ServerContext,
): Promise<boolean> {
  if (limits.mayOpenCase(actor.accountId, caseId, world.now)) return false;
  log.error({ event: "many-cases-opened" });
  await writeInSite(timer, "many-cases-opened", actor.accountId, world);
  await endSessionsOf(actor.accountId, world);
  return true;
}
