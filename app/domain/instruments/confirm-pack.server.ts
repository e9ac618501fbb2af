// Somebody who answers for the site has read a pack's terms. What is confirmed is the content they were shown,
// by its digest: a changed pack is not asked with before it is confirmed again.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { writtenInSite } from "#app/domain/audit/site-audit.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { World } from "#app/domain/world.server.ts";
import { packToConfirm } from "./pack-store.server.ts";
import { packsOfSite } from "./site-packs.server.ts";

export type PackConfirmed =
  | { outcome: "confirmed" | "not-allowed" | "no-such-pack" | "changed-meanwhile" }
  | { outcome: "refused"; problem: string };

/** @param input.digest of the content whose terms were read. */
export async function confirmPack(
  actor: Actor,
  input: { folder: string; digest: string },
  world: World,
): Promise<PackConfirmed> {
  if (!may(actor, "confirm-packs")) return { outcome: "not-allowed" };
  const pack = (await packsOfSite(world)).find(({ folder }) => folder === input.folder);
  if (!pack) return { outcome: "no-such-pack" };
  const { digest, read } = pack;
  if (!read.isRight) return { outcome: "refused", problem: read.problem };
  if (digest !== input.digest) return { outcome: "changed-meanwhile" };
  const confirmedOn = dayOf(world.now, world.settings.timeZone);
  const audit = await writtenInSite(actor, "pack-confirmed", null, world);
  const written = await world.db.allOrNothing((tx) => [
    packToConfirm(tx, { instrument: read.instrument.id, digest, confirmedOn }),
    ...audit(tx),
  ]);
  return { outcome: written.done ? "confirmed" : "changed-meanwhile" };
}
