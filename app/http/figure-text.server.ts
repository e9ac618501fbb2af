// The words of a released figure in the reader's language.
import type { Words } from "#app/domain/figures/figure-words.ts";
import { problemText } from "./form-reply.server.ts";
import type { Reader } from "./guard.server.ts";

export const figureText = ({ key, values }: Words, { language }: Reader): string =>
  problemText(language.t, key, values);

/** "Allied health and Nursing": the names of everything one number covers. */
export function joinedNames(names: readonly Words[], visit: Reader): string {
  const inLocale = /-X[A-Z]$/.test(visit.locale) ? "en" : visit.locale;
  return new Intl.ListFormat(inLocale, { type: "conjunction" }).format(
    names.map((name) => figureText(name, visit)),
  );
}
