// The groups of a person at work: all open ones, masked, for a coordinator; for everybody else those they
// were asked to give or whose request they took.
import { accountOf, openPerson } from "#app/domain/access/account-store.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { seenBy } from "#app/domain/access/case-fields.ts";
import { may } from "#app/domain/access/permissions.ts";
import { directoryOf, entryOf } from "#app/domain/directory/directory-store.server.ts";
import type { AccountId, CaseId } from "#app/domain/ids.ts";
import {
  type CaseWithGrant,
  openGroupCases,
} from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyOf, openRequest } from "#app/domain/support-requests/case-vault.server.ts";
import { waitBandOf } from "#app/domain/triage/queue-order.ts";
import type { World } from "#app/domain/world.server.ts";
import { entryOfPlace, type GroupPart, type GroupStage, stageOf } from "./group.ts";
import {
  type Choosable,
  facilitatorsToChoose,
  isHiddenGroup,
  peersToChoose,
} from "./group-sight.server.ts";
import {
  casesAskedOf,
  type Group,
  type GroupPerson,
  groupOfCase,
  peopleOfGroup,
} from "./group-store.server.ts";

export interface SeenGroup {
  caseId: CaseId;
  stage: GroupStage;
  /** No peer has taken the request yet. */
  isWaiting: boolean;
  headCount: string | null;
  waitBand: string;
  plan: (Omit<Group, "place"> & { place: string; placeName: string | null }) | null;
  people: { accountId: AccountId; name: string; part: GroupPart; answer: GroupPerson["answer"] }[];
  /** This person's own answer; null when they were not asked. */
  own: GroupPerson["answer"] | null;
  /** Whether this person may say how many came, once it is over. */
  mayCount: boolean;
}

export interface GroupChoices {
  caseId: CaseId;
  facilitators: Choosable[];
  peers: Choosable[];
  places: { id: string; name: string }[];
}

export interface GroupsSeen {
  outcome: "seen";
  isPlanner: boolean;
  groups: SeenGroup[];
  /** Whom and where a coordinator may choose for the group being planned. */
  choices: GroupChoices | null;
}

/** @param input `planning`: the group a coordinator is about to plan, if any. */
export async function seeGroups(
  actor: StaffActor,
  input: { planning: string | null },
  world: World,
): Promise<GroupsSeen | { outcome: "not-allowed" }> {
  if (!may(actor, "see-groups")) return { outcome: "not-allowed" };
  const isPlanner = may(actor, "plan-groups");
  const asked = new Set(await casesAskedOf(world.db, actor.accountId));
  const groups: SeenGroup[] = [];
  let choices: GroupChoices | null = null;
  for (const entry of await openGroupCases(world.db)) {
    const { id, holderId } = entry.supportCase;
    const isTheirs = asked.has(id) || holderId === actor.accountId;
    if (!isTheirs && !isPlanner) continue;
    if (await isHiddenGroup(actor, entry, world)) continue;
    groups.push(await seenGroup(entry, actor, world));
    if (isPlanner && id === input.planning) choices = await choicesFor(entry, world);
  }
  return { outcome: "seen", isPlanner, groups, choices };
}

async function choicesFor(entry: CaseWithGrant, world: World): Promise<GroupChoices> {
  const caseId = entry.supportCase.id;
  const before = await peopleOfGroup(world.db, caseId);
  const known = new Set(before.map(({ accountId }) => accountId as string));
  return {
    caseId,
    facilitators: await facilitatorsToChoose(entry, world),
    peers: await peersToChoose(entry, known, world),
    places: (await directoryOf(world.db)).map(({ id, name }) => ({ id, name })),
  };
}

async function seenGroup(
  entry: CaseWithGrant,
  actor: StaffActor,
  world: World,
): Promise<SeenGroup> {
  const { db, keyring, now } = world;
  const { supportCase } = entry;
  const plan = await groupOfCase(db, supportCase.id);
  const rows = await peopleOfGroup(db, supportCase.id);
  const people = [];
  for (const { accountId, part, answer } of rows) {
    const account = await accountOf(db, accountId);
    if (account) people.push({ accountId, name: openPerson(keyring, account).name, part, answer });
  }
  const { headCount } = openRequest(caseKeyOf(keyring, entry), supportCase);
  const masked = seenBy("coordinator", {
    headCount,
    waitBand: waitBandOf(supportCase.waitingSinceAt, now),
  });
  const entryId = plan ? entryOfPlace(plan.place) : null;
  const found = entryId ? await entryOf(db, entryId) : null;
  const own = rows.find(({ accountId }) => accountId === actor.accountId)?.answer ?? null;
  return {
    caseId: supportCase.id,
    stage: stageOf({ meetsAt: plan?.meetsAt ?? null, minutes: plan?.minutes ?? 0, people }, now),
    isWaiting: supportCase.state === "waiting",
    ...masked,
    plan: plan ? { ...plan, placeName: found?.name ?? null } : null,
    people,
    own,
    mayCount:
      own === "coming" || supportCase.holderId === actor.accountId || may(actor, "plan-groups"),
  };
}
