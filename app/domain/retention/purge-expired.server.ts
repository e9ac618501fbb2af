// The nightly end of things: cases that lapsed are closed, ended cases past their grace are destroyed,
// unanswered offers are forgotten. Afterwards the log is truncated, so that erased text is gone from it.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import { deadJobsToForget } from "#app/domain/jobs/job-store.server.ts";
import { offersToForget } from "#app/domain/offers/offer-store.server.ts";
import {
  casesToDestroy,
  lapsedCases,
  oldReceiptsToForget,
  oldSubmissionsToForget,
} from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyOf } from "#app/domain/support-requests/case-vault.server.ts";
import { caseEnding } from "#app/domain/support-requests/end-of-case.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { retention } from "./retention-rules.ts";

export async function purgeExpired(
  actor: Actor,
  _input: Record<string, never>,
  world: World,
): Promise<{ outcome: "purged" | "not-allowed" }> {
  if (!may(actor, "run-timers")) return { outcome: "not-allowed" };
  const { db, keyring, now, settings } = world;
  const today = dayOf(now, settings.timeZone);
  for (const entry of await lapsedCases(db, today)) {
    const move = entry.supportCase.state === "waiting" ? "withdraw" : "close";
    const steps = caseEnding(entry.supportCase, caseKeyOf(keyring, entry), move, world);
    // A case that changed meanwhile is alive; tomorrow decides again.
    if (steps) await db.allOrNothing(steps);
  }
  await db.allOrNothing((tx) => [
    casesToDestroy(tx, addDays(today, -retention.graceDays)),
    offersToForget(tx, today),
    oldReceiptsToForget(tx, now),
    oldSubmissionsToForget(tx, now),
    // A mail that could not be sent holds an address; it goes as an ended case does.
    deadJobsToForget(tx, new Date(now.getTime() - retention.graceDays * 86_400_000)),
  ]);
  await db.truncateLog();
  return { outcome: "purged" };
}
