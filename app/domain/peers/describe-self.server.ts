// A peer says what wishes they can meet. It takes effect in matching at once; nobody else changes it.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { knownUnits } from "#app/domain/roster/staff-store.server.ts";
import { channels } from "#app/domain/support-requests/request.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { peerToChange } from "./peer-store.server.ts";
import type { SelfDescription } from "./self-description.ts";

export async function describeSelf(
  actor: StaffActor,
  input: SelfDescription,
  world: World,
): Promise<{ outcome: "described" | "no-such-unit" | "not-allowed" }> {
  if (!may(actor, "plan-own-duty")) return { outcome: "not-allowed" };
  const { unitCode, roleFamily, seniority, gender, languages } = input;
  if (unitCode !== null) {
    const isKnown = (await knownUnits(world.db)).some(({ code }) => code === unitCode);
    if (!isKnown) return { outcome: "no-such-unit" };
  }
  // Every way is the same as no word on it: a way that is added later is theirs too.
  const ways = input.channels.length === channels.length ? null : input.channels.join(" ");
  const changes = {
    unitCode,
    roleFamily,
    seniority,
    gender,
    languages: languages.join(" "),
    channels: ways,
  };
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(peerToChange(tx, actor.accountId, changes), "not-allowed"),
  ]);
  return { outcome: written.done ? "described" : "not-allowed" };
}
