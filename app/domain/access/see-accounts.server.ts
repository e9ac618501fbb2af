// The people with a task here, for administrators: who they are, what they may do, whether they can sign in.
// Nothing of anybody's cases is read.
import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { type Account, accountOf, everyAccount, openPerson } from "./account-store.server.ts";
import type { StaffActor } from "./actor.ts";
import { may } from "./permissions.ts";
import type { AccountState, Role } from "./roles.ts";
import { accountStanding } from "./session-store.server.ts";

export interface SeenAccount {
  id: AccountId;
  name: string;
  email: string;
  state: AccountState;
  roles: Role[];
  isOwn: boolean;
}

const seen = (account: Account, roles: Role[], actor: StaffActor, world: World): SeenAccount => ({
  id: account.id,
  ...openPerson(world.keyring, account),
  state: account.state,
  roles,
  isOwn: account.id === actor.accountId,
});

/** @returns everybody by name, those whose account is closed last; null when this actor may not see them. */
export async function seeAccounts(
  actor: StaffActor,
  _input: Record<string, never>,
  world: World,
): Promise<SeenAccount[] | null> {
  if (!may(actor, "manage-accounts")) return null;
  const all = (await everyAccount(world.db)).map(({ account, roles }) =>
    seen(account, roles, actor, world),
  );
  const isClosed = ({ state }: SeenAccount) => Number(state === "deactivated");
  return all.sort(
    (a, b) => isClosed(a) - isClosed(b) || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1),
  );
}

export async function seeAccount(
  actor: StaffActor,
  input: { accountId: AccountId },
  world: World,
): Promise<SeenAccount | null> {
  if (!may(actor, "manage-accounts")) return null;
  const account = await accountOf(world.db, input.accountId);
  const standing = account ? await accountStanding(world.db, account.id) : null;
  return account && standing ? seen(account, standing.roles, actor, world) : null;
}
