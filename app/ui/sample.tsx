// A work page shown as a sample to somebody who only looks: the real screen, its title one step lower, its
// buttons off and its links plain words. The screens themselves do not know.
import { createContext, type ReactNode, useContext } from "react";

const InSample = createContext(false);
export const useIsSample = (): boolean => useContext(InSample);

/** @param label says whose page it is; read out before it. */
export function Sample({ label, children }: { label: string; children: ReactNode }) {
  return (
    <InSample.Provider value={true}>
      <fieldset className="sample at-work" disabled>
        <legend>{label}</legend>
        {children}
      </fieldset>
    </InSample.Provider>
  );
}

/** A link from one work page to another. @param look the class of a link that looks like a button. */
export function PlaceLink({
  to,
  look,
  children,
}: {
  to: string;
  look?: string;
  children: ReactNode;
}) {
  if (useIsSample()) return <u className={look}>{children}</u>;
  return (
    <a className={look} href={to}>
      {children}
    </a>
  );
}
