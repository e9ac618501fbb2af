// The question or title of the page; above it, small, the thing it belongs to.
import type { ReactNode } from "react";

export function PageTitle({ children, context }: { children: ReactNode; context?: string }) {
  return (
    <>
      {context ? <p className="context">{context}</p> : null}
      <h1>{children}</h1>
    </>
  );
}
