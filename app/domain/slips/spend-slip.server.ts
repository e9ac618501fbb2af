// Somebody follows a slip. Looking changes nothing; the button uses it up and leads to asking, with the area
// filled in, which the person can change or take out.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { openSlip, slipToUse } from "./slip-store.server.ts";

const tagOf = (code: string, { keyring }: World) => keyring.tag("offer-code", code);
const today = ({ now, settings }: World) => dayOf(now, settings.timeZone);

export async function isSlipOpen(code: string, world: World): Promise<boolean> {
  return (await openSlip(world.db, tagOf(code, world), today(world))) !== null;
}

export async function spendSlip(
  actor: Actor,
  input: { code: string },
  world: World,
): Promise<{ outcome: "used"; unitCode: string } | { outcome: "gone" }> {
  if (!may(actor, "answer-offer")) return { outcome: "gone" };
  const slip = await openSlip(world.db, tagOf(input.code, world), today(world));
  if (!slip) return { outcome: "gone" };
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(slipToUse(tx, slip.codeTag), "used"),
  ]);
  return written.done ? { outcome: "used", unitCode: slip.unitCode } : { outcome: "gone" };
}
