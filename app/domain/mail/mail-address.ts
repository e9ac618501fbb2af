// A work address: compared without case and in one Unicode form, and never more than one recipient.
import { z } from "zod";

/** The form an address is compared, tagged and sent to in: NFKC, lower case, no space around it. */
export const normalAddress = (typed: string): string =>
  typed.normalize("NFKC").toLowerCase().normalize("NFKC").trim();

// Nothing that a mail header or an SMTP command could read as its own.
const plainAddress =
  /^[^\s\p{Cc}<>()[\]\\,;:"@]{1,64}@[^\s\p{Cc}<>()[\]\\,;:"@.]+(?:\.[^\s\p{Cc}<>()[\]\\,;:"@.]+)*$/u;
export const longestAddress = 254;

export const isAddress = (text: string): boolean =>
  text.length <= longestAddress && plainAddress.test(text);

/** Parses to the normal form. */
export const addressShape = z
  .string()
  .max(longestAddress * 2)
  .transform(normalAddress)
  .refine(isAddress, { message: "is not an e-mail address" });
