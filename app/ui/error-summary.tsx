// What needs another look, gathered before the form. enhance.js puts the focus here when there is one.
import { useTranslation } from "#app/messages/use-translation.ts";
import { fieldId } from "./field-parts.tsx";

export function ErrorSummary({
  problems,
}: {
  problems: readonly { field: string; text: string }[];
}) {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  return (
    <div className="problems" role="alert" aria-labelledby="problems-title" tabIndex={-1}>
      <h2 id="problems-title">{t("frame.errorSummary.title")}</h2>
      <ul>
        {problems.map(({ field, text }) => (
          <li key={field}>
            <a href={`#${fieldId(field)}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
