// What a person keeps after their request was erased: which day, until which month backups may hold it,
// and a number that only this site can have made. It says nothing of who or what.
import { base32, base32Typed } from "#app/domain/confidentiality/base32.ts";
import type { Keyring } from "#app/domain/confidentiality/keyring.server.ts";

export interface ErasureReceipt {
  /** ISO day of the erasure. */
  on: string;
  /** Backups made before may hold it, sealed, until the end of this month; `2027-02`. */
  untilMonth: string;
  /** 20 characters: 40 random bits, and 60 of a keyed hash over all three. */
  number: string;
}

const nonceLength = 8;
const markLength = 12;

const markOf = (
  keyring: Keyring,
  { on, untilMonth }: Omit<ErasureReceipt, "number">,
  nonce: string,
) =>
  base32(
    Buffer.from(keyring.tag("erasure-receipt", `${on}|${untilMonth}|${nonce}`), "base64url"),
  ).slice(0, markLength);

/** @param random 5 random bytes. */
export function erasureReceipt(
  keyring: Keyring,
  said: Omit<ErasureReceipt, "number">,
  random: Buffer,
): ErasureReceipt {
  const nonce = base32(random).slice(0, nonceLength);
  return { ...said, number: nonce + markOf(keyring, said, nonce) };
}

/** Whether this site gave this receipt, with this day and this month. */
export function isOurErasure(keyring: Keyring, { number, ...said }: ErasureReceipt): boolean {
  const typed = base32Typed(number);
  const nonce = typed.slice(0, nonceLength);
  return (
    typed.length === nonceLength + markLength &&
    typed.slice(nonceLength) === markOf(keyring, said, nonce)
  );
}
