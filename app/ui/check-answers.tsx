// Answers to look over before they are sent.
import type { ReactNode } from "react";
import { useTranslation } from "#app/messages/use-translation.ts";
import { ownWords } from "./own-words.ts";

interface AnswerRow {
  label: string;
  value: ReactNode;
  /** Where this answer can be changed. */
  changeTo?: string;
  /** What a screen reader adds to "Change"; the label otherwise. */
  changeLabel?: string;
  /** Of the value, where it is not the page's. */
  language?: string;
  labelLanguage?: string;
}

export function CheckAnswers({ rows }: { rows: readonly AnswerRow[] }) {
  const { t } = useTranslation();
  return (
    <dl className="answers">
      {rows.map(({ label, value, changeTo, changeLabel, language, labelLanguage }) => (
        <div key={label}>
          <dt {...ownWords(labelLanguage)}>{label}</dt>
          <dd className="answer" {...ownWords(language)}>
            {value}
          </dd>
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
