// The list of a peer's own open cases: enough to choose one, nothing that identifies.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { seenBy } from "#app/domain/access/case-fields.ts";
import { may } from "#app/domain/access/permissions.ts";
import { casesHeldBy, type SupportCase } from "#app/domain/support-requests/case-store.server.ts";
import type { World } from "#app/domain/world.server.ts";

const listed = (row: SupportCase) =>
  seenBy("holding-peer", {
    id: row.id,
    kind: row.kind,
    state: row.state,
    responseClass: row.responseClass,
    contactDueAt: row.contactDueAt,
    lapsesOn: row.lapsesOn,
  });
export type ListedCase = ReturnType<typeof listed>;

export async function seeOwnCases(
  actor: StaffActor,
  _input: Record<string, never>,
  { db }: World,
): Promise<ListedCase[]> {
  if (!may(actor, "see-own-cases")) return [];
  return (await casesHeldBy(db, actor.accountId)).map((entry) => listed(entry.supportCase));
}
