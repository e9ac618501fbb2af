// One of several answers (radios), or any of them (`isMany`, checkboxes). Every row can be pressed.
import { describedBy, fieldClass, fieldId, Hint, Problem } from "./field-parts.tsx";
import { ownWords } from "./own-words.ts";

export interface Choice {
  value: string;
  label: string;
  hint?: string;
  /** Of the label, where it is not the page's: words of an instrument stay in the language they came in. */
  language?: string;
}

interface ChoicesProps {
  name: string;
  legend: string;
  hint?: string;
  options: readonly Choice[];
  /** One value for radios; for `isMany` a list. */
  value?: string | readonly string[];
  problem?: string;
  isMany?: boolean;
  /** The question is the title of the page. */
  isHeading?: boolean;
  /** Of the legend, where it is not the page's. */
  language?: string;
}

export function Choices(props: ChoicesProps) {
  const { name, legend, options, value, problem, isMany, isHeading, language } = props;
  const chosen = value === undefined ? [] : [value].flat();
  const isInvalid = problem ? true : undefined;
  return (
    <fieldset
      className={fieldClass(problem)}
      aria-describedby={describedBy(props)}
      {...(isMany ? {} : { role: "radiogroup", "aria-invalid": isInvalid })}
    >
      <legend {...ownWords(language)}>{isHeading ? <h1>{legend}</h1> : legend}</legend>
      <Hint {...props} />
      <Problem {...props} />
      <div className="choices">
        {options.map((option, index) => {
          // The summary links to the field; so the first choice carries the field's own id.
          const id = index === 0 ? fieldId(name) : `${fieldId(name)}-${index + 1}`;
          return (
            <div className="choice" key={option.value}>
              <input
                type={isMany ? "checkbox" : "radio"}
                id={id}
                name={name}
                value={option.value}
                defaultChecked={chosen.includes(option.value)}
                aria-describedby={option.hint ? `${id}-hint` : undefined}
                aria-invalid={isMany ? isInvalid : undefined}
              />
              <label htmlFor={id} {...ownWords(option.language)}>
                {option.label}
              </label>
              {option.hint ? (
                <p id={`${id}-hint`} className="hint" {...ownWords(option.language)}>
                  {option.hint}
                </p>
              ) : null}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
