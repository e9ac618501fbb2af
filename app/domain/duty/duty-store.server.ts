// Queries the weekly duty hours.

import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { dutyHours } from "#db/schema/peers.ts";
import type { DutyHours } from "./duty-hours.ts";

export async function plannedDutyHours(db: Db): Promise<DutyHours[]> {
  return db.reader
    .select({
      weekday: dutyHours.weekday,
      fromMinute: dutyHours.fromMinute,
      toMinute: dutyHours.toMinute,
    })
    .from(dutyHours);
}

export const dutyHoursToAdd = (tx: Writer, id: string, hours: DutyHours) =>
  tx
    .insert(dutyHours)
    .values({ id, ...hours })
    .returning();

export const dutyHoursToClear = (tx: Writer) => tx.delete(dutyHours).returning();
