// Somebody asks for something that takes two. Nothing changes yet. After: decide-proposal, by
// somebody else.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { writtenInSite } from "#app/domain/audit/site-audit.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { ProposalId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { effectOf } from "./carry-out.server.ts";
import {
  type Asked,
  accountAskedAbout,
  askerOf,
  askingProblem,
  openUntil,
  type ProposalKind,
  wouldSeeByIt,
} from "./proposal.ts";
import { proposalToAdd } from "./proposal-store.server.ts";

export type ChangeProposed =
  | { outcome: "asked"; proposalId: ProposalId }
  | { outcome: "until-out-of-bounds" }
  /** It could not be done even if granted. */
  | { outcome: "not-possible" }
  | { outcome: "not-allowed" };

export async function proposeChange(
  actor: StaffActor,
  asked: Asked,
  world: World,
): Promise<ChangeProposed> {
  const permission =
    askerOf(asked.kind) === "coordinator" ? "choose-peers" : "ask-as-administrator";
  if (!may(actor, permission)) return { outcome: "not-allowed" };
  const today = dayOf(world.now, world.settings.timeZone);
  const problem = askingProblem(asked, today);
  if (problem) return { outcome: problem };
  const isForOneself = wouldSeeByIt(asked, actor.accountId);
  if (isForOneself || !(await effectOf(asked, world))) return { outcome: "not-possible" };
  const proposalId = world.newId<ProposalId>();
  const about = accountAskedAbout(asked);
  const record = await writtenInSite(actor, eventOf(asked.kind), about, world);
  const written = await world.db.allOrNothing((tx) => [
    proposalToAdd(tx, {
      id: proposalId,
      kind: asked.kind,
      state: "open",
      body: JSON.stringify(asked.body),
      askedBy: actor.accountId,
      askedOn: today,
      openUntilOn: openUntil(today),
      decidedBy: null,
      decidedOn: null,
    }),
    ...record(tx),
  ]);
  // Somebody else wrote into the site's record in this very moment: nothing was asked yet.
  return written.done ? { outcome: "asked", proposalId } : proposeChange(actor, asked, world);
}

function eventOf(kind: ProposalKind) {
  if (kind === "emergency-opening") return "emergency-proposed";
  return kind === "legal-hold" || kind === "hold-end" ? "hold-proposed" : "change-proposed";
}
