// What administrators see of what was asked for: who asked, who decided, and what exactly. Holds stand
// there by their record number; nothing says whether a case has it.
import {
  accountOf,
  accountsWithRole,
  openPerson,
} from "#app/domain/access/account-store.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { Role } from "#app/domain/access/roles.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { AccountId, CandidateId } from "#app/domain/ids.ts";
import { candidateOf } from "#app/domain/peers/candidate-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import {
  type Asked,
  accountAskedAbout,
  askedOf,
  decisionProblem,
  type ProposalState,
  wouldSeeByIt,
} from "./proposal.ts";
import { proposalsOnRecord } from "./proposal-store.server.ts";

export interface SeenProposal {
  id: string;
  asked: Asked;
  state: ProposalState | "lapsed";
  askedByName: string;
  askedOn: string;
  openUntilOn: string;
  decidedByName: string | null;
  decidedOn: string | null;
  /** The person whose account it is about, or who is to become a peer; null for others, and when it is over. */
  aboutName: string | null;
  mayGrant: boolean;
  mayTakeBack: boolean;
}

export interface Named {
  id: string;
  name: string;
}
export interface SeenProposals {
  proposals: SeenProposal[];
  administrators: Named[];
  /** To whom something can be opened in an emergency: never oneself. */
  supervisors: Named[];
}

/** @returns null when this actor may not see them. */
export async function seeProposals(
  actor: StaffActor,
  _input: Record<string, never>,
  world: World,
): Promise<SeenProposals | null> {
  if (!may(actor, "see-proposals")) return null;
  const { db, keyring, now, settings } = world;
  const today = dayOf(now, settings.timeZone);
  const names = new Map<AccountId, string>();
  const nameOf = async (accountId: AccountId): Promise<string> => {
    const known = names.get(accountId);
    if (known) return known;
    const account = await accountOf(db, accountId);
    const name = account ? openPerson(keyring, account).name : "";
    names.set(accountId, name);
    return name;
  };
  const aboutName = async (asked: Asked): Promise<string | null> => {
    const about = accountAskedAbout(asked);
    if (about) return nameOf(about);
    if (asked.kind !== "new-peer") return null;
    // Decided, or let go: the name went with the candidate.
    return (await candidateOf(asked.body.candidateId as CandidateId, world))?.name ?? null;
  };
  const seen: SeenProposal[] = [];
  for (const row of await proposalsOnRecord(db)) {
    const asked = askedOf(row.kind, JSON.parse(row.body));
    if (!asked) continue;
    const isLapsed = row.state === "open" && today > row.openUntilOn;
    const may = (decision: "grant" | "take-back") =>
      decisionProblem(row, decision, actor.accountId, today) === null &&
      !(decision === "grant" && wouldSeeByIt(asked, actor.accountId));
    seen.push({
      id: row.id,
      asked,
      state: isLapsed ? "lapsed" : row.state,
      askedByName: await nameOf(row.askedBy),
      askedOn: row.askedOn,
      openUntilOn: row.openUntilOn,
      decidedByName: row.decidedBy ? await nameOf(row.decidedBy) : null,
      decidedOn: row.decidedOn,
      aboutName: await aboutName(asked),
      mayGrant: may("grant"),
      mayTakeBack: may("take-back"),
    });
  }
  const named = async (role: Role): Promise<Named[]> =>
    (await accountsWithRole(db, role)).map((account) => ({
      id: account.id,
      name: openPerson(keyring, account).name,
    }));
  const supervisors = (await named("supervisor")).filter(({ id }) => id !== actor.accountId);
  return { proposals: seen, administrators: await named("administrator"), supervisors };
}

/** The candidates whom an administrator can give an account just now. */
export async function openCandidates({ db, now, settings }: World): Promise<Set<string>> {
  const today = dayOf(now, settings.timeZone);
  const open = (await proposalsOnRecord(db)).filter(
    ({ kind, state, openUntilOn }) =>
      kind === "new-peer" && state === "open" && today <= openUntilOn,
  );
  return new Set(
    open.flatMap(({ kind, body }) => {
      const asked = askedOf(kind, JSON.parse(body));
      return asked?.kind === "new-peer" ? [asked.body.candidateId] : [];
    }),
  );
}
