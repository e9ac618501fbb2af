// The form for asking on paper: its own few words. Questions and answers are those of asking itself.
export const paper = {
  title: "Ask for support on paper",
  open: "The form on paper, to print",
  /** Not printed. */
  print:
    "Print a few and keep them where people take a break, for a day when the network is down. Nothing is filled in on this screen.",
  lead: "Tick and fill in what you like. Only how soon and how to reach you are needed.",
  hand: "Give this sheet to a trained colleague, hand to hand. They type it in, destroy the sheet, and give you a code to come back with.",
  careful: "Please write nothing about a patient and nothing about what happened.",
  /** Delicate: the limits, as they stand on the page where the same is asked. */
  limits:
    "Only the colleague who takes your request sees what you write here. There are limits: serious danger, the law, and whoever has full control of our computer.",
  unnamed: "Leave this empty if you would rather not give it. You get the same help.",
  needed: "Needed",
  optional: "only if you like",
} as const;
