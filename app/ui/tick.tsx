// One box to tick, such as "I have kept my code". It sends "yes" or nothing.
import { describedBy, fieldClass, fieldId, Problem } from "./field-parts.tsx";

interface TickProps {
  name: string;
  label: string;
  isTicked?: boolean;
  problem?: string;
}

export function Tick(props: TickProps) {
  const { name, label, isTicked, problem } = props;
  return (
    <div className={`${fieldClass(problem)} tick`}>
      <Problem {...props} />
      <div className="choice">
        <input
          type="checkbox"
          id={fieldId(name)}
          name={name}
          value="yes"
          defaultChecked={isTicked}
          aria-describedby={describedBy(props)}
          aria-invalid={problem ? true : undefined}
        />
        <label htmlFor={fieldId(name)}>{label}</label>
      </div>
    </div>
  );
}
