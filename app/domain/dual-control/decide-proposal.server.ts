// A second administrator grants or refuses what another asked for; whoever asked may only take it back.
// Before: propose-change. The change and the record of who agreed are one write.
import { accountByEmail } from "#app/domain/access/account-store.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { accountStanding } from "#app/domain/access/session-store.server.ts";
import type { SiteHappening } from "#app/domain/audit/audit-events.ts";
import { writtenInSite } from "#app/domain/audit/site-audit.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { CandidateId, ProposalId } from "#app/domain/ids.ts";
import { candidateOf } from "#app/domain/peers/candidate-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { type Effect, effectOf } from "./carry-out.server.ts";
import {
  type Asked,
  accountAskedAbout,
  askedOf,
  askerOf,
  type Decision,
  decisionProblem,
  type ProposalKind,
  type ProposalState,
  wouldSeeByIt,
} from "./proposal.ts";
import { type ProposalRow, proposalOf, proposalToDecide } from "./proposal-store.server.ts";

export type ProposalDecided =
  | { outcome: "granted" | "refused" | "taken-back" }
  /** One's own: somebody else has to grant it. */
  | { outcome: "own-proposal" }
  /** The one who would see something by it does not grant it. */
  | { outcome: "named-yourself" }
  /** Decided or changed by somebody else in between, or its week is over. */
  | { outcome: "too-late" }
  /** Whoever asked has lost their role, or it cannot be done now. */
  | { outcome: "not-possible" }
  | { outcome: "not-found" };

const stateAfter = {
  grant: "granted",
  refuse: "refused",
  "take-back": "taken-back",
} as const satisfies Record<Decision, ProposalState>;

export async function decideProposal(
  actor: StaffActor,
  input: { proposalId: ProposalId; decision: Decision },
  world: World,
): Promise<ProposalDecided> {
  if (!may(actor, "decide-as-administrator")) return { outcome: "not-found" };
  const proposal = await proposalOf(world.db, input.proposalId);
  if (!proposal) return { outcome: "not-found" };
  const today = dayOf(world.now, world.settings.timeZone);
  const problem = decisionProblem(proposal, input.decision, actor.accountId, today);
  if (problem === "own-proposal") return { outcome: "own-proposal" };
  if (problem === "not-own-proposal") return { outcome: "not-found" };
  if (problem) return { outcome: "too-late" };
  const isGrant = input.decision === "grant";
  const asked = askedOf(proposal.kind, JSON.parse(proposal.body));
  if (isGrant && wouldSeeByIt(asked, actor.accountId)) return { outcome: "named-yourself" };
  if (isGrant && (await isCandidate(actor, asked, world))) return { outcome: "named-yourself" };
  // The end of the record first, then the roles: a change of them in between takes that end, so this is refused.
  const record = await recordOf(actor, proposal, input.decision, world);
  const effect = isGrant ? await grantedEffect(proposal, world) : () => [];
  if (!effect) return { outcome: "not-possible" };
  const state = stateAfter[input.decision];
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(
      proposalToDecide(tx, proposal.id, { state, decidedBy: actor.accountId, decidedOn: today }),
      "changed-meanwhile",
    ),
    ...effect(tx),
    ...record(tx),
  ]);
  return { outcome: written.done ? state : "too-late" };
}

/** An administrator who is to become a peer does not give themselves the account. */
async function isCandidate(actor: StaffActor, asked: Asked | null, world: World): Promise<boolean> {
  if (asked?.kind !== "new-peer") return false;
  const candidate = await candidateOf(asked.body.candidateId as CandidateId, world);
  const account = candidate ? await accountByEmail(world.db, world.keyring, candidate.email) : null;
  return account?.id === actor.accountId;
}

const whatItDoes = {
  "retention-change": "retention-changed",
  "legal-hold": "hold-decided",
  "hold-end": "hold-decided",
  "case-role": "roles-changed",
  "factors-clearing": "factors-cleared",
  "emergency-opening": "emergency-decided",
  "new-peer": "peer-approved",
} as const satisfies Record<ProposalKind, SiteHappening["event"]>;

/** Every decision is written down with what it does, also when that is nothing. */
async function recordOf(
  actor: StaffActor,
  { kind, body }: ProposalRow,
  decision: Decision,
  world: World,
): Promise<Effect> {
  const asked = askedOf(kind, JSON.parse(body));
  const isHold = kind === "legal-hold" || kind === "hold-end";
  if (isHold) return writtenInSite(actor, "hold-decided", null, world);
  const event = decision === "grant" ? whatItDoes[kind] : "change-dropped";
  return writtenInSite(actor, event, accountAskedAbout(asked), world);
}

/** Two have to stand behind it at this moment: who asked must still have the role to ask. */
async function grantedEffect(proposal: ProposalRow, world: World) {
  const asker = await accountStanding(world.db, proposal.askedBy);
  if (asker?.state !== "active" || !asker.roles.includes(askerOf(proposal.kind))) return null;
  const asked = askedOf(proposal.kind, JSON.parse(proposal.body));
  return asked ? effectOf(asked, world) : null;
}
