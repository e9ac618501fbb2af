// After a right receipt, the browser holds which case it opened: sealed, ten minutes from the last page,
// thirty in all (security.md 1.2).
import { z } from "zod";
import type { CaseId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { sealedCookie } from "./sealed-cookie.server.ts";

const idleMinutes = 10;
const absoluteMinutes = 30;

const held = z.object({ caseId: z.string(), since: z.number() });
export const supportCookie = sealedCookie("support", held, idleMinutes);

export const keepHeldCase = (caseId: CaseId, world: World): string =>
  supportCookie.keep({ caseId, since: world.now.getTime() }, world);

/** The same case again, the idle time starting anew; the absolute limit stays. */
export function heldCaseAgain(request: Request, world: World): string | null {
  const value = supportCookie.read(request, world);
  return value ? supportCookie.keep(value, world) : null;
}

export async function heldCaseFrom(request: Request, world: World): Promise<CaseId | null> {
  const value = supportCookie.read(request, world);
  if (!value) return null;
  const ageMinutes = (world.now.getTime() - value.since) / 60_000;
  return ageMinutes <= absoluteMinutes ? (value.caseId as CaseId) : null;
}
