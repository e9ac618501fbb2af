// What one administrator asked for and another decides. Kept a while as the record of who agreed.
import { proposalKinds, proposalStates } from "#app/domain/dual-control/proposal.ts";
import type { AccountId, ProposalId } from "#app/domain/ids.ts";
import { day, id, index, oneOf, table, text } from "#db/words.ts";

export const proposals = table(
  "proposals",
  {
    id: id<ProposalId>("id").primaryKey(),
    kind: oneOf("kind", proposalKinds).notNull(),
    state: oneOf("state", proposalStates).notNull(),
    /** What exactly is asked for, as JSON of the kind's own shape: numbers, days, random ids. */
    body: text("body").notNull(),
    askedBy: id<AccountId>("asked_by").notNull(),
    askedOn: day("asked_on").notNull(),
    /** After this day nobody can approve it any more. */
    openUntilOn: day("open_until_on").notNull(),
    /** Whoever decided, or took it back; null while it is open. */
    decidedBy: id<AccountId>("decided_by"),
    decidedOn: day("decided_on"),
  },
  (t) => [index("proposals_state").on(t.state, t.openUntilOn)],
);
