// Reads a form against its pure shape: answers when all is well, else the problems in words and what was
// typed, so that nothing is lost.
import type { TFunction } from "i18next";
import type { z } from "zod";
import { type Clock, momentParts } from "#app/ui/moment.ts";
import type { Visit } from "./guard.server.ts";

export type TypedValues = Record<string, string | string[]>;
export interface FieldProblem {
  field: string;
  text: string;
}

export type FormRead<T> =
  | { isRight: true; answers: T; values: TypedValues }
  | { isRight: false; problems: FieldProblem[]; values: TypedValues };

/** Every field as typed; a field sent several times as a list. Files are dropped: there are none. */
export async function typedValues(request: Request): Promise<TypedValues> {
  const values: TypedValues = {};
  for (const [name, value] of await request.formData()) {
    if (typeof value !== "string") continue;
    const before = values[name];
    values[name] = before === undefined ? value : [...[before].flat(), value];
  }
  return values;
}

/** The words of a message key that comes from a form shape. */
export const problemText = (t: TFunction, key: string, values?: Record<string, unknown>): string =>
  // Form shapes name keys as plain text; tests/messages hold that each of them exists.
  (t as (key: string, values?: Record<string, unknown>) => string)(key, values);

export function readAnswers<T>(
  visit: Pick<Visit, "language">,
  shape: z.ZodType<T>,
  values: TypedValues,
): FormRead<T> {
  const parsed = shape.safeParse(values);
  if (parsed.success) return { isRight: true, answers: parsed.data, values };
  const problems: FieldProblem[] = [];
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? "");
    if (problems.some((problem) => problem.field === field)) continue;
    problems.push({ field, text: problemText(visit.language.t, issue.message) });
  }
  return { isRight: false, problems, values };
}

/** One typed value as text; empty when absent or a list. */
export const textOf = (values: TypedValues, name: string): string => {
  const value = values[name];
  return typeof value === "string" ? value : "";
};

/** "today at 15:00", in the hospital's time and the reader's language. */
export function momentWords(at: Date, visit: Visit): string {
  const { world, locale, language } = visit;
  const clock: Clock = { now: world.now, timeZone: world.settings.timeZone, locale };
  const { key, ...parts } = momentParts(at, clock);
  return language.t(`moments.${key}`, parts);
}
