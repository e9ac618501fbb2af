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
  "invitation",
  "mail-lane",
] as const;
export type TagPurpose = (typeof tagPurposes)[number];

export interface Keyring {
  /** The key new values of this purpose are sealed with. */
  sealingKey(purpose: KeyPurpose): SealingKey;
  /** The key a stored value was sealed with, by its id. Throws KeyringRefused if it is gone. */
  openingKey(purpose: KeyPurpose, keyId: string): SealingKey;
  /** Keyed hash for looking something up; equal values give equal tags within one purpose only. */
  tag(purpose: TagPurpose, value: string): string;
  /** The key of a month of destruction (`2027-03`), made when first asked for. */
  epochKey(month: string): SealingKey;
  /** As `epochKey`, but null once that month's key was destroyed. */
  existingEpochKey(month: string): SealingKey | null;
  /** The key of a figures period, made when first asked for. */
  periodKey(period: string): SealingKey;
  existingPeriodKey(period: string): SealingKey | null;
  /** Overwrites a period's key. What it sealed is gone, here and in every backup. */
  destroyPeriodKey(period: string): void;
  destroyEpochKey(month: string): void;
}

const newKey = (id: string) => ({ id, secret: randomBytes(32).toString("hex") });
const shortId = () => randomBytes(4).toString("hex");

/** A keyring with one master key and nothing else yet. */
export const newKeyringContents = (): KeyringContents => ({
  format: "alongside-keyring-1",
  masters: [newKey(`m-${shortId()}`)],
  epochs: {},
  periods: {},
});

const derived = (secretHex: string, label: string): Buffer =>
  Buffer.from(hkdfSync("sha256", Buffer.from(secretHex, "hex"), "alongside", label, 32));

const asKey = (entry: { id: string; secret: string }): SealingKey => ({
  id: entry.id,
  secret: Buffer.from(entry.secret, "hex"),
});

/**
 * Opens the keyring file. Another process (the command line) may change it, so it is read again
 * whenever its time of change moved.
 */
export function openKeyring(file: string): Keyring {
  let contents = readKeyringFile(file);
  let changedMs = statSync(file).mtimeMs;
  const cache = new Map<string, SealingKey>();
  const fresh = (): KeyringContents => {
    const mtimeMs = statSync(file).mtimeMs;
    if (mtimeMs !== changedMs) {
      contents = readKeyringFile(file);
      changedMs = mtimeMs;
    }
    return contents;
  };
  const change = (edit: (next: KeyringContents) => void): void =>
    withKeyringLock(file, () => {
      const next = readKeyringFile(file);
      edit(next);
      writeKeyringFile(file, next);
      contents = next;
      changedMs = statSync(file).mtimeMs;
    });
  const fromMaster = (master: { id: string; secret: string }, label: string): SealingKey => {
    const cacheId = `${master.id}/${label}`;
    const known = cache.get(cacheId);
    if (known) return known;
    const made = { id: master.id, secret: derived(master.secret, label) };
    cache.set(cacheId, made);
    return made;
  };
  const newest = () => {
    const [master] = contents.masters;
    if (!master) throw new KeyringRefused("The keyring holds no master key.");
    return master;
  };
  // Tags must stay equal across rotation, so they hang on the oldest master key.
  const oldest = () => contents.masters.at(-1) ?? newest();
  const madeOnDemand = (shelf: "epochs" | "periods", name: string): SealingKey => {
    const known = fresh()[shelf][name];
    if (known) return asKey(known);
    change((next) => {
      next[shelf][name] ??= newKey(`${shelf[0]}-${name}-${shortId()}`);
    });
    const made = contents[shelf][name];
    if (!made) throw new KeyringRefused("A key could not be added to the keyring.");
    return asKey(made);
  };
  const existing = (shelf: "epochs" | "periods", name: string): SealingKey | null => {
    const known = fresh()[shelf][name];
    return known ? asKey(known) : null;
  };
  const destroy = (shelf: "epochs" | "periods", name: string): void => {
    if (fresh()[shelf][name]) change((next) => delete next[shelf][name]);
  };
  return {
    sealingKey: (purpose) => fromMaster(newest(), `seal/${purpose}`),
    openingKey(purpose, keyId) {
      const master = fresh().masters.find((entry) => entry.id === keyId);
      if (!master) throw new KeyringRefused("This value was sealed with a key that is gone.");
      return fromMaster(master, `seal/${purpose}`);
    },
    tag: (purpose, value) =>
      createHmac("sha256", fromMaster(oldest(), `tag/${purpose}`).secret)
        .update(value)
        .digest("base64url"),
    epochKey: (month) => madeOnDemand("epochs", month),
    existingEpochKey: (month) => existing("epochs", month),
    periodKey: (period) => madeOnDemand("periods", period),
    existingPeriodKey: (period) => existing("periods", period),
    destroyPeriodKey: (period) => destroy("periods", period),
    destroyEpochKey: (month) => destroy("epochs", month),
  };
}
