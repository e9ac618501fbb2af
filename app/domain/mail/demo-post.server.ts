// Letters of the demonstration: kept in memory for /dev/mail, gone with the process.
import type { Letter, Post } from "./letter.ts";

const mostKept = 200;

export interface DemoPost extends Post {
  /** Newest first. */
  letters(): readonly Letter[];
}

export function demoPost(): DemoPost {
  let kept: readonly Letter[] = [];
  return {
    async deliver(letter) {
      kept = [letter, ...kept].slice(0, mostKept);
      return { delivery: "sent" };
    },
    letters: () => kept,
  };
}
