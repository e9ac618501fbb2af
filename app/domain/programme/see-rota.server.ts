// The rota as a coordinator sees it: the hours to cover, and who is there in the next two weeks.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import type { DutyHours } from "#app/domain/duty/duty-hours.ts";
import { plannedDutyHours } from "#app/domain/duty/duty-store.server.ts";
import { peersForMatching } from "#app/domain/peers/peer-store.server.ts";
import { type Turn, turnsOf } from "#app/domain/rota/rota.ts";
import { rotaFrom } from "#app/domain/rota/rota-store.server.ts";
import type { World } from "#app/domain/world.server.ts";

const shownDays = 14;

export interface ProgrammeRota {
  outcome: "seen";
  hours: DutyHours[];
  turns: (Turn & { name: string })[];
}

export async function seeRota(
  actor: StaffActor,
  _input: Record<string, never>,
  { db, keyring, now, settings }: World,
): Promise<ProgrammeRota | { outcome: "not-allowed" }> {
  if (!may(actor, "see-programme")) return { outcome: "not-allowed" };
  const today = dayOf(now, settings.timeZone);
  const names = new Map(
    (await peersForMatching(db, keyring)).map(({ standing }) => [
      standing.accountId,
      standing.name,
    ]),
  );
  const hours = await plannedDutyHours(db);
  const turns = turnsOf(await rotaFrom(db, addDays(today, -2)), addDays(today, -1), shownDays + 1);
  return {
    outcome: "seen",
    hours: hours.sort((a, b) => a.weekday - b.weekday || a.fromMinute - b.fromMinute),
    turns: turns.flatMap((turn) => {
      const name = names.get(turn.accountId);
      return turn.to > now.getTime() && name ? [{ ...turn, name }] : [];
    }),
  };
}
