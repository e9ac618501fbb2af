// Everything that happens later: mails and timers, with leases so that each is done once.
import type { JobId, Sealed } from "#app/domain/ids.ts";
import { jobKinds, jobStates } from "#app/domain/jobs/job.ts";
import { id, index, instant, oneOf, sealed, table, text, wholeNumber } from "#db/words.ts";

export const jobs = table(
  "jobs",
  {
    id: id<JobId>("id").primaryKey(),
    kind: oneOf("kind", jobKinds).notNull(),
    state: oneOf("state", jobStates).notNull(),
    /** A timer that exists once; null for mails. */
    onceKey: text("once_key").unique(),
    /** Jobs of one lane run in order (mails to one recipient); a keyed hash, null for none. */
    lane: text("lane"),
    /** When it was put here; keeps the order within a lane however often an earlier one is tried. */
    queuedAt: instant("queued_at").notNull(),
    dueAt: instant("due_at").notNull(),
    /** Leased to a worker until then. */
    claimedUntilAt: instant("claimed_until_at"),
    claimToken: text("claim_token"),
    attempts: wholeNumber("attempts").notNull(),
    /** Address and template of a mail, sealed under the jobs key; the row goes once sent. */
    sealedPayload: sealed<Sealed>("sealed_payload"),
  },
  (t) => [index("jobs_due").on(t.state, t.dueAt), index("jobs_lane").on(t.lane, t.queuedAt)],
);
