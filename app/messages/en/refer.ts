// Offering support to somebody else. The answer is the same in every case; that is said beforehand.
export const refer = {
  title: "Offer support to a colleague",
  lead: "We send your colleague one short, neutral message with a link. They decide: yes please, not now, or never. You will not learn what they chose, and nobody else will either.",
  notTold:
    "Your name is not passed on. If you like, tell your colleague yourself that you thought of them.",
  who: "For whom?",
  colleague: "One colleague",
  team: "A team",
  slips: "Slips to print for several people, without names",
  email: "Your colleague’s work e-mail address",
  emailHint: "Only this. Please do not tell us what happened.",
  submit: "Send the offer",
  group: {
    title: "Support for a team",
    lead: "A trained colleague will call you to arrange a time. Coming is voluntary, and no list of names is kept.",
    unit: "Which area?",
    chooseUnit: "Choose an area",
    headCount: "About how many people?",
    headCounts: {
      "2-5": "2 to 5",
      "6-10": "6 to 10",
      "11-20": "11 to 20",
      "over-20": "More than 20",
    },
    name: "Your name",
    phone: "Phone number to arrange a time",
    submit: "Ask for team support",
  },
  thanks: {
    title: "Thank you for thinking of them",
    colleague:
      "If the address belongs to a colleague here who has not asked to be left alone, our message is on its way. What they do with it stays with them: you will not hear from us about it.",
    group: "Your request for team support has arrived. A colleague will call you.",
    care: "It can be hard to watch somebody struggle. Support is there for you, too.",
    again: "Offer support to somebody else",
  },
  crowded:
    "Very many people are writing at this moment and we could not take this just now. Nothing you typed is lost. Please press the button again in a few minutes, or call one of the numbers on this page.",
  problems: {
    who: "Choose a colleague or a team.",
    email: "Type your colleague’s work e-mail address.",
    unit: "Choose the area the team works in.",
    headCount: "Choose about how many people there are.",
    ownName: "Type your name, so that a colleague can ask for you.",
  },
} as const;

export const offer = {
  title: "A colleague thought of you",
  body: "Somebody here thought you might like to talk with a trained colleague. You need not do anything. Nobody learns what you choose, not even the person who thought of you.",
  limits:
    "If you say yes, only the trained peer who takes it sees your name and how to reach you. There are limits: serious danger, the law, and whoever has full control of our computer.",
  phone: "Phone number, if you prefer a call",
  phoneHint: "Without it, the peer writes to your work address.",
  yes: "Yes please",
  notNow: "Not now",
  never: "Please never ask me again",
  problems: {
    phone: "Type a number a colleague can call, or leave this empty.",
  },
  gone: {
    title: "This offer is no longer open",
    body: "It was answered, or its time has passed. You can ask for support yourself at any time.",
  },
  notNowDone: {
    title: "That is fine",
    body: "Nothing was kept. You can ask for support yourself whenever you like.",
  },
  neverDone: {
    title: "We will not ask you again",
    body: "You can still ask for support yourself whenever you like.",
  },
} as const;
