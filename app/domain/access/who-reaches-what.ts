// Which role reaches which field of a request: read off the tables that the program itself obeys, for the
// published table. A supervisor has no view of a case, only the card that the person allowed.
import { allowances } from "#app/domain/step-ups/hand-off.ts";
import { type CaseField, caseFields, type Viewer } from "./case-fields.ts";

export const readers = [
  "requester",
  "queue-peer",
  "holding-peer",
  "coordinator",
  "supervisor",
  "lead",
  "administrator",
  "manager",
] as const;
export type FieldReader = (typeof readers)[number];
export type Reach = "yes" | "if-allowed" | "no";

export const fieldNames = Object.keys(caseFields) as CaseField[];

/** How to reach somebody is one thing to allow: the way and the number. */
const allowedField: Partial<Record<CaseField, (typeof allowances)[number]>> = {
  name: "name",
  reach: "reach",
  channel: "reach",
};

/** Managers have no account, so no view: whoever has none reaches nothing. */
export function reachOf(reader: FieldReader, field: CaseField): Reach {
  if (reader === "manager") return "no";
  if (reader === "supervisor") {
    const allowance = allowedField[field];
    return allowance && allowances.includes(allowance) ? "if-allowed" : "no";
  }
  const viewers: readonly Viewer[] = caseFields[field];
  return viewers.includes(reader) ? "yes" : "no";
}

/** How many of the fields somebody may reach, at the most. */
export const reachedCount = (reader: FieldReader): number =>
  fieldNames.filter((field) => reachOf(reader, field) !== "no").length;
