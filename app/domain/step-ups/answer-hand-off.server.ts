// The receiving side: by the link, without signing in, or as the supervisor it was handed to. It sees what
// the person allowed until it has answered; afterwards, and late, and for a link that never was, nothing.
import type { Actor } from "#app/domain/access/actor.ts";
import {
  type Authorized,
  authorizeByLink,
  authorizeHandOff,
  caseOfHandOff,
} from "#app/domain/access/authorize.ts";
import { may } from "#app/domain/access/permissions.ts";
import { writeSeen } from "#app/domain/audit/case-audit.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { encounterCount } from "#app/domain/encounters/encounter-store.server.ts";
import { noticeToPeer } from "#app/domain/messages/message-notice.server.ts";
import { caseOf } from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyOf, openContact } from "#app/domain/support-requests/case-vault.server.ts";
import { isOpen } from "#app/domain/support-requests/request.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import type { HandOffAnswer, HandOffState } from "./hand-off.ts";
import {
  type HandOffTo,
  handOffByTag,
  handOffOf,
  handOffsTo,
  handOffToAnswer,
  openCard,
} from "./hand-off-store.server.ts";

/** By a link's code, or, for a signed-in supervisor, by the row. */
export type HandOffKey = { code: string } | { id: string };

export interface HandOffShown {
  entryName: string;
  /** Each only if the person allowed it. */
  name: string | null;
  reach: string | null;
  channel: string | null;
  talks: number | null;
}

const gone = { outcome: "gone" } as const;

async function keyedHandOff(
  actor: Actor,
  key: HandOffKey,
  world: World,
): Promise<Authorized<HandOffTo> | null> {
  const today = dayOf(world.now, world.settings.timeZone);
  if ("code" in key) {
    if (!may(actor, "answer-hand-off")) return null;
    const tag = world.keyring.tag("hand-off-code", key.code);
    const found = await handOffByTag(world.db, tag, today);
    // What is handed to a supervisor is read after signing in, and only so.
    return authorizeByLink(found);
  }
  const found = await handOffOf(world.db, key.id);
  return found && found.handOff.expiresOn >= today ? authorizeHandOff(actor, found) : null;
}

async function loaded(actor: Actor, key: HandOffKey, world: World) {
  const found = await keyedHandOff(actor, key, world);
  const withGrant = found ? await caseOf(world.db, found.handOff.caseId) : null;
  if (!found || !withGrant || !isOpen(withGrant.supportCase.state)) return null;
  if (found.handOff.state !== "sent") return null;
  const caseKey = caseKeyOf(world.keyring, withGrant);
  return { found, withGrant, caseKey, card: openCard(caseKey, found.handOff) };
}

export async function seeHandOff(
  actor: Actor,
  key: HandOffKey,
  world: World,
): Promise<{ outcome: "shown"; shown: HandOffShown } | typeof gone> {
  const open = await loaded(actor, key, world);
  if (!open) return gone;
  // The hand-off is as it was; that somebody signed in looked is the person's to know.
  if (actor.kind === "staff") {
    const on = dayOf(world.now, world.settings.timeZone);
    await writeSeen(world.db, open.caseKey, { by: actor.accountId, role: "supervisor", on });
  }
  return { outcome: "shown", shown: await shownOf(open, world) };
}

type Loaded = NonNullable<Awaited<ReturnType<typeof loaded>>>;

async function shownOf(open: Loaded, world: World): Promise<HandOffShown> {
  const { found, withGrant, caseKey, card } = open;
  const contact = openContact(caseKey, caseOfHandOff(found, withGrant.supportCase));
  const allows = (what: (typeof card.allowed)[number]) => card.allowed.includes(what);
  return {
    entryName: found.entryName,
    name: allows("name") ? contact.name : null,
    reach: allows("reach") ? contact.reach : null,
    channel: allows("reach") ? contact.channel : null,
    talks: allows("talks") ? await encounterCount(world.db, caseKey.caseId) : null,
  };
}

export type HandOffAnswered =
  /** Shown one last time, so that who confirmed can act on it. */
  { outcome: "confirmed"; shown: HandOffShown } | { outcome: "declined" } | typeof gone;

export async function answerHandOff(
  actor: Actor,
  input: { key: HandOffKey; answer: HandOffAnswer },
  world: World,
): Promise<HandOffAnswered> {
  const open = await loaded(actor, input.key, world);
  if (!open) return gone;
  const { found, caseKey, card } = open;
  const state: HandOffState = input.answer === "confirm" ? "confirmed" : "declined";
  const on = dayOf(world.now, world.settings.timeZone);
  const shown = await shownOf(open, world);
  // The same mail for a yes and a no: the peer looks, and finds somebody else if need be.
  const notice = await noticeToPeer(open.withGrant.supportCase.holderId, world);
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(
      handOffToAnswer(tx, caseKey, found.handOff.id, state, { ...card, answeredOn: on }),
      "answered",
    ),
    ...notice(tx),
  ]);
  if (!written.done) return gone;
  return state === "confirmed" ? { outcome: "confirmed", shown } : { outcome: "declined" };
}

export interface ReceivedStepUp {
  id: string;
  state: HandOffState;
}

/** What was handed to this supervisor and is not over. */
export async function seeStepUps(
  actor: Actor,
  _input: Record<string, never>,
  world: World,
): Promise<ReceivedStepUp[]> {
  if (actor.kind !== "staff" || !may(actor, "receive-step-ups")) return [];
  const today = dayOf(world.now, world.settings.timeZone);
  const all = await handOffsTo(world.db, actor.accountId);
  return all
    .filter(({ handOff }) => handOff.expiresOn >= today)
    .map(({ handOff }) => ({ id: handOff.id, state: handOff.state }));
}
