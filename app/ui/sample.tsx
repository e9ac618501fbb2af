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

/** A link from one work page to another. */
export function PlaceLink({ to, children }: { to: string; children: ReactNode }) {
  return useIsSample() ? <u>{children}</u> : <a href={to}>{children}</a>;
}
