// Whom a coordinator may ask for one request: peers by their own state, each with its reasons and a button.
import { useTranslation } from "#app/messages/use-translation.ts";
import type { ShownSuggestions } from "#app/routes/queue.tsx";

interface SuggestionsProps {
  caseId: string;
  found: NonNullable<ShownSuggestions>[string];
  describedBy: string;
}

export function Suggestions({ caseId, found, describedBy }: SuggestionsProps) {
  const { t } = useTranslation();
  if (found.length === 0) return <p>{t("programme.suggestions.none")}</p>;
  return (
    <details>
      <summary aria-describedby={describedBy}>{t("programme.suggestions.title")}</summary>
      <form method="post" action="/programme?index" data-once>
        <input type="hidden" name="do" value="ask" />
        <input type="hidden" name="case" value={caseId} />
        <ol className="plain-list">
          {found.map(({ accountId, name, reasons }) => (
            <li key={accountId}>
              <button
                type="submit"
                name="peer"
                value={accountId}
                className="quiet"
                aria-describedby={describedBy}
              >
                {t("programme.suggestions.ask", { name })}
              </button>{" "}
              {reasons.map((reason) => t(`programme.suggestions.reasons.${reason}`)).join(", ")}
            </li>
          ))}
        </ol>
      </form>
    </details>
  );
}
