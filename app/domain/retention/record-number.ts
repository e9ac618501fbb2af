// The number by which a case can be named without naming anybody: shown to the person and to the peer who
// has the case, typed by an administrator who places a hold. Nothing leads from it to a case but the key.
import { z } from "zod";
import { base32Typed } from "#app/domain/confidentiality/base32.ts";

/** 12 characters: 60 bits of a keyed hash. */
export const recordNumberLength = 12;
export const recordNumberShape = z
  .string()
  .transform(base32Typed)
  .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{12}$/));

/** In groups of four, as shown. */
export const recordNumberGroups = (recordNumber: string): string =>
  recordNumber.replace(/(.{4})(?=.)/g, "$1-");
