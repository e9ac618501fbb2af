// Slips of paper, requests entered by phone, and a new code.
export const slips = {
  title: "Slips for a team",
  lead: "Say how many people there are and where. You get as many slips to print, each with its own code. No names are asked, and nobody can see who used one.",
  unit: "Where",
  choose: "Choose a place",
  headCount: "How many people?",
  submit: "Make the slips",
  printed: "Your slips",
  hand: "Print this page, cut it, and give one to each person. Those who do not want it just leave it. The codes are shown only now.",
  text: "Somebody who knows this work will listen, in confidence. Point your phone here, or type:",
  until: "Works once, until {{on}}. It is fine not to use it.",
  page: {
    title: "Would you like to talk with somebody?",
    lead: "A trained colleague will listen. Nobody knows that this slip is yours. If you go on, it is used up; if not, nothing happens.",
    submit: "Ask for support",
  },
  problems: {
    unit: "Choose a place.",
    headCount: "Give a number from 1 to 40.",
  },
} as const;

export const enter = {
  title: "Enter a request for somebody",
  open: "Enter a request for somebody",
  lead: "For a call, or a slip filled in on paper. Ask only what stands here. Read the limits below to the person first. Only the peer who takes it sees what you type.",
  howSoon: "How soon?",
  submit: "Enter it",
  done: "It is entered",
  readOut:
    "Read this code to the person now. It is shown only here. With it they can come back, and choose a new one that only they know.",
  before: "It was entered before. The code is not shown again.",
} as const;

export const newCode = {
  title: "A new code",
  open: "Choose a new code",
  byPhone:
    "A colleague entered this for you and read your code to you. Take a new one, so that only you know it.",
  lead: "You get a new code. The old one opens nothing from then on.",
  submit: "Give me a new code",
  done: "Your new code",
  once: "Write it down now. It is shown only here, and the old one no longer works.",
} as const;
