// A person's own data: taking a copy, and having everything erased. Exact about what remains, and how long.
export const ownData = {
  link: "Your data: take a copy, or erase it",
  title: "Your data",
  copy: {
    title: "Take a copy",
    lead: "A file with what you told us and what this site shows you. It is not locked: whoever opens it can read it.",
    text: "Copy as text",
    json: "Copy as JSON, for a computer",
  },
  /** Delicate. A number that names the request without naming the person. */
  number: {
    title: "The number of your record",
    lead: "With this number you can ask that your request is kept longer, for example for a court. It names nobody.",
  },
  erase: {
    title: "Erase everything now",
    lead: "Your request, how to reach you, and all messages are gone at once. Nobody will contact you any more. It will not be counted in any figures, unless it was counted before.",
    button: "Erase my request",
  },
  sure: {
    title: "Erase everything about your request?",
    body: "This cannot be undone. Your code will no longer work. You can always ask again.",
    yes: "Yes, erase everything",
    no: "No, go back",
  },
  held: "The law asks us to keep your request until {{on}}. We cannot erase it before that day.",
  erased: {
    title: "Your request is erased",
    lead: "Everything about it was erased on {{on}}.",
    backups:
      "Safety copies made before may still hold it, locked, until the end of {{month}}. Then their key is destroyed, and nobody can open it any more.",
    counted: "If it was counted in figures before, that number stays. It does not say who you are.",
    receipt: "Proof of erasure",
    receiptLead:
      "You can keep this. It proves what we told you, and says nothing about you. We keep no copy of it.",
    file: "Save as a file",
    start: "Go to the start page",
  },
  /** Headings of the file; plain text. */
  file: {
    title: "Your request: a copy of your data",
    record: "Number of the record",
    state: "State",
    states: {
      waiting: "Waiting for a colleague",
      taken: "A colleague has it",
      "in-touch": "In touch",
      paused: "Paused",
      closed: "Closed",
      withdrawn: "Withdrawn",
    },
    asked: "Asked on",
    lapses: "Closes by itself after",
    destroyed: "Will be erased on",
    event: "What it is about",
    unit: "Where you work",
    limits: "Version of the text on the limits of confidentiality",
    openings: "Who has opened it",
    messages: "Messages",
    you: "You",
    peer: "Your colleague",
    goneOn: "erased on {{on}}",
  },
  proof: {
    title: "Proof of erasure",
    erased: "Erased on: {{on}}",
    backups: "Safety copies cannot be opened after the end of: {{month}}",
    number: "Number: {{number}}",
    check: "Whoever runs this site can check the number together with both dates.",
  },
} as const;
