// The keyring on disk: outside the data folder, readable by its owner only, replaced whole on every
// change. It is the only place keys are kept; a backup of the data never holds it.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { z } from "zod";

const keyEntry = z.object({ id: z.string().min(1).max(40), secret: z.string().length(64) });
const keyringShape = z.object({
  format: z.literal("alongside-keyring-1"),
  /** The newest master key comes first; older ones stay until nothing is sealed with them. */
  masters: z.array(keyEntry).min(1),
  /** One key per month of scheduled destruction (security.md 2.4), by `2027-03`. */
  epochs: z.record(z.string(), keyEntry),
  /** One key per figures period, destroyed once the period is released, by `2026Q3`. */
  periods: z.record(z.string(), keyEntry),
});
export type KeyringContents = z.infer<typeof keyringShape>;

/** A problem with the key file, said in one sentence the operator can act on. */
export class KeyringRefused extends Error {
  override name = "KeyringRefused";
}

const isInside = (path: string, folder: string): boolean => {
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
  try {
    return keyringShape.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new KeyringRefused(
      `The file ${file} is not a keyring, or is damaged. Bring back the copy you keep of it.`,
    );
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
  renameSync(draft, file);
  const folder = openSync(dirname(file), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

const staleLockMs = 10_000;

/** Runs `change` while no other process of this program changes the same keyring. */
export function withKeyringLock<T>(file: string, change: () => T): T {
  const lock = join(dirname(file), ".keyring-lock");
  const tries = 400;
  for (let attempt = 0; ; attempt += 1) {
    try {
      closeSync(openSync(lock, "wx", 0o600));
      break;
    } catch {
      const age = existsSync(lock) ? Date.now() - statSync(lock).mtimeMs : 0;
      if (age > staleLockMs) rmSync(lock, { force: true });
      else if (attempt >= tries)
        throw new KeyringRefused("The key file is being changed elsewhere.");
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 25);
    }
  }
  try {
    return change();
  } finally {
    rmSync(lock, { force: true });
  }
}
