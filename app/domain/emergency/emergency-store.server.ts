// The only file that queries what was opened in an emergency.
import { and, asc, eq, gte, lt } from "drizzle-orm";
import type { Day } from "#app/domain/calendar/local-time.ts";
import type { AccountId, CaseId } from "#app/domain/ids.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { emergencyOpenings } from "#db/schema/emergency.ts";

export type EmergencyOpening = typeof emergencyOpenings.$inferSelect;

/** One that is still open on this day. */
export async function emergencyOpeningOf(
  db: Db,
  id: string,
  today: Day,
): Promise<EmergencyOpening | null> {
  const rows = await db.reader
    .select()
    .from(emergencyOpenings)
    .where(and(eq(emergencyOpenings.id, id), gte(emergencyOpenings.untilOn, today)))
    .limit(1);
  return rows[0] ?? null;
}

export const emergencyOpeningsTo = (
  db: Db,
  supervisorId: AccountId,
  today: Day,
): Promise<EmergencyOpening[]> =>
  db.reader
    .select()
    .from(emergencyOpenings)
    .where(
      and(eq(emergencyOpenings.supervisorId, supervisorId), gte(emergencyOpenings.untilOn, today)),
    )
    .orderBy(asc(emergencyOpenings.id));

export const emergencyToOpen = (
  tx: Writer,
  row: { id: string; caseId: CaseId; supervisorId: AccountId; untilOn: Day },
) => tx.insert(emergencyOpenings).values(row).returning({ id: emergencyOpenings.id });

export const emergenciesToForget = (tx: Writer, today: Day) =>
  tx
    .delete(emergencyOpenings)
    .where(lt(emergencyOpenings.untilOn, today))
    .returning({ id: emergencyOpenings.id });
