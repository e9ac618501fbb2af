// A coordinator called everybody on the list and notes how many answered; the last drill is shown to peers.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { directoryOf, drillToAdd } from "#app/domain/directory/directory-store.server.ts";
import type { World } from "#app/domain/world.server.ts";

export async function holdDrill(
  actor: Actor,
  input: { reached: readonly string[] },
  world: World,
): Promise<{ outcome: "held" | "not-allowed" }> {
  if (!may(actor, "hold-drill")) return { outcome: "not-allowed" };
  const listed = (await directoryOf(world.db)).filter(({ crisisOrder }) => crisisOrder !== null);
  const drill = {
    id: world.newId<string>(),
    heldOn: dayOf(world.now, world.settings.timeZone),
    reachedCount: listed.filter(({ id }) => input.reached.includes(id)).length,
    listedCount: listed.length,
  };
  await world.db.allOrNothing((tx) => [drillToAdd(tx, drill)]);
  return { outcome: "held" };
}
