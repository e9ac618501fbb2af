// What the forms of a peer's duty share: a row with its one button, and what was typed before.
import type { ReactNode } from "react";
import type { RotaReply } from "#app/routes/availability.tsx";

export interface DeedProps {
  deed: string;
  id: string;
  turnOn?: string;
  label: string;
  describedBy: string;
  isPrimary?: boolean;
}

/** One thing to do with one row. The button is named alike in every row and described by its row. */
export function DeedForm({ deed, id, turnOn, label, describedBy, isPrimary }: DeedProps) {
  return (
    <form method="post" action="/availability" className="actions" data-once>
      <input type="hidden" name="id" value={id} />
      {turnOn ? <input type="hidden" name="turnOn" value={turnOn} /> : null}
      <button
        type="submit"
        name="do"
        value={deed}
        className={isPrimary ? "primary" : "quiet"}
        aria-describedby={describedBy}
      >
        {label}
      </button>
    </form>
  );
}

/** A list whose rows are sentences with their own button. */
export function DutyRows({ children }: { children: ReactNode }) {
  return <ul className="case-rows">{children}</ul>;
}

/** What was typed into this form before, and what needs another look; nothing of the other forms. */
export function typedIn(reply: RotaReply, form: string) {
  const isThis = reply.form === form;
  const value = (name: string): string | undefined => {
    const typed = isThis ? reply.values?.[name] : undefined;
    return typeof typed === "string" ? typed : undefined;
  };
  const problem = (name: string): string | undefined =>
    isThis ? reply.problems?.find(({ field }) => field === name)?.text : undefined;
  /** Spread into a field: only what there is. */
  return (name: string) => {
    const [typed, wrong] = [value(name), problem(name)];
    return {
      ...(typed === undefined ? {} : { value: typed }),
      ...(wrong === undefined ? {} : { problem: wrong }),
    };
  };
}
