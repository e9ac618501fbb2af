// A notice beside the flow of the page. "lamp" is for what matters now: once a page at the most.
import type { ReactNode } from "react";

export function Notice({
  children,
  tone = "plain",
}: {
  children: ReactNode;
  tone?: "plain" | "lamp";
}) {
  return <div className={tone === "lamp" ? "notice lamp" : "notice"}>{children}</div>;
}
