// What the frame needs to know about the site. It comes by context from the server and not from a
// loader, so that a page for an error or an unknown address has it too.
import { createContext, useContext } from "react";
import type { CrisisLines } from "#app/domain/crisis/crisis-lines.ts";

export interface FrameFacts {
  siteName: string;
  crisisLines: CrisisLines;
  onCallPhone: string | null;
  /** With a mark of its contents, since browsers keep files for a year. */
  scriptAddress: string;
  /** The same for pages of people at work: the end of a session, passkeys. */
  workScriptAddress: string;
}

const Facts = createContext<FrameFacts | null>(null);
export const FrameFactsProvider = Facts.Provider;

export function useFrameFacts(): FrameFacts {
  const facts = useContext(Facts);
  if (!facts) throw new Error("A page was drawn outside FrameFactsProvider.");
  return facts;
}
