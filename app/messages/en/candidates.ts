// Becoming a peer, and being one no longer. Nobody is asked why they say no, step down, or are thought of.
export const candidates = {
  /** Delicate: on a lock screen it must look like any message of the site; the subject is that of an offer. */
  mail: {
    heading: "A colleague thought of you",
    lead: "They think you would be good at listening to colleagues after a hard day, as a trained peer. We were not told why, and we did not ask.",
    choice:
      "The link opens a page with three answers: yes please, not now, never. Opening it changes nothing.",
    action: "See the three answers",
    silence:
      "You need not answer, and we will not remind you. Nobody learns of a no. If you say yes, the coordinator is told.",
  },
  nominate: {
    choose: "Somebody who could be a peer",
    title: "Who could be a good peer?",
    lead: "We send your colleague one short, neutral message. They decide whether they would like to hear more. Nobody learns of a no. If they say yes, the coordinator is told.",
    hint: "Only this. Please do not tell us why.",
    submit: "Send the message",
    thanks:
      "If the address belongs to a colleague here who is not a peer yet and has not asked to be left alone, our message is on its way. You will not hear from us about it.",
  },
  offered: {
    title: "Would you like to be a peer?",
    body: "Somebody here thinks you would be good at it. A peer is a trained colleague who listens after a hard day: a few conversations a month, in work time, with others who look after you.",
    before: "Before you begin there is a talk with the coordinator, and a training.",
    limits:
      "Nobody learns of a no. If you say yes, the coordinator is told: your name and work address, nothing else. You can change your mind at any time. If you say no, nothing is kept; if you choose never, only a mark that we do not ask you again.",
    yes: "Yes, I would like to hear more",
    yesDone: {
      title: "Thank you",
      body: "The coordinator will be in touch for a talk. Nothing is decided, and you can still say no without a reason.",
    },
  },
  page: {
    title: "Peers",
    lead: "Who is a peer, and who has said yes to becoming one. Whoever says no never appears here.",
    nominate: "Somebody you or the leadership think of? Send them the message",
    willing: "Would like to be a peer",
    noneWilling:
      "Nobody at the moment. When a colleague who was thought of says yes, they stand here.",
    stages: {
      willing: "said yes on {{day}}",
      screened: "talked with on {{day}}",
      asked: "talked with on {{day}}; an administrator has to give the account (Decisions)",
    },
    points: "In the talk you made sure of this",
    pointNames: {
      "no-investigator":
        "They have no part in investigations, discipline or staff decisions about others.",
      "nothing-open": "Nothing of their own weighs on them just now.",
      "knows-limits": "They know what a peer does not do: no advice, no therapy, no notes.",
    },
    pointsHint: "Only that you talked is kept, not what was said.",
    suits: "It suits: go on",
    letGo: "Let it go",
    letGoHint: "Nothing about them is kept, and no reason is asked.",
    approve: "Approve as a peer",
    list: "The peers",
    noPeers: "There is no peer yet.",
    columns: { name: "Name", state: "How far", training: "Training and promise" },
    approved: "approved",
    notApproved: "not approved yet: asked for nothing",
    valid: "valid until {{day}}",
    notValid: "not complete: asked for nothing",
  },
  one: {
    approveTitle: "Not approved yet",
    approveLead:
      "An administrator gave the account. Until you have talked and approve, this colleague is asked for nothing and sees no request.",
    outTitle: "No peer any more",
    outHint:
      "What they have open goes back to the queue. Shifts, training and pairs are removed. No reason is asked or kept. Please speak with them first.",
    out: "Take out of the programme",
    outSure: "Take {{name}} out of the programme?",
    own: "This is you. Another coordinator looks after your place among the peers; to step down, open Supervision.",
  },
  said: {
    screened: "Noted that you talked. Approve when you are ready.",
    "let-go": "Nothing about them is kept.",
    "too-late": "That was already settled.",
    asked: "An administrator can now give the account, on the page Decisions.",
    approved: "Approved.",
    "roles-kept-apart":
      "This colleague sees the figures. Whoever sees figures comes near no case, so they cannot be a peer. Nothing was changed.",
    "account-closed":
      "Their account was closed. An administrator has to open it again first. Nothing was changed.",
    "own-account": "Nobody decides about their own place. Another coordinator has to.",
    "stepped-down": "They are no peer any more. What they had open waits for somebody else.",
  },
  problems: {
    points: "Tick every line, or let it go.",
  },
} as const;
