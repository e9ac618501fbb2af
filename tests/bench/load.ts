// Load on a running site, counted from outside: requests a second, and how long the slow ones take.
import autocannon from "autocannon";

export interface Load {
  requestsPerSecond: number;
  p50Ms: number;
  p95Ms: number;
  /** Answers that were neither 2xx nor 3xx, time-outs and broken connections. */
  failures: number;
  sent: number;
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;

export const median = (values: readonly number[]): number =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

/** @param seconds how long. @param headers of every request, a session for one. */
export async function pageLoad(
  url: string,
  connections: number,
  seconds: number,
  headers: Record<string, string> = {},
): Promise<Load> {
  const running = autocannon({ url, connections, duration: seconds, headers });
  // Its own histogram knows no 95th percentile.
  const took: number[] = [];
  running.on("response", (_client, _status, _bytes, milliseconds) => took.push(milliseconds));
  const result = await running;
  took.sort((a, b) => a - b);
  return {
    requestsPerSecond: result.requests.average,
    p50Ms: quantile(took, 0.5),
    p95Ms: quantile(took, 0.95),
    failures: result.non2xx - (result["3xx"] ?? 0) + result.errors + result.timeouts,
    sent: result.requests.sent,
  };
}

/** Milliseconds one piece of work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Runs every piece with this many under way at once. @returns sorted milliseconds. */
export async function manyAtOnce(
  pieces: readonly (() => Promise<unknown>)[],
  atOnce: number,
): Promise<number[]> {
  const took: number[] = [];
  let next = 0;
  const worker = async () => {
    while (next < pieces.length) {
      const piece = pieces[next];
      next += 1;
      if (piece) took.push(await timed(piece));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return took.sort((a, b) => a - b);
}

/** Begins a piece every so often, whether or not the one before has ended. */
export async function atRate(
  pieces: readonly (() => Promise<unknown>)[],
  perSecond: number,
): Promise<number[]> {
  const running: Promise<number>[] = [];
  const begun = performance.now();
  for (const piece of pieces) {
    // By the clock, not by a pause after each: pauses add up, and the rate would be lower than it says.
    const dueMs = (running.length * 1000) / perSecond - (performance.now() - begun);
    if (dueMs > 0) await new Promise((resume) => setTimeout(resume, dueMs));
    running.push(timed(piece));
  }
  return (await Promise.all(running)).sort((a, b) => a - b);
}

export const p95 = (sorted: readonly number[]): number => quantile(sorted, 0.95);
