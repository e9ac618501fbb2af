// New keys for everything: made once, then every value is sealed anew in small steps while the site runs.
// Killed at any point, the next run goes on; old keys go only when nothing was found under them twice.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { writeInSite } from "#app/domain/audit/site-audit.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { type Keyring, newEpochKey, newMaster, newPeriodEntry } from "./keyring.server.ts";
import type { KeyringContents } from "./keyring-file.server.ts";
import { keyIdOf, SealBroken, sealedAnew } from "./seal.server.ts";
import { type SealedColumn, type SealedRow, sealedColumns } from "./sealed-columns-store.server.ts";

export type KeysRotated =
  /** `isDropped`: the old keys are gone too. Else the night drops them, an hour from their replacement. */
  | { outcome: "rotated"; resealed: number; isResumed: boolean; isDropped: boolean }
  | { outcome: "not-allowed" };

export interface RotationInput {
  /** Drop the old keys in this run: drafts that people are typing at this moment are lost with them. */
  isDropping: boolean;
  /** Called between steps, so that people's requests come first. */
  pause(): Promise<void>;
  /** Waits until whatever was being written under an old key when rotation began has been written. */
  settle(): Promise<void>;
  onProgress?(resealed: number): void;
}

const rowsAtATime = 50;
/** Cookies sealed under an old key live at most this long. */
const oldestCookieMinutes = 60;

export const isRotating = ({ masters, epochs, periods }: KeyringContents): boolean =>
  masters.length > 1 ||
  Object.values(epochs).some((keys) => keys.length > 1) ||
  Object.values(periods).some(({ keys }) => keys.length > 1);

export async function rotateKeys(
  actor: Actor,
  input: RotationInput,
  world: World,
): Promise<KeysRotated> {
  if (!may(actor, "rotate-keys")) return { outcome: "not-allowed" };
  const { keyring, now } = world;
  const isResumed = isRotating(keyring.contents());
  keyring.change((next) => {
    if (!isRotating(next)) addNewKeys(next, now);
  });
  if (!isResumed) await writeInSite(actor, "keys-changed", null, world);
  let resealed = await everythingResealed(world, input, 0);
  if (!input.isDropping) return { outcome: "rotated", resealed, isResumed, isDropped: false };
  for (;;) {
    await input.settle();
    const more = await everythingResealed(world, input, resealed);
    resealed += more;
    // Nothing came after the wait: whoever writes now writes under the new keys.
    if (more === 0) break;
  }
  keyring.change(dropOldKeys);
  return { outcome: "rotated", resealed, isResumed, isDropped: true };
}

/** By night: drops what a rotation replaced, once nothing is under it and its cookies have ended. */
export async function dropReplacedKeys(world: World): Promise<{ isDropped: boolean }> {
  const { keyring, now } = world;
  const contents = keyring.contents();
  const madeAt = Date.parse(contents.masters[0]?.madeAt ?? "");
  const isOld = now.getTime() - madeAt > oldestCookieMinutes * 60_000;
  if (!isRotating(contents) || !isOld || (await isAnythingOld(world))) return { isDropped: false };
  keyring.change(dropOldKeys);
  return { isDropped: true };
}

function addNewKeys(next: KeyringContents, now: Date): void {
  next.masters.unshift({ ...newMaster(), madeAt: now.toISOString() });
  for (const [month, keys] of Object.entries(next.epochs)) keys.unshift(newEpochKey(month));
  for (const [period, { keys }] of Object.entries(next.periods)) {
    keys.unshift(newPeriodEntry(period));
  }
}

function dropOldKeys(next: KeyringContents): void {
  const shelves = [
    ...Object.values(next.epochs),
    ...Object.values(next.periods).map((p) => p.keys),
  ];
  for (const keys of [next.masters, ...shelves]) keys.splice(1);
}

type Reseal = { found: SealedRow; to: ReturnType<typeof sealedAnew> };

/** @returns null when it is under the newest key already, or under one that is gone for good. */
function resealOf(column: SealedColumn, found: SealedRow, keyring: Keyring): Reseal | null {
  const newest = column.newest(keyring, found);
  try {
    const keyId = keyIdOf(found.sealed);
    if (!newest || newest.id === keyId) return null;
    const opening = column.opening(keyring, found, keyId);
    if (!opening) return null;
    return { found, to: sealedAnew(opening, newest, column.placeOf(found.row), found.sealed) };
  } catch (error) {
    if (error instanceof SealBroken) return null; // damaged: no key opens it, old or new
    throw error;
  }
}

async function* pagesOf(column: SealedColumn, world: World): AsyncGenerator<Reseal[]> {
  for (let after = ""; ; ) {
    const page = await column.page(world.db, after, rowsAtATime);
    yield page.flatMap((found) => resealOf(column, found, world.keyring) ?? []);
    const last = page.length === rowsAtATime ? page.at(-1) : undefined;
    if (!last) return;
    after = last.row;
  }
}

/** @returns how many values were found under an old key. */
async function everythingResealed(
  world: World,
  { pause, onProgress }: RotationInput,
  before: number,
): Promise<number> {
  let resealed = 0;
  for (const column of sealedColumns) {
    for await (const page of pagesOf(column, world)) {
      if (page.length === 0) continue;
      // A value that changed meanwhile was sealed by whoever changed it, under the newest key.
      await world.db.allOrNothing((tx) =>
        page.map(({ found, to }) => column.toReseal(tx, found.row, found.sealed, to)),
      );
      resealed += page.length;
      onProgress?.(before + resealed);
      await pause();
    }
  }
  return resealed;
}

async function isAnythingOld(world: World): Promise<boolean> {
  for (const column of sealedColumns) {
    for await (const page of pagesOf(column, world)) if (page.length > 0) return true;
  }
  return false;
}
