// Limits fall on guessing and flooding, never on a whole hospital behind one address. They live in
// memory; an address appears only as a keyed hash whose key changes every hour.
import { createHmac, randomBytes } from "node:crypto";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { type Openings, openingCounted } from "#app/domain/access/opening-rate.ts";
import { type Turns, turns } from "#app/domain/turns.ts";

const submissionsAnHour = 2_000; // product.md section 6
/** As many as the slow part of a submission takes at once, and as many again in preparation. */
const submissionsAtOnce = 4;
const wrongReceiptsPerQuarter = 10; // security.md 2.4; only wrong ones are delayed
const wrongSignInsPerQuarter = 10;

/** What is counted apart, so that a cheap form never uses up what one address has for asking. */
export type Submission = "ask" | "refer" | "reset" | "check" | "slips";

export interface Limits {
  tagOf(address: string): string;
  /**
   * Counts one submission that is right in form; false when this address has sent too many of the kind this
   * hour. Whatever makes a request counts as "ask".
   */
  maySubmit(clientTag: string, kind: Submission): Promise<boolean>;
  /**
   * Runs the work of a submission. Of one line a few are worked on at a time and the others wait, so that
   * somebody else's never stands behind all that one address sends. A line is a client, or what the work is
   * about where that cannot be many: a case, a code, an account.
   */
  inTurnOf<T>(line: string, work: () => Promise<T>): Promise<T>;
  /** Counts a wrong receipt. @returns milliseconds to wait before saying so; 0 at first. */
  delayAfterWrongReceipt(clientTag: string): Promise<number>;
  /** Counts a wrong password for this pair. @returns milliseconds to wait. */
  delayAfterWrongSignIn(clientTag: string, accountTag: string): Promise<number>;
  /** Counts a case somebody opens, there or not. False when it is one too many; counting then begins anew. */
  mayOpenCase(accountId: string, caseId: string, now: Date): boolean;
}

const slowest = 8_000;

async function delayBeyond(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const beyond = refusal.consumedPoints - limiter.points;
    return Math.min(slowest, 500 * 2 ** Math.min(beyond - 1, 5));
  }
}

/** @param hourOf the current hour as a number; changes the key when it changes. */
export function openLimits(hourOf: () => number): Limits {
  const submissions = new RateLimiterMemory({ points: submissionsAnHour, duration: 3_600 });
  const receipts = new RateLimiterMemory({ points: wrongReceiptsPerQuarter, duration: 900 });
  const signIns = new RateLimiterMemory({ points: wrongSignInsPerQuarter, duration: 900 });
  const opened = new Map<string, Openings>();
  const turnsOf = new Map<string, Turns>();
  let hour = hourOf();
  let key = randomBytes(32);
  return {
    tagOf(address) {
      if (hourOf() !== hour) {
        hour = hourOf();
        key = randomBytes(32);
      }
      return createHmac("sha256", key).update(address).digest("base64url").slice(0, 22);
    },
    async maySubmit(clientTag, kind) {
      return (await delayBeyond(submissions, `${kind} ${clientTag}`)) === 0;
    },
    async inTurnOf(line, work) {
      const own = turnsOf.get(line) ?? turns(submissionsAtOnce);
      turnsOf.set(line, own);
      try {
        return await own.take(work);
      } finally {
        if (own.isIdle()) turnsOf.delete(line);
      }
    },
    delayAfterWrongReceipt: (clientTag) => delayBeyond(receipts, clientTag),
    mayOpenCase(accountId, caseId, now) {
      const before = opened.get(accountId) ?? new Map();
      const { openings, isTooMany } = openingCounted(before, caseId, now.getTime());
      if (isTooMany) opened.delete(accountId);
      else opened.set(accountId, openings);
      return !isTooMany;
    },
    delayAfterWrongSignIn: (clientTag, accountTag) =>
      delayBeyond(signIns, `${clientTag}:${accountTag}`),
  };
}
