// What people of a simulated month mean to do and when. Deeds due at the same moment keep their order.
import type { ClockedWorld } from "./response-runs.ts";

export type Deed = (now: ClockedWorld) => Promise<void>;

export interface Agenda {
  /** @param at milliseconds since 1970. */
  add(at: number, deed: Deed): void;
  /** Does everything due by then, what is added meanwhile included. @param after told after each deed. */
  doUntil(now: ClockedWorld, after: () => Promise<void>): Promise<void>;
}

export function newAgenda(): Agenda {
  const waiting: { at: number; deed: Deed }[] = [];
  return {
    add(at, deed) {
      const place = waiting.findLastIndex((one) => one.at <= at);
      waiting.splice(place + 1, 0, { at, deed });
    },
    async doUntil(now, after) {
      for (;;) {
        const [next] = waiting;
        if (!next || next.at > now.now.getTime()) return;
        waiting.shift();
        await next.deed(now);
        await after();
      }
    },
  };
}
