// Questions answered for oneself: no form, so that no browser can send what is marked. What to do
// appears by style alone; where the style does not know :has(), it is always there.
export interface BrowserQuestion {
  key: string;
  text: string;
  /** Answered yes, the graver advice is shown too. */
  isGrave?: boolean;
}

export function InBrowserQuestions({
  questions,
  yes,
  no,
  ifAny,
  ifGrave,
}: {
  questions: readonly BrowserQuestion[];
  yes: string;
  no: string;
  ifAny: string;
  ifGrave: string;
}) {
  return (
    <div className="in-browser">
      {questions.map(({ key, text, isGrave }) => (
        <fieldset key={key} className={isGrave ? "field grave" : "field"}>
          <legend>{text}</legend>
          <div className="choices">
            {[
              ["yes", yes],
              ["no", no],
            ].map(([value, label]) => (
              <div className="choice" key={value}>
                {/* A name alone groups radios; without a form it is sent nowhere. */}
                <input type="radio" id={`${key}-${value}`} name={`aside-${key}`} value={value} />
                <label htmlFor={`${key}-${value}`}>{label}</label>
              </div>
            ))}
          </div>
        </fieldset>
      ))}
      <p className="if-any">
        <strong>{ifAny}</strong>
      </p>
      <p className="if-grave">
        <strong>{ifGrave}</strong>
      </p>
    </div>
  );
}
