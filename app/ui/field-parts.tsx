// What every field shares: its id, what describes it, and the sentence under it when it needs another
// look. The error summary links to `#field-NAME`, so ids follow from the name alone.
import { useTranslation } from "#app/messages/use-translation.ts";

export const fieldId = (name: string): string => `field-${name}`;

interface Described {
  name: string;
  hint?: string | undefined;
  problem?: string | undefined;
}

/** The ids that describe a field, for aria-describedby; undefined when nothing does. */
export function describedBy({ name, hint, problem }: Described): string | undefined {
  const ids = [hint ? `hint-${name}` : null, problem ? `problem-${name}` : null];
  return ids.filter(Boolean).join(" ") || undefined;
}

/** The class of a field's box. */
export const fieldClass = (problem: string | undefined): string =>
  problem ? "field has-problem" : "field";

export function Hint({ name, hint }: Described) {
  return hint ? (
    <p id={`hint-${name}`} className="hint">
      {hint}
    </p>
  ) : null;
}

export function Problem({ name, problem }: Described) {
  const { t } = useTranslation();
  return problem ? (
    <p id={`problem-${name}`} className="problem">
      <span className="unseen">{t("frame.errorTitle")} </span>
      {problem}
    </p>
  ) : null;
}

export function OptionalMark({ isOptional }: { isOptional?: boolean | undefined }) {
  const { t } = useTranslation();
  return isOptional ? <span className="optional"> {t("frame.optional")}</span> : null;
}
