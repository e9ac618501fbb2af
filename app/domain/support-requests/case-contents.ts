// What the sealed parts of a case hold, once opened. No narrative: closed lists, and the two fields in
// which people type (how to reach me, people to avoid).
import { z } from "zod";
import { genders, seniorities } from "#app/domain/peers/peer.ts";
import { roleFamilies } from "#app/domain/roster/staff.ts";
import { channels, eventKinds, howSoonChoices } from "./request.ts";

export const areaWishes = ["any", "own", "other"] as const;

export const headCountBands = ["2-5", "6-10", "11-20", "over-20"] as const;
export type HeadCountBand = (typeof headCountBands)[number];

export const sources = ["self", "offer", "group", "by-phone"] as const;

/** sealed_request: what was asked. Peers see parts of it, the masked ones before taking. */
export const requestContents = z.object({
  source: z.enum(sources),
  howSoon: z.enum(howSoonChoices),
  eventKind: z.enum(eventKinds),
  unitCode: z.string().nullable(),
  roleFamily: z.enum(roleFamilies).nullable(),
  wishes: z.object({
    area: z.enum(areaWishes),
    isSameProfession: z.boolean(),
    gender: z.enum(genders).nullable(),
    language: z.string().nullable(),
    seniority: z.enum(seniorities).nullable().default(null),
  }),
  /** As typed; enforced by name at listing and at taking. */
  avoid: z.string(),
  headCount: z.enum(headCountBands).nullable(),
  /** The roster row, when the person came by an offer: for line managers only. */
  staffId: z.string().nullable(),
  /** Peers who passed it on, so that they are not shown it again. No reason is kept. */
  passedBy: z.array(z.string()),
  /** Peers who were told that it waits, so that nobody is told twice. */
  askedPeers: z.array(z.string()).default([]),
  /** The peer asked whether another may go on: the day, and the person's no if they said it. */
  handOn: z.object({ askedOn: z.string(), isRefused: z.boolean() }).nullable().default(null),
  /** Peers whose log the next peer may see, since the person agreed; they can take it back. */
  sharedLogs: z.array(z.string()).default([]),
  /** Set once the three questions after closing were offered: one link a case. */
  hasPulseLink: z.boolean().optional(),
  /** Which text on the limits of confidentiality the person was shown. */
  limitsVersion: z.string(),
});
export type RequestContents = z.infer<typeof requestContents>;
/** As a case begins. */
export type NewRequestContents = z.input<typeof requestContents>;

/** sealed_contact: only the peer who has the case opens this. */
export const contactContents = z.object({
  name: z.string().nullable(),
  channel: z.enum(channels),
  reach: z.string(),
});
export type ContactContents = z.infer<typeof contactContents>;
