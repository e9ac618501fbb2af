// Settings say by what people sign in: the hospital's provider, its proofs, which group gives which role, how
// long a session idles. They are changed outside the site, so each start compares them with those of the start
// before, and a change is written down.
import { writtenInSite } from "#app/domain/audit/site-audit.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Actor } from "./actor.ts";
import { may } from "./permissions.ts";
import { siteMark, siteMarkToSet } from "./site-mark-store.server.ts";

export async function noteSignIn(
  actor: Actor,
  _input: Record<string, never>,
  world: World,
): Promise<{ outcome: "changed" | "unchanged" | "first" | "not-allowed" }> {
  if (!may(actor, "run-timers")) return { outcome: "not-allowed" };
  const { signOn, idleMinutes } = world.settings;
  // A new secret of the same client changes nothing about who may sign in.
  const policy = { ...signOn, clientSecret: null, idleMinutes };
  const mark = world.keyring.tag("audit", `sign-in ${JSON.stringify(policy)}`);
  const before = await siteMark(world.db, "sign-in");
  if (before === mark) return { outcome: "unchanged" };
  if (before === null) {
    await world.db.allOrNothing((tx) => [siteMarkToSet(tx, "sign-in", mark)]);
    return { outcome: "first" };
  }
  const record = await writtenInSite(actor, "sign-in-changed", null, world);
  const written = await world.db.allOrNothing((tx) => [
    siteMarkToSet(tx, "sign-in", mark),
    ...record(tx),
  ]);
  return written.done ? { outcome: "changed" } : noteSignIn(actor, {}, world);
}
