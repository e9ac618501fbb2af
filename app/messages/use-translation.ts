// The words of a page while it is rendered. In place of react-i18next's hook, which sets up subscriptions
// that a page rendered once has no use for; sentences without values are looked up once per language.
import type { i18n, TFunction } from "i18next";
import { useContext } from "react";
import { I18nContext } from "react-i18next";

interface Words {
  t: TFunction;
  i18n: i18n;
  /** Which way the language is written. */
  direction: "ltr" | "rtl";
}

const prepared = new WeakMap<i18n, Words>();

function wordsOf(language: i18n): Words {
  const known = prepared.get(language);
  if (known) return known;
  const plain = new Map<string, string>();
  const lookUp = (key: string, values?: Record<string, unknown>): string => {
    if (values) return String(language.t(key as never, values as never));
    const found = plain.get(key) ?? String(language.t(key as never));
    plain.set(key, found);
    return found;
  };
  const made: Words = { t: lookUp as TFunction, i18n: language, direction: language.dir() };
  prepared.set(language, made);
  return made;
}

/** @throws Error outside of an I18nextProvider: every page has one (app/entry.server.tsx). */
export function useTranslation(): Words {
  const { i18n: language } = useContext(I18nContext) ?? {};
  if (!language) throw new Error("A page is rendered without its language.");
  return wordsOf(language as i18n);
}
