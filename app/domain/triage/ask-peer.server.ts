// A coordinator asks one peer to look at what waits. The answer is the same whether or not that peer may
// take it, so that asking cannot be used to find out; a peer who may not, or was told before, gets no mail.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { AccountId, CaseId } from "#app/domain/ids.ts";
import { mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import { caseOf, caseToChange } from "#app/domain/support-requests/case-store.server.ts";
import { sealRequest } from "#app/domain/support-requests/case-vault.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { candidates } from "./candidates.server.ts";
import { exclusionsWith } from "./conflict-of-interest.ts";
import { soughtBy } from "./sought.server.ts";

export async function askPeer(
  actor: StaffActor,
  input: { caseId: CaseId; accountId: AccountId },
  world: World,
): Promise<{ outcome: "asked" | "not-allowed" }> {
  if (!may(actor, "suggest-peers")) return { outcome: "not-allowed" };
  const { db, now, settings } = world;
  const entry = await caseOf(db, input.caseId);
  const people = await candidates(world);
  const peer = people.find(({ standing }) => standing.accountId === input.accountId);
  if (!entry || !peer || entry.supportCase.state !== "waiting") return { outcome: "asked" };
  const { asked, concern, caseKey } = await soughtBy(entry, new Map(), world);
  const isExcluded =
    exclusionsWith(concern, dayOf(now, settings.timeZone))(peer.standing).length > 0;
  if (isExcluded || asked.askedPeers.includes(input.accountId)) return { outcome: "asked" };
  const askedPeers = [...asked.askedPeers, input.accountId as string];
  await db.allOrNothing((tx) => [
    exactlyOne(
      caseToChange(tx, entry.supportCase, {
        sealedRequest: sealRequest(caseKey, { ...asked, askedPeers }),
      }),
      "changed-meanwhile",
    ),
    mailToQueue(
      tx,
      {
        to: peer.email,
        template: "request-waiting",
        props: { link: `${settings.publicOrigin}/queue` },
        locale: settings.locales[0] ?? "en",
      },
      world,
    ),
  ]);
  return { outcome: "asked" };
}
