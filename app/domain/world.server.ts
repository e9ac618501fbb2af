// What a verb may touch, handed to it as an argument: storage, keys, time, chance, settings. Nothing in
// the domain reads a clock, a random source or the environment by itself.

import type { Keyring } from "#app/domain/confidentiality/keyring.server.ts";
import type { Settings } from "#app/env.server.ts";
import type { Db } from "#db/connect.server.ts";

export interface World {
  db: Db;
  keyring: Keyring;
  settings: Settings;
  /** The moment of this request or run. */
  now: Date;
  /** A random id of 128 bits, base32, without time inside. */
  newId<T extends string>(): T;
  /** Cryptographic randomness. */
  randomBytes(count: number): Buffer;
}
