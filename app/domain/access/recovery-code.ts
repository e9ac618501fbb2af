// Codes to keep on paper, for the day the phone is gone: 24 characters of base 32, 120 random bits, which
// is why a fast keyed hash may keep them (ASVS 6.5.2). Look-alikes are forgiven when typed.
export const recoveryCodeCount = 8;
const length = 24;

/** @param newId gives 26 random characters of lower-case base 32. */
export const newRecoveryCodes = (newId: () => string): string[] =>
  Array.from({ length: recoveryCodeCount }, () => newId().slice(0, length));

/** As shown and printed. */
export const recoveryGroups = (code: string): string =>
  (code.toUpperCase().match(/.{1,4}/g) ?? []).join(" ");

/** What was typed as a recovery code; null when it cannot be one. */
export function typedRecoveryCode(text: string): string | null {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Pd}\p{Cf}\u2212._]/gu, "")
    .replace(/o/g, "0")
    .replace(/[il]/g, "1");
  return new RegExp(`^[0-9a-hjkmnp-tv-z]{${length}}$`).test(plain) ? plain : null;
}
