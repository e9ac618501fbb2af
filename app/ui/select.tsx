// A list to choose one from, where radios would be too many.
import { describedBy, fieldClass, fieldId, Hint, OptionalMark, Problem } from "./field-parts.tsx";

interface SelectProps {
  name: string;
  label: string;
  hint?: string;
  options: readonly { value: string; label: string }[];
  value?: string;
  problem?: string;
  isOptional?: boolean;
}

export function Select(props: SelectProps) {
  const { name, label, options, value, problem, isOptional } = props;
  return (
    <div className={fieldClass(problem)}>
      <label htmlFor={fieldId(name)}>
        {label}
        <OptionalMark isOptional={isOptional} />
      </label>
      <Hint {...props} />
      <Problem {...props} />
      <select
        id={fieldId(name)}
        name={name}
        defaultValue={value}
        autoComplete="off"
        aria-describedby={describedBy(props)}
        aria-invalid={problem ? true : undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
