// The number by which a case can be named without naming anybody: shown to the person and to the peer who
// has the case, typed by an administrator who places a hold. Nothing leads from it to a case but the key.
import { z } from "zod";

/** 12 characters of Crockford base 32: 60 bits of a keyed hash. */
export const recordNumberLength = 12;
export const recordNumberShape = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{12}$/);

/** As typed: spaces, dashes, small letters and look-alikes are forgiven. */
export const recordNumberOf = (typed: string): string =>
  typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}._]/gu, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");

/** In groups of four, as shown. */
export const recordNumberGroups = (recordNumber: string): string =>
  recordNumber.replace(/(.{4})(?=.)/g, "$1-");
