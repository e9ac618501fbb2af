// What a command of `alongside` is. Exit codes: 0 done, 1 refused with a sentence, 2 called wrongly.
import type { Site } from "./site.server.ts";

export interface Io {
  out(line: string): void;
  err(line: string): void;
  /** True when the caller asked for --json. */
  json: boolean;
}

export interface Command {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** Commands that need the open site get it; `keys init` comes before there is one. */
  run(args: string[], io: Io, openSite: () => Promise<Site>): Promise<number>;
}

/** Ends a command with exit code 1 and this sentence. */
export class CommandRefused extends Error {
  override name = "CommandRefused";
}
