// Answers to look over before they are sent.
import type { ReactNode } from "react";
import { useTranslation } from "#app/messages/use-translation.ts";

interface AnswerRow {
  label: string;
  value: ReactNode;
  /** Where this answer can be changed. */
  changeTo?: string;
  /** What a screen reader adds to "Change"; the label otherwise. */
  changeLabel?: string;
}

export function CheckAnswers({ rows }: { rows: readonly AnswerRow[] }) {
  const { t } = useTranslation();
  return (
    <dl className="answers">
      {rows.map(({ label, value, changeTo, changeLabel }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="answer">{value}</dd>
          {changeTo ? (
            <dd className="change">
              <a href={changeTo}>
                {t("frame.change")}
                <span className="unseen"> {changeLabel ?? label}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
