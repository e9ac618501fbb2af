// One line of text, or several with `rows`. Browsers are asked not to remember, complete or send
// elsewhere what is typed: cloud spelling and writing aids would carry it off this site.
import type { HTMLInputTypeAttribute, InputHTMLAttributes } from "react";
import { useTranslation } from "#app/messages/use-translation.ts";
import { describedBy, fieldClass, fieldId, Hint, OptionalMark, Problem } from "./field-parts.tsx";

interface TextFieldProps {
  name: string;
  label: string;
  hint?: string;
  value?: string;
  /** The translated sentence that says what to do. */
  problem?: string;
  type?: HTMLInputTypeAttribute;
  autoComplete?: string;
  inputMode?: InputHTMLAttributes<HTMLInputElement>["inputMode"];
  /** Cuts a single line; for `rows` it only counts down, so that pasted text is never lost. */
  maxLength?: number;
  rows?: number;
  isOptional?: boolean;
  spellCheck?: boolean;
}

const keptHere = { "data-gramm": "false", "data-enable-grammarly": "false" };

export function TextField(props: TextFieldProps) {
  const { name, label, value, problem, maxLength, rows, isOptional } = props;
  const { t } = useTranslation();
  const asked = {
    id: fieldId(name),
    name,
    defaultValue: value,
    autoComplete: props.autoComplete ?? "off",
    spellCheck: props.spellCheck ?? false,
    "aria-describedby": describedBy(props),
    "aria-invalid": problem ? true : undefined,
    ...keptHere,
  };
  return (
    <div className={fieldClass(problem)}>
      <label htmlFor={asked.id}>
        {label}
        <OptionalMark isOptional={isOptional} />
      </label>
      <Hint {...props} />
      <Problem {...props} />
      {rows ? (
        <textarea {...asked} rows={rows} data-limit={maxLength} />
      ) : (
        <input
          {...asked}
          type={props.type ?? "text"}
          inputMode={props.inputMode}
          maxLength={maxLength}
        />
      )}
      {rows && maxLength ? (
        <p
          className="left-over"
          data-counts={asked.id}
          data-room={t("frame.roomLeft", { n: "{n}" })}
          data-over={t("frame.tooLong", { n: "{n}" })}
          aria-live="polite"
          hidden
        />
      ) : null}
    </div>
  );
}
