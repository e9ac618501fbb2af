// Under which key somebody's own answers are: that of their case, or one that only their code opens. The
// second is in memory only while they are there, and in their sealed cookie.
import type { Actor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { type SealingKey, seal, unseal } from "#app/domain/confidentiality/seal.server.ts";
import type { Sealed } from "#app/domain/ids.ts";
import { ownCase } from "#app/domain/support-requests/own-request.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { checkBytes, checkShape, type SelfCheck } from "./self-check.ts";
import type { CheckOwner } from "./self-view-store.server.ts";

/** As the cookie holds it: who came with a code. */
export interface CodeHolder {
  selfViewId: string;
  /** 32 bytes, base64url. */
  secret: string;
}

export interface OpenSelfView {
  owner: CheckOwner;
  key: SealingKey;
  /** The day the request was made; null for a person without one. */
  beganOn: string | null;
  today: string;
}

const codeKey = (secret: Buffer): SealingKey => ({ id: "self-view-1", secret });

/** @returns null when there is neither an own case nor a code. */
export async function openedSelfView(
  actor: Actor,
  holder: CodeHolder | null,
  world: World,
): Promise<OpenSelfView | null> {
  const today = dayOf(world.now, world.settings.timeZone);
  const own = await ownCase(actor, "see-own-request", world);
  if (own) {
    const { id, openedOn } = own.supportCase;
    return { owner: { caseId: id }, key: own.caseKey.key, beganOn: openedOn, today };
  }
  if (!holder) return null;
  const key = codeKey(Buffer.from(holder.secret, "base64url"));
  return { owner: { selfViewId: holder.selfViewId }, key, beganOn: null, today };
}

const checkPlace = (row: string) => ({ table: "self_checks", column: "sealed_check", row });
const viewPlace = (row: string) => ({ table: "self_views", column: "wrapped_key", row });

export const sealedCheck = (key: SealingKey, id: string, check: SelfCheck): Sealed =>
  seal(key, checkPlace(id), JSON.stringify(check), checkBytes);

export const openedCheck = (key: SealingKey, id: string, sealed: Sealed): SelfCheck =>
  checkShape.parse(JSON.parse(unseal(key, checkPlace(id), sealed)));

export const wrappedSecret = (fromCode: Buffer, id: string, secret: Buffer): Sealed =>
  seal(codeKey(fromCode), viewPlace(id), secret.toString("base64url"));

/** @throws SealBroken when the code is another one. */
export const unwrappedSecret = (fromCode: Buffer, id: string, wrapped: Sealed): string =>
  unseal(codeKey(fromCode), viewPlace(id), wrapped);
