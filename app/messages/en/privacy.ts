// Who sees what. Every sentence must stay true of the program: app/domain/access/case-fields.ts decides.
// `limits` is the text on the limits of confidentiality; when it changes, so does its version.
export const privacy = {
  title: "Who can see what",
  lead: "People fear being found out. So this page says plainly who sees what, and where our protection ends.",
  table: {
    caption: "People, and what they see of a request for support",
    who: "Who",
    sees: "Sees",
    never: "Never sees",
    rows: {
      you: {
        who: "You, with your code",
        sees: "Your own request, what happens with it, and on which day it was opened by a person in which role.",
        never: "Anybody else’s request.",
      },
      queue: {
        who: "Colleagues on duty, before one of them takes it",
        sees: "How soon you want to talk, how long you have been waiting, your line of work and what kind of colleague you wish for, if you told us.",
        never: "Your name, how to reach you, what kind of event it was.",
      },
      peer: {
        who: "The one colleague who takes it",
        sees: "Your name if you gave it, how to reach you, and the kind of event if you chose one. They tick what they offered; they write no notes.",
        never: "The people you would rather not have.",
      },
      coordinator: {
        who: "The coordinator of the programme",
        sees: "That a request is waiting, how soon it is wanted, and for how long it has waited.",
        never: "Your name, how to reach you, what it is about.",
      },
      referrer: {
        who: "A colleague who offered you support",
        sees: "The same page of thanks, whatever you do.",
        never: "Whether you answered, said yes or said no.",
      },
      manager: {
        who: "Your manager, and human resources",
        sees: "Nothing.",
        never:
          "Anything of the above. If your manager is also one of the colleagues who help, name them among the people you would rather not have.",
      },
      lead: {
        who: "The wellbeing lead",
        sees: "A few figures about the whole hospital, after the end of a quarter, made a little wrong on purpose.",
        never: "A request, a name, the number of open requests.",
      },
      administrator: {
        who: "The people who set up accounts and units",
        sees: "Accounts and settings.",
        never: "Requests, or figures before they are published.",
      },
    },
  },
  never: {
    title: "What this site never stores",
    story: "What happened. There is no field for it.",
    patient: "Anything about a patient, and any number of a report.",
    notes: "Notes of your talks.",
    address: "The network address of your device.",
    /** For a few minutes the same form shows the same code again, should the connection break. */
    code: "Your code, once {{minutes}} minutes have passed. After that we can check it, but not read it.",
  },
  erased: {
    title: "When it is erased",
    /** Two numbers of days. */
    body: "Your name and how to reach you are erased {{graceDays}} days after the support ends. A request that nobody has been in touch about ends after {{untouchedDays}} days. You can end it earlier, with your code.",
  },
  limits: {
    title: "Where our protection ends",
    danger:
      "If your colleague believes that you or somebody else is in serious danger, they will get help. They will tell you first, if they can.",
    law: "The law may require a person to report something, or require us to hand over what still exists. We cannot promise that a court will never see it. That is why we keep little, and not for long.",
    keys: "A person with full control of our running computer could read requests that are not yet erased. Few people are.",
    device:
      "Your workplace may see that a device opened this site. A work computer may show it more. A browser keeps its history even after you press “Leave this page”. Your own phone, off the hospital network, is the safest way.",
  },
  version: "Text of version {{version}}",
} as const;
