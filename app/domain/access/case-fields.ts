// Field by field, who sees what of a case: the second half of the permission table. A view is built by
// picking from this table, so a field that is not listed for a viewer never leaves the server.
export const viewers = [
  "queue-peer",
  "holding-peer",
  "coordinator",
  "requester",
  "lead",
  "administrator",
] as const;
export type Viewer = (typeof viewers)[number];

/** Fields of a case as pages know them, and who may see each. */
export const caseFields = {
  id: ["queue-peer", "holding-peer", "coordinator"],
  state: ["holding-peer", "coordinator", "requester"],
  responseClass: ["queue-peer", "holding-peer", "coordinator", "requester"],
  waitBand: ["queue-peer", "coordinator"],
  contactDueAt: ["queue-peer", "holding-peer", "coordinator"],
  roleFamily: ["queue-peer", "holding-peer"],
  areaFit: ["queue-peer", "holding-peer"],
  wishes: ["queue-peer", "holding-peer"],
  fits: ["queue-peer"],
  headCount: ["queue-peer", "holding-peer", "coordinator"],
  channel: ["holding-peer", "requester"],
  reach: ["holding-peer", "requester"],
  name: ["holding-peer", "requester"],
  eventKind: ["holding-peer", "requester"],
  avoid: ["requester"],
  openings: ["requester"],
  handOn: ["holding-peer", "requester"],
  attempts: ["holding-peer"],
  encounters: ["holding-peer"],
  messages: ["holding-peer", "requester"],
  followUps: ["holding-peer", "requester"],
  handOffs: ["holding-peer", "requester"],
  crisisDays: ["holding-peer", "requester"],
  sharedPlan: ["holding-peer"],
  lapsesOn: ["holding-peer", "requester"],
  recordNumber: ["holding-peer", "requester"],
} as const satisfies Record<string, readonly Viewer[]>;

export type CaseField = keyof typeof caseFields;
type SeenBy<V extends Viewer> = {
  [F in CaseField]: V extends (typeof caseFields)[F][number] ? F : never;
}[CaseField];

/** Only the fields this viewer may see, of a record that may hold more. */
export function seenBy<V extends Viewer, R extends Partial<Record<CaseField, unknown>>>(
  viewer: V,
  record: R,
): Pick<R, Extract<keyof R, SeenBy<V>>> {
  const kept = Object.entries(record).filter(([field]) => {
    if (!Object.hasOwn(caseFields, field)) return false;
    const who: readonly Viewer[] = caseFields[field as CaseField];
    return who.includes(viewer);
  });
  return Object.fromEntries(kept) as Pick<R, Extract<keyof R, SeenBy<V>>>;
}
