// Replays the ledger of this site against every release it ever made. Reads public rows only.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import { type LedgerReplay, replayedLedger } from "./ledger-replay.ts";
import { chainOf, ledger } from "./ledger-store.server.ts";
import { signedPlans } from "./plan-store.server.ts";
import { releasedBytes } from "./release-store.server.ts";

export type ReplayLedgerOutcome =
  | ({ outcome: "replayed"; releases: number; charges: number } & LedgerReplay)
  | { outcome: "not-allowed" };

/** @returns every difference between ledger and releases; none when the ledger is right. */
export async function replayLedger(
  actor: Actor,
  _input: Record<string, never>,
  world: Pick<World, "db">,
): Promise<ReplayLedgerOutcome> {
  if (!may(actor, "read-releases")) return { outcome: "not-allowed" };
  const [releases, plans, rows] = await Promise.all([
    releasedBytes(world.db),
    signedPlans(world.db),
    ledger(world.db),
  ]);
  const byVersion = new Map([...plans.values()].map((plan) => [plan.version, plan]));
  const replay = replayedLedger({ releases, plans: byVersion, rows, chainOf });
  return { outcome: "replayed", releases: releases.length, charges: rows.length, ...replay };
}
