// Numbers as people write them in the reader's language.

const formatLocale = (locale: string): string => (/-X[A-Z]$/.test(locale) ? "en-GB" : locale);

/** @param digits after the point, at most and at least. */
export const numberWords = (value: number, locale: string, digits: number): string =>
  new Intl.NumberFormat(formatLocale(locale), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: "min2",
    // No "-0.0".
    signDisplay: "negative",
  }).format(value);

/** With its sign: +1.2 or -1.2. */
export const changeWords = (value: number, locale: string, digits: number): string =>
  new Intl.NumberFormat(formatLocale(locale), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: "exceptZero",
  }).format(value);
