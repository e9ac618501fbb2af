// The fields a requester fills in, their limits and what is said when one needs another look. The words
// of a problem are keys of the message catalogue.
import { z } from "zod";
import { isAddress } from "#app/domain/mail/mail-address.ts";
import { type Gender, genders, seniorities } from "#app/domain/peers/peer.ts";
import { roleFamilies } from "#app/domain/roster/staff.ts";
import { areaWishes, headCountBands } from "./case-contents.ts";
import { eventKinds, howSoonChoices } from "./request.ts";

export const fieldLimits = { name: 80, phone: 40, email: 120, place: 160, avoid: 200 } as const;

/** Text as typed, without invisible signs; line ends become spaces. */
const typed = (most: number, tooLong: string) =>
  z
    .string()
    .default("")
    .transform((text) =>
      text
        .normalize("NFC")
        .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
        .trim(),
    )
    .refine((text) => text.length <= most, tooLong);

const optionalOneOf = <T extends readonly [string, ...string[]]>(values: T) =>
  z
    .string()
    .default("")
    .transform((value) => (values.includes(value) ? (value as T[number]) : null));

/** What a person can wish for; the list of what a peer may say of themselves is longer. */
export const wishedGenders = ["woman", "man"] as const satisfies readonly Gender[];

/** Channels a request can be answered through. */
export const offeredChannels = ["phone", "email", "in-person", "here"] as const;

export const howSoonForm = z.object({
  howSoon: z.enum(howSoonChoices, { error: "ask.problems.howSoon" }),
});
export type HowSoonAnswers = z.infer<typeof howSoonForm>;

export const reachForm = z
  .object({
    channel: z.enum(offeredChannels, { error: "ask.problems.channel" }),
    phone: typed(fieldLimits.phone, "ask.problems.phoneLong"),
    email: typed(fieldLimits.email, "ask.problems.emailLong"),
    place: typed(fieldLimits.place, "ask.problems.placeLong"),
    /** With messages here: where to say that one has come, if at all. */
    notice: typed(fieldLimits.email, "ask.problems.emailLong"),
    isNamed: z.enum(["yes", "no"], { error: "ask.problems.isNamed" }),
    name: typed(fieldLimits.name, "ask.problems.nameLong"),
  })
  .superRefine((answers, context) => {
    const problem = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (answers.channel === "phone" && answers.phone.replace(/\D/g, "").length < 3) {
      problem("phone", "ask.problems.phone");
    }
    if (answers.channel === "email" && !isAddress(answers.email)) {
      problem("email", "ask.problems.email");
    }
    if (answers.channel === "in-person" && answers.place === "") {
      problem("place", "ask.problems.place");
    }
    if (answers.channel === "here" && answers.notice !== "" && !isAddress(answers.notice)) {
      problem("notice", "ask.problems.notice");
    }
    if (answers.isNamed === "yes" && answers.name === "") problem("name", "ask.problems.name");
  });
export type ReachAnswers = z.infer<typeof reachForm>;

export const wishesForm = z.object({
  eventKind: z.enum(eventKinds).catch("not-said"),
  unitCode: z.string().max(40).default(""),
  roleFamily: optionalOneOf(roleFamilies),
  area: z.enum(areaWishes).catch("any"),
  isSameProfession: z
    .string()
    .default("")
    .transform((value) => value === "yes"),
  gender: optionalOneOf(genders),
  /** Asked for by phone and on paper only: one question fewer on a small screen. */
  seniority: optionalOneOf(seniorities),
  language: z.string().max(12).default(""),
  avoid: typed(fieldLimits.avoid, "ask.problems.avoidLong"),
});
export type WishesAnswers = z.infer<typeof wishesForm>;

export const noWishes: WishesAnswers = wishesForm.parse({});

/** How the person is reached, out of the field that belongs to the chosen channel. */
export const reachOf = (answers: ReachAnswers): string =>
  ({
    phone: answers.phone,
    email: answers.email,
    "in-person": answers.place,
    here: answers.notice,
  })[answers.channel];

export const groupForm = z.object({
  unitCode: z.string().min(1, "refer.problems.unit").max(40),
  headCount: z.enum(headCountBands, { error: "refer.problems.headCount" }),
  phone: typed(fieldLimits.phone, "ask.problems.phoneLong").refine(
    (text) => text.replace(/\D/g, "").length >= 3,
    "ask.problems.phone",
  ),
  name: typed(fieldLimits.name, "ask.problems.nameLong").refine(
    (text) => text !== "",
    "refer.problems.ownName",
  ),
});
export type GroupAnswers = z.infer<typeof groupForm>;

/** With a yes to an offer: a number, or nothing, and then the peer writes. */
export const offeredPhoneForm = z.object({
  phone: typed(fieldLimits.phone, "ask.problems.phoneLong").refine(
    (text) => text === "" || text.replace(/\D/g, "").length >= 3,
    "offer.problems.phone",
  ),
});

export const colleagueForm = z.object({
  email: typed(fieldLimits.email, "ask.problems.emailLong").refine(
    isAddress,
    "refer.problems.email",
  ),
});
export type ColleagueAnswers = z.infer<typeof colleagueForm>;
