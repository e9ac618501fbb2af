// Mails. Anybody with the mailbox may read them: delegates, the mail room, the next person at the
// screen. So no text here may say or hint what happened, to whom, where or when.
export const mail = {
  frame: {
    automatic:
      "This message was sent by a program. Please do not reply to it: nobody reads the answers.",
    reason: "You get it because you work here. If it means nothing to you, you can leave it.",
  },
  invitation: {
    subject: "Your account in {{siteName}}",
    heading: "Your account is ready to set up",
    lead: "You have been invited to {{siteName}}. Open the link, choose a password, and you can sign in.",
    action: "Set up my account",
    validity_one: "The link can be used once, within {{count}} hour.",
    validity_other: "The link can be used once, within {{count}} hours.",
    ignore: "If you did not expect this, leave it. No account comes about without you.",
  },
  supportOffer: {
    /** Delicate: read on a lock screen by others. It must fit any message from the site. */
    subject: "A note for you from {{siteName}}",
    heading: "A colleague thought of you",
    /** Delicate: says that someone cares, never that something is wrong. */
    lead: "They thought you might like to talk, in confidence, with someone who knows this work. We were not told why, and we did not ask.",
    choice:
      "The link opens a page with three answers: yes please, not now, never. Opening it changes nothing.",
    action: "See the three answers",
    silence:
      "You need not answer. We will not remind you, and your colleague will not learn what you choose.",
  },
  caseNotice: {
    subject: "Something new in {{siteName}}",
    heading: "There is something new for you",
    lead: "Something new is waiting for you in {{siteName}}. Have a look when you have a quiet moment.",
    open: "Open {{siteName}} the way you always do, for example at",
  },
  requestWaiting: {
    subject: "Something is waiting in {{siteName}}",
    heading: "Something is waiting for the people on duty",
    lead: "You are on duty for {{siteName}}. Please sign in and see what is waiting.",
    open: "Open {{siteName}} the way you always do, or at",
  },
  caseDue: {
    subject: "A reminder from {{siteName}}",
    heading: "Something you took on is still open",
    lead: "A first step you took on in {{siteName}} is due soon. Please have a look today. If you cannot, hand it on: no reason is asked.",
    open: "Open {{siteName}} the way you always do, or at",
  },
  trainingEnds: {
    subject: "Your training for {{siteName}}",
    heading: "Your training is due for renewal",
    lead: "Part of your training for {{siteName}}, or your yearly promise, runs out soon. Until it is renewed you will not be asked after that day. Your promise you can renew yourself; for a training, please speak to your coordinator.",
    open: "What runs out, and when, is shown at",
  },
  /** To a service: names nobody, and says what the link does. */
  handOff: {
    subject: "A request for your help from {{siteName}}",
    heading: "A colleague would like to hear from you",
    lead: "A trained peer has spoken with somebody who would like your help. The page below shows what they allowed us to show. Opening it changes nothing. It works for a week, and until you have answered.",
    open: "Open",
  },
  demoInbox: {
    title: "Mails of the demonstration",
    lead: "Mails that a real site would send by its mail server. The newest are kept here; none leaves this machine.",
    empty: "No mail yet. Invite somebody or offer support to a colleague, and it will appear here.",
    to: "To",
    subject: "Subject",
    back: "All mails",
    missing: "This mail is no longer kept.",
  },
} as const;
