// The administrator's pages of accounts: what they show, and what each of their forms does.
import { inviteForm, rolesForm } from "#app/domain/access/account-form.ts";
import { changeRoles } from "#app/domain/access/change-roles.server.ts";
import { closeAccount } from "#app/domain/access/close-account.server.ts";
import { invitePerson, type NewPeer } from "#app/domain/access/invite-person.server.ts";
import { reopenAccount } from "#app/domain/access/reopen-account.server.ts";
import { resendInvitation } from "#app/domain/access/resend-invitation.server.ts";
import {
  type SeenAccount,
  seeAccount,
  seeAccounts,
} from "#app/domain/access/see-accounts.server.ts";
import { proposeChange } from "#app/domain/dual-control/propose-change.server.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { peerOfNobodyYet } from "#app/domain/peers/peer-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { type FieldProblem, readAnswers, type TypedValues, textOf } from "./form-reply.server.ts";
import { notFound, type Reader, type StaffVisit } from "./guard.server.ts";
import { workNav } from "./work-nav.server.ts";

/** What was done, as a key of `accounts.said`. */
const saids = [
  ...["invited", "sent-again", "closed", "reopened", "changed", "asked", "clearing-asked"],
  ...["roles-kept-apart", "needs-second-administrator", "own-account", "changed-meanwhile"],
  "no-second-proof",
] as const;

const saidIn = ({ request, language }: StaffVisit): string | null => {
  const word = new URL(request.url).searchParams.get("said");
  const known = saids.find((said) => said === word);
  return known ? language.t(`accounts.said.${known as "invited"}`) : null;
};

const shownAccount = (seen: SeenAccount, { language }: Reader) => ({
  ...seen,
  isClosed: seen.state === "deactivated",
  stateWords: language.t(`accounts.states.${seen.state}`),
});

export async function accountsPage(visit: StaffVisit) {
  const seen = await seeAccounts(visit.actor, {}, visit.world);
  if (!seen) throw notFound();
  return { work: workNav(visit), list: accountsShown(seen, visit), said: saidIn(visit) };
}

export const accountsShown = (seen: readonly SeenAccount[], visit: Reader) =>
  seen.map((one) => {
    const { id, name, isOwn, roles, stateWords } = shownAccount(one, visit);
    return { id, name, isOwn, roles, stateWords };
  });

export async function accountPage(visit: StaffVisit) {
  const accountId = (visit.params.accountId ?? "") as AccountId;
  const seen = await seeAccount(visit.actor, { accountId }, visit.world);
  if (!seen) throw notFound();
  return { work: workNav(visit), shown: shownAccount(seen, visit), said: saidIn(visit) };
}

export interface AccountReply {
  problems?: FieldProblem[];
  values?: TypedValues;
}

/** Approval, training, unit and hours come from the coordinator and the peer. */
function newPeer(world: World): NewPeer {
  const { accountId: _nobody, ...peer } = peerOfNobodyYet("" as AccountId, world);
  return peer;
}

/** Invites. @returns what to show again, or null when the invitation is on its way. */
export async function invited(
  values: TypedValues,
  visit: StaffVisit,
): Promise<Required<AccountReply> | null> {
  const read = readAnswers(visit, inviteForm, values);
  if (!read.isRight) return { problems: read.problems, values };
  const { name, email, roles } = read.answers;
  const peer = roles.includes("peer") ? { peer: newPeer(visit.world) } : {};
  const { outcome } = await invitePerson(visit.actor, { name, email, roles, ...peer }, visit.world);
  if (outcome === "not-allowed") throw notFound();
  if (outcome === "invited") return null;
  const field = outcome === "has-account" ? "email" : "roles";
  return { problems: [{ field, text: visit.language.t(`accounts.said.${outcome}`) }], values };
}

/** A second administrator decides; see the page of decisions. */
async function clearingAskedFor(accountId: AccountId, { actor, world }: StaffVisit) {
  const asked = { kind: "factors-clearing", body: { accountId } } as const;
  const { outcome } = await proposeChange(actor, asked, world);
  if (outcome === "asked") return { outcome: "clearing-asked" } as const;
  return { outcome: outcome === "not-possible" ? "no-second-proof" : "not-found" } as const;
}

/** Does what the form of one account asks. @returns the word that says how it went, or what is wrong. */
export async function accountChanged(
  values: TypedValues,
  visit: StaffVisit,
): Promise<{ said: string } | Required<AccountReply>> {
  const { actor, world } = visit;
  const accountId = (visit.params.accountId ?? "") as AccountId;
  const outcomeOf = async () => {
    switch (textOf(values, "do")) {
      case "close":
        return closeAccount(actor, { accountId }, world);
      case "send-again":
        return resendInvitation(actor, { accountId }, world);
      case "clear-factors":
        return clearingAskedFor(accountId, visit);
      case "reopen":
        return reopenAccount(actor, { accountId }, world);
      case "roles": {
        const read = readAnswers(visit, rolesForm, values);
        if (!read.isRight) return { problems: read.problems, values };
        return changeRoles(actor, { accountId, ...read.answers }, world);
      }
      default:
        throw notFound();
    }
  };
  const done = await outcomeOf();
  if ("problems" in done) return done;
  if (done.outcome === "not-found") throw notFound();
  return { said: done.outcome };
}
