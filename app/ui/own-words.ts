// For words that are not of the page's language: an instrument's stay in the language they came in, and no
// browser translates them.
export const ownWords = (language: string | undefined) =>
  language === undefined ? {} : ({ lang: language, dir: "auto", translate: "no" } as const);
