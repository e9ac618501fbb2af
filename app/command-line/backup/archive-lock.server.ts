// Which key or passphrase a call of backup or restore names, as a wrapping for the archive.
import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import type { ArchiveHead } from "#app/domain/backup/archive.server.ts";
import {
  leastPassphrase,
  privateKeyIn,
  publicKeyIn,
  type Wrapping,
  wrappingForPublicKey,
  wrappingOfPassphrase,
  wrappingOfPrivateKey,
} from "#app/domain/backup/backup-key.server.ts";
import { CommandRefused } from "../command.ts";
import { fileText } from "../keys/typed-sheet.server.ts";

export interface NamedLock {
  /** File with a key, public for backup and private for restore. */
  key: string | undefined;
  "passphrase-file": string | undefined;
}

function privateText(file: string): string {
  const text = fileText(file);
  if ((statSync(file).mode & 0o077) !== 0) {
    throw new CommandRefused(`Others on this machine may read ${file}. Run: chmod 600 ${file}`);
  }
  return text;
}

function passphraseIn(file: string): string {
  const passphrase = privateText(file).trim();
  if (passphrase.length < leastPassphrase) {
    throw new CommandRefused(
      `A passphrase for backups has at least ${leastPassphrase} characters; five random words do well.`,
    );
  }
  return passphrase;
}

/** @throws CommandRefused when neither or both are named, or the file holds no such key. */
export function wrappingToSeal(named: NamedLock): Wrapping {
  const { key, "passphrase-file": passphraseFile } = named;
  if ((key === undefined) === (passphraseFile === undefined)) {
    throw new CommandRefused("Say who can open it: --key FILE or --passphrase-file FILE.");
  }
  if (passphraseFile !== undefined) {
    return wrappingOfPassphrase(
      passphraseIn(passphraseFile),
      randomBytes(16).toString("base64url"),
    );
  }
  const publicKey = publicKeyIn(fileText(key ?? ""));
  if (!publicKey) throw new CommandRefused(`There is no public backup key in ${key}.`);
  return wrappingForPublicKey(publicKey);
}

/** @throws CommandRefused when the archive was locked another way than is named. */
export function wrappingToOpen(named: NamedLock, { lock }: ArchiveHead): Wrapping {
  const { key, "passphrase-file": passphraseFile } = named;
  if (lock.kind === "passphrase") {
    if (passphraseFile === undefined)
      throw new CommandRefused("This archive opens with a passphrase: --passphrase-file FILE.");
    return wrappingOfPassphrase(passphraseIn(passphraseFile), lock.salt);
  }
  if (key === undefined)
    throw new CommandRefused("This archive opens with the private backup key: --key FILE.");
  const privateKey = privateKeyIn(privateText(key));
  if (!privateKey) throw new CommandRefused(`There is no private backup key in ${key}.`);
  return wrappingOfPrivateKey(privateKey, lock.ephemeral);
}
