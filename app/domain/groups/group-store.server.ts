// The only file that queries groups and the people who give them.
import { and, asc, eq, gte, ne, notInArray } from "drizzle-orm";
import type { AccountId, CaseId } from "#app/domain/ids.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { accounts } from "#db/schema/access.ts";
import { groupPeople, supportGroups } from "#db/schema/groups.ts";
import type { GroupAnswer } from "./group.ts";

export type Group = typeof supportGroups.$inferSelect;
export type GroupPerson = typeof groupPeople.$inferSelect;

export async function groupOfCase(db: Db, caseId: CaseId): Promise<Group | null> {
  const rows = await db.reader
    .select()
    .from(supportGroups)
    .where(eq(supportGroups.caseId, caseId))
    .limit(1);
  return rows[0] ?? null;
}

/** Whose account was closed meanwhile is not among them: somebody else has to be asked. */
export async function peopleOfGroup(db: Db, caseId: CaseId): Promise<GroupPerson[]> {
  const rows = await db.reader
    .select({ person: groupPeople })
    .from(groupPeople)
    .innerJoin(accounts, eq(accounts.id, groupPeople.accountId))
    .where(and(eq(groupPeople.caseId, caseId), ne(accounts.state, "deactivated")))
    .orderBy(asc(groupPeople.part), asc(groupPeople.id));
  return rows.map(({ person }) => person);
}

/** The cases in whose group this person was asked to take part and has not said no. */
export async function casesAskedOf(db: Db, accountId: AccountId): Promise<CaseId[]> {
  const rows = await db.reader
    .select({ caseId: groupPeople.caseId })
    .from(groupPeople)
    .where(and(eq(groupPeople.accountId, accountId), ne(groupPeople.answer, "declined")));
  return rows.map(({ caseId }) => caseId);
}

/** Groups to which this person comes, from then on. */
export async function groupsComingTo(db: Db, accountId: AccountId, from: Date): Promise<Group[]> {
  const rows = await db.reader
    .select({ group: supportGroups })
    .from(supportGroups)
    .innerJoin(groupPeople, eq(groupPeople.caseId, supportGroups.caseId))
    .where(
      and(
        eq(groupPeople.accountId, accountId),
        eq(groupPeople.answer, "coming"),
        gte(supportGroups.meetsAt, from),
      ),
    )
    .orderBy(asc(supportGroups.meetsAt), asc(supportGroups.id));
  return rows.map(({ group }) => group);
}

/** The plan of this case's group is this one from now on; its id stays what it was. */
export const groupToPlan = (tx: Writer, group: Group) => {
  const { meetsAt, minutes, way, place } = group;
  return tx
    .insert(supportGroups)
    .values(group)
    .onConflictDoUpdate({
      target: supportGroups.caseId,
      set: { meetsAt, minutes, way, place },
    })
    .returning();
};

/** Its time goes, so that it can be planned again. Expect one row. */
export const groupToForget = (tx: Writer, caseId: CaseId) =>
  tx.delete(supportGroups).where(eq(supportGroups.caseId, caseId)).returning();

export const groupPersonId = (caseId: CaseId, accountId: string): string =>
  `${caseId}:${accountId}`;

/** Asks somebody; another part for the same person takes the place of the old one. */
export const personToAsk = (tx: Writer, person: GroupPerson) =>
  tx
    .insert(groupPeople)
    .values(person)
    .onConflictDoUpdate({
      target: groupPeople.id,
      set: { part: person.part, answer: person.answer },
    })
    .returning();

/** Everybody of this group who is not named. */
export const peopleToLeaveOut = (tx: Writer, caseId: CaseId, except: readonly string[]) =>
  tx
    .delete(groupPeople)
    .where(and(eq(groupPeople.caseId, caseId), notInArray(groupPeople.id, [...except])))
    .returning();

/** Somebody is no peer any more: somebody else has to be asked. */
export const groupsOfPeerToForget = (tx: Writer, accountId: AccountId) =>
  tx
    .delete(groupPeople)
    .where(and(eq(groupPeople.accountId, accountId), eq(groupPeople.part, "peer")))
    .returning({ id: groupPeople.id });

/** Expect one row; none for whoever was not asked or has said no. */
export const answerToKeep = (
  tx: Writer,
  caseId: CaseId,
  accountId: AccountId,
  answer: GroupAnswer,
) =>
  tx
    .update(groupPeople)
    .set({ answer })
    .where(
      and(eq(groupPeople.id, groupPersonId(caseId, accountId)), ne(groupPeople.answer, "declined")),
    )
    .returning();
