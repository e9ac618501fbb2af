// The keys in use. Purposes get their own key, derived from the master; epochs and figure periods have
// random keys of their own, so that destroying one destroys what it protected, in every backup.
import { createHmac, hkdfSync, randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import {
  type KeyringContents,
  KeyringRefused,
  readKeyringFile,
  withKeyringLock,
  writeKeyringFile,
} from "./keyring-file.server.ts";
import type { SealingKey } from "./seal.server.ts";

/** What a derived key is for. A closed list, so that no two uses share a key. */
export const keyPurposes = [
  "canary",
  "people",
  "roster",
  "jobs",
  "offers",
  "submissions",
  "cookies",
  "keyring-copy",
  "second-factors",
] as const;
export type KeyPurpose = (typeof keyPurposes)[number];

export const tagPurposes = [
  "account-email",
  "staff-number",
  "staff-email",
  "receipt",
  "submission",
  "offer-code",
  "offer-person",
  "peer-candidate",
  "hand-off-code",
  "invitation",
  "mail-lane",
  "calendar-feed",
  "matching-draw",
  "audit",
  "erased-case",
  "erasure-receipt",
  "recovery-code",
  "password-held",
  "hospital-subject",
  "hospital-session",
  "spent-token",
  "kept-form",
  "survey-token",
  "self-view",
] as const;
export type TagPurpose = (typeof tagPurposes)[number];

/** Seals a period's counters; the second secret marks persons within them and outlives a rotation. */
export interface PeriodKey extends SealingKey {
  tagSecret: Buffer;
}

export interface Keyring {
  /** The key new values of this purpose are sealed with. */
  sealingKey(purpose: KeyPurpose): SealingKey;
  /** The key a stored value was sealed with, by its id. Throws KeyringRefused if it is gone. */
  openingKey(purpose: KeyPurpose, keyId: string): SealingKey;
  /** Keyed hash for looking something up; equal values give equal tags within one purpose only. */
  tag(purpose: TagPurpose, value: string): string;
  /** The key of a month of destruction (`2027-03`), made when first asked for. */
  epochKey(month: string): SealingKey;
  /** The newest of that month, or the one with this id; null once that month's keys were destroyed. */
  existingEpochKey(month: string, keyId?: string): SealingKey | null;
  /** The key of a figures period, made when first asked for. */
  periodKey(period: string): PeriodKey;
  /** The newest of that period, or the one with this id; null when there is none. */
  existingPeriodKey(period: string, keyId?: string): PeriodKey | null;
  /** Overwrites a period's key. What it sealed is gone, here and in every backup. */
  destroyPeriodKey(period: string): void;
  destroyEpochKey(month: string): void;
  /** Everything as it stands in the file now. */
  contents(): KeyringContents;
  /** Changes the file under its lock; for rotation and erasure. */
  change(edit: (next: KeyringContents) => void): void;
}

export const newKey = (id: string) => ({ id, secret: randomBytes(32).toString("hex") });
const shortId = () => randomBytes(4).toString("hex");
export const newMaster = () => newKey(`m-${shortId()}`);
export const newEpochKey = (month: string) => newKey(`e-${month}-${shortId()}`);
export const newPeriodEntry = (period: string) => newKey(`p-${period}-${shortId()}`);

/** A keyring with one master key and nothing else yet. */
export const newKeyringContents = (): KeyringContents => ({
  format: "alongside-keyring-2",
  masters: [newMaster()],
  tagRoot: newKey("").secret,
  epochs: {},
  periods: {},
  erased: {},
});

const derived = (secretHex: string, label: string): Buffer =>
  Buffer.from(hkdfSync("sha256", Buffer.from(secretHex, "hex"), "alongside", label, 32));

/** What a master key gives for a purpose, without a keyring around it: for restoring from paper. */
export const masterKeyFor = (master: Entry, purpose: KeyPurpose): SealingKey => ({
  id: master.id,
  secret: derived(master.secret, `seal/${purpose}`),
});

type Entry = { id: string; secret: string };
const asKey = ({ id, secret }: Entry): SealingKey => ({ id, secret: Buffer.from(secret, "hex") });

/** The newest of some keys, or the one with this id. */
function versionOf(keys: readonly Entry[] | undefined, keyId?: string): SealingKey | null {
  const found = keyId === undefined ? keys?.[0] : keys?.find(({ id }) => id === keyId);
  return found ? asKey(found) : null;
}

function periodVersion(
  period: KeyringContents["periods"][string] | undefined,
  keyId?: string,
): PeriodKey | null {
  const key = versionOf(period?.keys, keyId);
  return key && period ? { ...key, tagSecret: Buffer.from(period.tagSecret, "hex") } : null;
}

/**
 * Opens the keyring file. Another process (the command line) may change it, so it is read again
 * whenever it is another file than before.
 */
export function openKeyring(file: string): Keyring {
  let contents = readKeyringFile(file);
  const markOf = () => {
    const { mtimeMs, ino } = statSync(file);
    return `${mtimeMs}/${ino}`;
  };
  let mark = markOf();
  const cache = new Map<string, SealingKey>();
  const fresh = (): KeyringContents => {
    const now = markOf();
    if (now !== mark) {
      contents = readKeyringFile(file);
      mark = now;
    }
    return contents;
  };
  const change = (edit: (next: KeyringContents) => void): void =>
    withKeyringLock(file, () => {
      const next = readKeyringFile(file);
      edit(next);
      writeKeyringFile(file, next);
      contents = next;
      mark = markOf();
    });
  const derivedKey = (root: Entry, label: string): SealingKey => {
    const cacheId = `${root.id}/${root.secret}/${label}`;
    const known = cache.get(cacheId);
    if (known) return known;
    const made = { id: root.id, secret: derived(root.secret, label) };
    cache.set(cacheId, made);
    return made;
  };
  const newest = () => {
    const [master] = fresh().masters;
    if (!master) throw new KeyringRefused("The keyring holds no master key.");
    return master;
  };
  const made = <T extends SealingKey>(find: () => T | null, add: () => void): T => {
    const known = find();
    if (known) return known;
    add();
    const added = find();
    if (!added) throw new KeyringRefused("A key could not be added to the keyring.");
    return added;
  };
  return {
    sealingKey: (purpose) => derivedKey(newest(), `seal/${purpose}`),
    openingKey(purpose, keyId) {
      const master = fresh().masters.find((entry) => entry.id === keyId);
      if (!master) throw new KeyringRefused("This value was sealed with a key that is gone.");
      return derivedKey(master, `seal/${purpose}`);
    },
    tag: (purpose, value) =>
      createHmac(
        "sha256",
        derivedKey({ id: "tags", secret: fresh().tagRoot }, `tag/${purpose}`).secret,
      )
        .update(value)
        .digest("base64url"),
    epochKey: (month) =>
      made(
        () => versionOf(fresh().epochs[month]),
        () =>
          change((next) => {
            next.epochs[month] ??= [newEpochKey(month)];
          }),
      ),
    existingEpochKey: (month, keyId) => versionOf(fresh().epochs[month], keyId),
    periodKey: (period) =>
      made(
        () => periodVersion(fresh().periods[period]),
        () =>
          change((next) => {
            next.periods[period] ??= {
              keys: [newPeriodEntry(period)],
              tagSecret: newKey("").secret,
            };
          }),
      ),
    existingPeriodKey: (period, keyId) => periodVersion(fresh().periods[period], keyId),
    destroyPeriodKey(period) {
      if (fresh().periods[period]) change((next) => delete next.periods[period]);
    },
    destroyEpochKey(month) {
      if (fresh().epochs[month]) change((next) => delete next.epochs[month]);
    },
    contents: fresh,
    change,
  };
}
