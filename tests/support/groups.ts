// Groups for teams on a running site: one asked for through the real page, and one whose time is over.
import { groupOfCase, groupToPlan } from "#app/domain/groups/group-store.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { type FormClient, formClient } from "./form-client.ts";
import type { PreparedSite } from "./prepared-site.ts";
import { waitingFor } from "./staff-sessions.ts";

/** @param peer in whose queue it appears. @returns the id of the request. */
export async function aTeamAskedFor(origin: string, peer: FormClient): Promise<string> {
  const before = await waitingFor(peer);
  const inCharge = formClient(origin);
  const form = await inCharge.get("/refer?for=team");
  const asked = { unitCode: "W4", headCount: "6-10", name: "Ward Sister", phone: "0664 9090909" };
  await inCharge.submit(form, "headCount", asked);
  inCharge.close();
  const caseId = (await waitingFor(peer)).find((id) => !before.includes(id));
  if (!caseId) throw new Error("the request is not in the queue");
  return caseId;
}

/** As if the planned time were over; nothing else of the plan changes. */
export async function twoHoursAfter(caseId: string, site: PreparedSite): Promise<void> {
  const here = await site.openHere();
  const { db } = here.worldAt(new Date());
  const group = await groupOfCase(db, caseId as CaseId);
  if (!group) throw new Error("nothing is planned");
  const meetsAt = new Date(Date.now() - 2 * 3_600_000);
  await db.allOrNothing((tx) => [groupToPlan(tx, { ...group, meetsAt })]);
  here.close();
}
