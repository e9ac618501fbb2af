// Coming back with the code, and the person's own page.
export const comeBack = {
  title: "Come back to your request",
  code: "Your code",
  codeHint: "16 letters and digits. Spaces and dashes do not matter.",
  submit: "Open my request",
  lost: "If you no longer have your code, your request still stands and a colleague will still reach you. You can also ask again.",
  problems: {
    empty: "Type the code you were given.",
    length: "A code has 16 letters and digits; this has {{typed}}. Please check it.",
    sign: "“{{sign}}” does not occur in a code. Please check it.",
    unknown:
      "We do not know this code. Please check it letter by letter. It may also belong to a request that has been closed and erased.",
  },
} as const;

export const own = {
  title: "Your request",
  states: {
    waiting: "Your request has arrived. A colleague will contact you.",
    taken: "A colleague has your request and will contact you.",
    "in-touch": "You and a colleague are in touch.",
    paused: "Paused, as you wished. Nobody will contact you until you go on.",
    closed: "Closed. Everything about it will be erased on {{on}}.",
    withdrawn: "Withdrawn. Everything about it will be erased on {{on}}.",
  },
  contactBy: "Expect to hear from somebody by {{when}}.",
  /** Delicate: a promise was broken. Plain, without excuse. */
  overdue:
    "Somebody should have tried to reach you by now, and nobody has. We are sorry. The person in charge has been called. You need not wait: these people answer at once.",
  lapses: "If nothing more is planned, it closes by itself after {{on}}.",
  asked: "You asked on {{on}}.",
  told: {
    title: "What you told us",
    reach: "Reach me",
    name: "Name",
    noName: "Without a name",
    avoid: "Not these people",
  },
  openings: {
    title: "Who has opened your request",
    none: "Nobody yet.",
    peer: "A trained peer, on {{on}}",
    coordinator: "A coordinator, on {{on}}",
    supervisor: "A supervisor, on {{on}}",
    emergency:
      "In an emergency, how to reach you was opened to a supervisor by two administrators, on {{on}}",
    note: "The site itself writes down here who opens your request.",
  },
  change: {
    title: "What you can do",
    lead: "At any time, and without giving a reason.",
    reach: "Change how I am reached",
    pause: "Pause",
    pauseHint: "Nobody contacts you until you go on.",
    resume: "Go on",
    peer: "Talk to somebody else",
    peerHint: "Another colleague takes over. The first one no longer sees your request.",
    close: "I am fine now, close it",
    closeHint: "You can always ask again.",
    withdraw: "Withdraw my request",
    withdrawHint: "Nobody will contact you any more.",
  },
  /** The second question, before what cannot be taken back. */
  sure: {
    withdraw: {
      title: "Withdraw your request?",
      body: "Nobody will contact you any more. Everything about your request is erased {{days}} days from now. You can always ask again.",
      yes: "Yes, withdraw it",
    },
    close: {
      title: "Close your request?",
      body: "Nobody will contact you any more. Everything about your request is erased {{days}} days from now. You can always ask again.",
      yes: "Yes, close it",
    },
    "change-peer": {
      title: "Talk to somebody else?",
      body: "Another colleague takes over. The one who has your request now no longer sees it, and is not told why.",
      yes: "Yes, somebody else",
    },
    no: "No, go back",
  },
  said: {
    changed: "Done.",
    tooLate:
      "That was no longer possible: your request has moved on in the meantime. This is how it stands now.",
  },
  reachForm: { title: "How can a colleague reach you?", submit: "Save" },
  resources: "What often helps, and whom you can turn to",
  leave: "Leave this page",
} as const;
