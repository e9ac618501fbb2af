// A supervisor plans a meeting of the peers, and afterwards notes how many came; never who.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { instantOf } from "#app/domain/calendar/local-time.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import type { MeetingAnswers } from "./peer-care.ts";
import { attendedToSet, meetingToAdd } from "./peer-care-store.server.ts";

export async function planMeeting(
  actor: StaffActor,
  input: MeetingAnswers | { id: string; attended: number },
  world: World,
): Promise<{ outcome: "planned" | "counted" | "not-found" | "not-allowed" }> {
  if (!may(actor, "hold-debriefs")) return { outcome: "not-allowed" };
  if ("attended" in input) {
    const written = await world.db.allOrNothing((tx) => [
      exactlyOne(attendedToSet(tx, input.id, input.attended), "gone"),
    ]);
    return { outcome: written.done ? "counted" : "not-found" };
  }
  const [hours = 0, minutes = 0] = input.at.split(":").map(Number);
  const meetsAt = instantOf(input.on, hours * 60 + minutes, world.settings.timeZone);
  const id = world.newId<string>();
  await world.db.allOrNothing((tx) => [
    meetingToAdd(tx, { id, meetsAt, place: input.place, attendedCount: null }),
  ]);
  return { outcome: "planned" };
}
