// The question or title of the page; above it, small, the thing it belongs to.
import type { ReactNode } from "react";
import { useIsSample } from "./sample.tsx";

export function PageTitle({ children, context }: { children: ReactNode; context?: string }) {
  const isSample = useIsSample();
  return (
    <>
      {context ? <p className="context">{context}</p> : null}
      {isSample ? <h2>{children}</h2> : <h1>{children}</h1>}
    </>
  );
}
