// One prepared i18next instance per language. The pseudo-languages show, in tests, a text that is not
// in the catalogue (en-XA) and a page that was not built for right-to-left (ar-XB).
import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en/index.ts";

type Tree = { readonly [key: string]: string | Tree };

const accents: Record<string, string> = { a: "á", e: "é", i: "í", o: "ó", u: "ú", A: "Á", E: "É" };

/** Accents the letters outside placeholders and brackets the text, so that plain text stands out. */
function pseudo(text: string): string {
  const parts = text.split(/(\{\{[^}]*\}\}|<[^>]*>|\$t\([^)]*\))/);
  const accented = parts.map((part, index) =>
    index % 2 === 1 ? part : part.replace(/[aeiouAE]/g, (letter) => accents[letter] ?? letter),
  );
  return `[${accented.join("")}]`;
}

const mapped = (tree: Tree, change: (text: string) => string): Tree =>
  Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === "string" ? change(value) : mapped(value, change),
    ]),
  );

const catalogues: Record<string, Tree> = {
  en,
  "en-XA": mapped(en, pseudo),
  "ar-XB": mapped(en, pseudo),
};

const prepared = new Map<string, i18n>();

/** @param locale one of the languages the site offers. */
export function languageOf(locale: string): i18n {
  const known = prepared.get(locale);
  if (known) return known;
  const made = createInstance();
  made.use(initReactI18next).init({
    lng: locale,
    fallbackLng: "en",
    resources: Object.fromEntries(
      Object.entries(catalogues).map(([name, tree]) => [name, { translation: tree }]),
    ),
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    initAsync: false,
  });
  prepared.set(locale, made);
  return made;
}

/** The first offered language the browser asks for; the site's own otherwise. */
export function chosenLocale(acceptLanguage: string | null, offered: readonly string[]): string {
  const first = offered[0] ?? "en";
  const wishes = (acceptLanguage ?? "")
    .split(",")
    .map((wish) => wish.split(";")[0]?.trim().toLowerCase() ?? "");
  for (const wish of wishes) {
    const match =
      offered.find((locale) => locale.toLowerCase() === wish) ??
      offered.find((locale) => locale.toLowerCase() === wish.split("-")[0]);
    if (match) return match;
  }
  return first;
}
