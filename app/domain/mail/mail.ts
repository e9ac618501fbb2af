// The mails there are, and all that may be put into each. No name, no unit, no event, no time: what is
// not in these shapes cannot be sent.
import { z } from "zod";
import { addressShape } from "./mail-address.ts";

export const mailTemplates = [
  "invitation",
  "password-reset",
  "password-changed",
  "proof-cleared",
  "support-offer",
  "peer-nomination",
  "case-notice",
  "request-waiting",
  "hand-off",
  "case-due",
  "training-ends",
  "survey-invitation",
  "survey-reminder",
] as const;
export type MailTemplate = (typeof mailTemplates)[number];

/** Printable ASCII only, so that a link cannot end a line. */
const link = z
  .string()
  .regex(/^https?:\/\/[\x21-\x7e]+$/)
  .max(300);
const nothing = z.strictObject({});
const head = {
  to: addressShape,
  /** The language of the mail; English where the catalogue has no such language. */
  locale: z.string().regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/),
};

export const mailShape = z.discriminatedUnion("template", [
  z.strictObject({
    ...head,
    template: z.literal("invitation"),
    /** The link sets up an account; it does not sign anybody in. */
    props: z.strictObject({ link }),
  }),
  z.strictObject({
    ...head,
    template: z.literal("password-reset"),
    /** The link lets a new password be chosen; it does not sign anybody in. */
    props: z.strictObject({ link }),
  }),
  z.strictObject({
    ...head,
    /** What was done to an account. The link is the page for signing in. */
    template: z.literal("password-changed"),
    props: z.strictObject({ link }),
  }),
  z.strictObject({
    ...head,
    template: z.literal("proof-cleared"),
    props: z.strictObject({ link }),
  }),
  z.strictObject({
    ...head,
    template: z.literal("support-offer"),
    /** Opening the link changes nothing; the page has the three answers. */
    props: z.strictObject({ link }),
  }),
  z.strictObject({
    ...head,
    template: z.literal("peer-nomination"),
    /** As above; from outside the two mails look the same. */
    props: z.strictObject({ link }),
  }),
  z.strictObject({ ...head, template: z.literal("case-notice"), props: nothing }),
  z.strictObject({
    ...head,
    template: z.literal("hand-off"),
    /** Opening the link changes nothing; what it shows is what the person allowed. */
    props: z.strictObject({ link }),
  }),
  z.strictObject({
    ...head,
    template: z.literal("request-waiting"),
    /** A page of the site behind sign-in; no code in it. */
    props: z.strictObject({ link }),
  }),
  z.strictObject({ ...head, template: z.literal("case-due"), props: z.strictObject({ link }) }),
  z.strictObject({
    ...head,
    template: z.literal("training-ends"),
    props: z.strictObject({ link }),
  }),
  z.strictObject({
    ...head,
    template: z.literal("survey-invitation"),
    /** The only place where the token stands; opening the link changes nothing. */
    props: z.strictObject({ link }),
  }),
  // Without a link: which one was whose is not known any more when reminders go out.
  z.strictObject({ ...head, template: z.literal("survey-reminder"), props: nothing }),
]);
/** What a verb hands to `mailToQueue`. */
export type Mail = z.infer<typeof mailShape>;
