// What goes when somebody is no peer any more, whoever ended it: what matching, the rota and the programme
// knew of them. Their cases are given back afterwards (triage/give-back-cases).
import { groupsOfPeerToForget } from "#app/domain/groups/group-store.server.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { hoursToForget } from "#app/domain/peer-care/given-hours-store.server.ts";
import { rotaOfToForget } from "#app/domain/rota/rota-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import { pairsToForget } from "./mentoring-store.server.ts";
import { peerToForget } from "./peer-store.server.ts";
import { completionsToForget } from "./training-store.server.ts";

export const endOfPeer = (tx: Writer, accountId: AccountId, world: World): Statement[] => [
  ...rotaOfToForget(tx, accountId, world),
  groupsOfPeerToForget(tx, accountId),
  hoursToForget(tx, accountId),
  pairsToForget(tx, accountId),
  completionsToForget(tx, accountId),
  peerToForget(tx, accountId),
];
