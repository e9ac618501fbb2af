// One turn of the rota, found by its shift and day, as it stands now.
import type { World } from "#app/domain/world.server.ts";
import { type Rota, type Turn, turnsOf } from "./rota.ts";
import { rotaFrom } from "./rota-store.server.ts";

export interface NamedTurn {
  shiftId: string;
  /** The day on which it begins. */
  turnOn: string;
}

/** @returns null when there is no such turn, or it has begun. */
export async function turnAtHand(
  { shiftId, turnOn }: NamedTurn,
  { db, now }: World,
): Promise<{ turn: Turn; rota: Rota } | null> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(turnOn) || Number.isNaN(Date.parse(turnOn))) return null;
  const rota = await rotaFrom(db, now.toISOString().slice(0, 10));
  const turn = turnsOf(rota, turnOn, 1).find((found) => found.shiftId === shiftId);
  return turn && turn.from > now.getTime() ? { turn, rota } : null;
}
