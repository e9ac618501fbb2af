// Makes slips for an area: a fresh code each, known from now on to the paper alone. After: spend-slip.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import { retentionRules } from "#app/domain/retention/retention-store.server.ts";
import { unitNames } from "#app/domain/roster/staff-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { SlipAnswers } from "./slip.ts";
import { slipToAdd } from "./slip-store.server.ts";

export type SlipsPrinted =
  | { outcome: "printed"; codes: string[]; expiresOn: string }
  | { outcome: "no-such-unit" };

export async function printSlips(
  actor: Actor,
  { unitCode, headCount }: SlipAnswers,
  world: World,
): Promise<SlipsPrinted> {
  const isKnown = (await unitNames(world.db)).some(({ code }) => code === unitCode);
  if (!may(actor, "refer-colleague") || !isKnown) return { outcome: "no-such-unit" };
  const { offerDays } = await retentionRules(world.db);
  const expiresOn = addDays(dayOf(world.now, world.settings.timeZone), offerDays);
  const codes = Array.from({ length: headCount }, () => world.newId<string>());
  await world.db.allOrNothing((tx) =>
    codes.map((code) =>
      slipToAdd(tx, { codeTag: world.keyring.tag("offer-code", code), unitCode, expiresOn }),
    ),
  );
  return { outcome: "printed", codes, expiresOn };
}
