// At most so many pieces of work at once; whoever comes later waits, in the order of coming.

export interface Turns {
  /** Runs the work when its turn has come, and gives back what it gives back or throws. */
  take<T>(work: () => Promise<T>): Promise<T>;
  isIdle(): boolean;
}

/** @param atOnce how many may be at work, 1 or more. */
export function turns(atOnce: number): Turns {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    async take(work) {
      if (running >= atOnce) await new Promise<void>((resume) => waiting.push(resume));
      else running += 1;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next)
          next(); // the place passes on
        else running -= 1;
      }
    },
    isIdle: () => running === 0,
  };
}

/**
 * Whoever asks for the same while it is being worked on gets that one answer, good or thrown. It is worked on
 * once, however often it is asked for; nothing is kept after the answer.
 */
export function shared<T>(): (key: string, work: () => Promise<T>) => Promise<T> {
  const atWork = new Map<string, Promise<T>>();
  return (key, work) => {
    const before = atWork.get(key);
    if (before) return before;
    const begun = work().finally(() => atWork.delete(key));
    atWork.set(key, begun);
    return begun;
  };
}
