// The keyring on disk: outside the data folder, readable by its owner only, replaced whole on every
// change. It is the only place keys are kept; a backup of the data never holds it.
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { z } from "zod";

const secret = z.string().regex(/^[0-9a-f]{64}$/);
const keyEntry = z.object({ id: z.string().min(1).max(40), secret });
/** The newest key comes first; older ones stay until nothing is sealed with them. */
const keyVersions = z.array(keyEntry).min(1);
export const keyringShape = z.object({
  format: z.literal("alongside-keyring-2"),
  masters: z.array(keyEntry.extend({ madeAt: z.iso.datetime().optional() })).min(1),
  /** Look-ups hang on this, not on the masters: what cannot be opened cannot be hashed anew. */
  tagRoot: secret,
  /** Keys per month of scheduled destruction (security.md 2.4), by `2027-03`. */
  epochs: z.record(z.string(), keyVersions),
  /** Keys per figures period, destroyed once the period is released, by `2026Q3`. */
  periods: z.record(z.string(), z.object({ keys: keyVersions, tagSecret: secret })),
  /** Keyed hashes of cases erased before their time, with the month after which no backup opens them. */
  erased: z.record(z.string(), z.string()),
});
export type KeyringContents = z.infer<typeof keyringShape>;

/** A problem with the key file, said in one sentence the operator can act on. */
export class KeyringRefused extends Error {
  override name = "KeyringRefused";
}

/** Whether the path lies in the folder, links followed where they exist. */
export const isInside = (path: string, folder: string): boolean => {
  const whole = (p: string) => (existsSync(p) ? realpathSync(p) : resolve(p));
  return `${whole(path)}${sep}`.startsWith(`${whole(folder)}${sep}`);
};

/** Refuses a key file that lies with the data it protects. */
export function refuseInsideData(file: string, dataFolder: string): void {
  if (isInside(dirname(file), dataFolder)) {
    throw new KeyringRefused(
      "The key file lies inside the data folder, so a copy of the data would hold its own key. Move it elsewhere and set ALONGSIDE_KEYRING.",
    );
  }
}

/** @throws KeyringRefused when the file is absent, readable by others, or not a keyring. */
export function readKeyringFile(file: string): KeyringContents {
  if (!existsSync(file)) {
    throw new KeyringRefused(
      `No key file at ${file}. Make one with: npm run -s alongside -- keys init`,
    );
  }
  if ((statSync(file).mode & 0o077) !== 0) {
    throw new KeyringRefused(
      `Others on this machine may read the key file ${file}. Run: chmod 600 ${file}`,
    );
  }
  for (let attempt = 0; ; attempt += 1) {
    try {
      return keyringShape.parse(JSON.parse(readFileSync(file, "utf8")));
    } catch {
      // Read in the very moment in which the file before it was overwritten: the new one is there now.
      if (attempt < 2) pause(5);
      else {
        throw new KeyringRefused(
          `The file ${file} is not a keyring, or is damaged. Bring back the copy you keep of it.`,
        );
      }
    }
  }
}

const pause = (ms: number): void =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** Writes zeros over the file of before, whose name is gone: a destroyed key is not left on the disk. */
function overwritten(handle: number | null): void {
  if (handle === null) return;
  try {
    writeSync(handle, Buffer.alloc(fstatSync(handle).size), 0, null, 0);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Writes the keyring whole: a reader sees the old one or the new one, never a part. */
export function writeKeyringFile(file: string, contents: KeyringContents): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.new`;
  rmSync(draft, { force: true });
  const handle = openSync(draft, "wx", 0o600);
  try {
    writeSync(handle, `${JSON.stringify(contents, null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  const before = existsSync(file) ? openSync(file, "r+") : null;
  renameSync(draft, file);
  const folder = openSync(dirname(file), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
  overwritten(before);
}

const staleLockMs = 10_000;

/** Left behind by a process that was killed: nobody waits for the dead. */
function isAbandoned(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, "utf8"));
    const ageMs = Date.now() - statSync(lock).mtimeMs;
    return ageMs > staleLockMs || (holder > 0 && !isRunning(holder));
  } catch {
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Runs `change` while no other process of this program changes the same keyring. */
export function withKeyringLock<T>(file: string, change: () => T): T {
  const lock = join(dirname(file), ".keyring-lock");
  const tries = 400;
  for (let attempt = 0; ; attempt += 1) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx", mode: 0o600 });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      if (isAbandoned(lock)) rmSync(lock, { force: true });
      else if (attempt >= tries)
        throw new KeyringRefused("The key file is being changed elsewhere.");
      else pause(25);
    }
  }
  try {
    return change();
  } finally {
    rmSync(lock, { force: true });
  }
}
