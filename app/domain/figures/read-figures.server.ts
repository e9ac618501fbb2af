// Everything a page of figures is made of: released rows, their plans and the public ledger. Nothing here
// can reach a case, so two sites with the same releases read the same.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { rolloutTimeline } from "#app/domain/evaluation/evaluation-data-store.server.ts";
import type { RolloutStep } from "#app/domain/evaluation/rollout.ts";
import type { World } from "#app/domain/world.server.ts";
import { ledger } from "./ledger-store.server.ts";
import { rational, rationalText } from "./rational.ts";
import type { LedgerPlace } from "./release-sheet.ts";
import { type ReleasedFigure, releasedFigures } from "./release-store.server.ts";
import { replayLedger } from "./replay-ledger.server.ts";

export interface CheckedLedger {
  isRight: boolean;
  releases: number;
  charges: number;
  spent: { year: number; spent: string; maximum: string }[];
}

export type ReadFiguresOutcome =
  | {
      outcome: "read";
      /** The newest first. */
      figures: ReleasedFigure[];
      checked: CheckedLedger;
      /** What was rolled out where and when; imported, and public within the hospital. */
      rollout: RolloutStep[];
      placesOf(figure: ReleasedFigure): LedgerPlace[];
    }
  | { outcome: "not-allowed" };

export async function readFigures(
  actor: Actor,
  _input: Record<string, never>,
  world: Pick<World, "db">,
): Promise<ReadFiguresOutcome> {
  if (!may(actor, "read-releases")) return { outcome: "not-allowed" };
  const [figures, rollout, rows, replay] = await Promise.all([
    releasedFigures(world.db),
    rolloutTimeline(world.db),
    ledger(world.db),
    replayLedger(actor, {}, world),
  ]);
  if (replay.outcome === "not-allowed") return replay;
  return {
    outcome: "read",
    figures,
    rollout,
    checked: {
      isRight: replay.findings.length === 0,
      releases: replay.releases,
      charges: replay.charges,
      spent: replay.spent
        .filter(({ loss }) => loss.num > 0n)
        .map(({ year, loss, maximum }) => ({
          year,
          spent: rationalText(loss),
          maximum: rationalText(maximum),
        })),
    },
    placesOf: ({ id }) =>
      rows
        .filter(({ releaseId }) => releaseId === id)
        .map(({ tableId, position, epsilonNum, epsilonDen, chain }) => ({
          tableId,
          position,
          epsilon: rationalText(rational(BigInt(epsilonNum), BigInt(epsilonDen))),
          chain,
        })),
  };
}
