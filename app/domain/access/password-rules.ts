// What a password must be: length and not obvious, nothing else. No composition rules, no expiry
// (NIST SP 800-63B-4, security.md 1.2).
export const shortestPassword = 15;
export const longestPassword = 128;

const obvious = [
  "password",
  "passwort",
  "123456789",
  "qwertyuiop",
  "letmein",
  "hospital",
  "iloveyou",
  "correcthorsebatterystaple",
];

export type PasswordProblem = "too-short" | "too-long" | "obvious" | "contains-context";

const plain = (text: string): string => text.normalize("NFKC").toLowerCase();

/** Counted in characters as people see them, after NFKC, spaces included. */
const lengthOf = (text: string): number => [...text.normalize("NFKC")].length;

function isRepeated(text: string): boolean {
  for (let size = 1; size <= 4; size += 1) {
    const piece = text.slice(0, size);
    if (piece.repeat(Math.ceil(text.length / size)).slice(0, text.length) === text) return true;
  }
  return false;
}

/**
 * @param context words that must not be most of it: the site's name, the person's name and address.
 * @returns null when the password may be used.
 */
export function passwordProblem(
  password: string,
  context: readonly string[],
): PasswordProblem | null {
  if (lengthOf(password) < shortestPassword) return "too-short";
  if (lengthOf(password) > longestPassword) return "too-long";
  const text = plain(password);
  if (isRepeated(text)) return "obvious";
  const rest = obvious.reduce((left, word) => left.replaceAll(word, ""), text.replace(/\s/g, ""));
  if (lengthOf(rest) < 8) return "obvious";
  const words = context
    .flatMap((entry) => plain(entry).split(/[\s@.]+/))
    .filter((word) => word.length >= 4);
  const left = words.reduce((rest, word) => rest.replaceAll(word, ""), text.replace(/\s/g, ""));
  return lengthOf(left) < 8 ? "contains-context" : null;
}
