// What goes into a file for a spreadsheet, and what must never run there: a text that a program would
// take for a formula is handed over as text (CSV injection, OWASP). Pure.
export type CellValue = string | number;
export interface Sheet {
  name: string;
  /** The first row holds the headings. */
  rows: readonly (readonly CellValue[])[];
}

/** Begins like a formula in at least one spreadsheet program. */
const looksLikeFormula = /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u;

/** Characters that XML 1.0 does not know at all, and halves of characters. */
const unwritable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text as every program shows it, led by an apostrophe where it would otherwise be calculated. */
export function safeText(text: string): string {
  const clean = text.replace(unwritable, "");
  return looksLikeFormula.test(clean) ? `'${clean}` : clean;
}
