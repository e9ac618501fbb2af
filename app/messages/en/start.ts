// The start page. Read by someone tired, on a phone, perhaps with somebody behind them: the title must
// not tell what the page is for.
export const start = {
  title: "Talk to a colleague",
  /** Who answers, and how. With the next two, about 60 words in all. */
  who: "Something at work weighs on you? A trained colleague from this hospital will listen. You choose how to talk, and you can leave out your name.",
  /** Who can see it. */
  seen: "Only the colleague who takes your request sees how to reach you. Your manager does not.",
  /** What is kept; count is a number of days. */
  kept: "We do not ask what happened. Your request is erased {{days}} days after the support ends.",
  ways: {
    title: "What would help now?",
    ask: "Ask for support",
    askHint: "For yourself. It takes about a minute, with or without your name.",
    return: "I have a code",
    returnHint: "See what happens with your request, change it or end it.",
    refer: "Offer support to a colleague",
    referHint: "They decide. You will not learn what they chose.",
    phone: "Just give me a phone number",
    phoneHint: "No form. People who answer, day or night.",
  },
  limits: {
    title: "What this is not",
    emergency:
      "It is not an emergency service. Nobody watches this site around the clock. If it cannot wait, call.",
    therapy:
      "It is not therapy or legal advice. Your colleague can help you find the right people for that.",
    secret: "It is not a promise of secrecy without limits.",
    secretLink: "Read who can see what",
    device:
      "On a work computer, others may see that this site was opened. Your own phone is more private.",
  },
} as const;

/** When somebody will be in touch. `when` is put in ready-made: "2:00 PM tomorrow". */
export const expected = {
  onDuty: "A trained colleague is on duty now.",
  offDuty: "Nobody is on duty at this moment. The next colleague starts at {{when}}.",
  contactBy: "If you ask now, someone will try to reach you by {{when}} at the latest.",
  urgentBy: "If you say that it cannot wait: by {{when}}.",
  unplanned:
    "We cannot say yet how soon somebody will answer. If it cannot wait, call one of the numbers on this page.",
} as const;
