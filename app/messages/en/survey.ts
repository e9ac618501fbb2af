// The pages of somebody who answers a survey. Voluntary, without a name, each question skippable.
export const survey = {
  start: {
    title: "A few questions about work",
    shortTitle: "Three questions",
    lead: "About three minutes. You can skip every question, and you can stop at any time.",
    apartTitle: "Nobody can look up what you said",
    /** Delicate: exact about what is and is not kept. */
    apart: {
      staff:
        "We keep that a link was used, and separately what was answered. Your answers carry no name, no link and no time, and are mixed with those of others before anybody looks. Results are shown only for groups in which ten or more people answered.",
      contact:
        "We keep that a link was used, and separately what was answered. Your answers carry no name, no link, no request and no time. They are counted for the whole hospital and the whole year, and the count is shown with a little chance in it.",
      gathering:
        "Nobody knows which slip is yours. We keep that a code was used, and separately what was answered. Where fewer than ten people answer, all of it is destroyed uncounted. Otherwise it is counted for the whole hospital and the whole year, and the count is shown with a little chance in it.",
    },
    limits:
      "Your link came to your work address. Somebody with full control of our computer, at the very moment you answer, could still see it.",
    open: "Open until {{on}}. Whoever has begun by midnight of that day can finish within two hours of their last page.",
    begin: "Begin",
    shortLead: "You can skip each of them, and you can stop at any time.",
  },
  area: {
    title: "Where do you work most of the time?",
    hint: "So that results can be shown by area. Areas with few people are not in the list.",
    notSaid: "Somewhere else, or I would rather not say",
  },
  items: {
    title: "Question {{from}} of {{all}}",
    titles: "Questions {{from}} to {{to}} of {{all}}",
    hint: "You can leave any of them out.",
    skip: "I would rather not answer",
  },
  check: {
    title: "Ready to send?",
    answered: "You have answered {{given}} of {{all}} questions.",
    once: "You can go back and change them. Once sent, they cannot be found again, not even by you.",
    send: "Send my answers",
    nothing: "You have not answered anything yet. Go back, or simply close this page.",
  },
  thanks: {
    title: "Thank you",
    body: "Your answers have arrived.",
    support:
      "If work weighs on you at the moment, a trained colleague will talk with you, in confidence.",
    ask: "Ask for support",
  },
  answered: {
    title: "This link has been used",
    body: "Each link works once, and the answers that came by it have arrived. There is nothing more to do.",
  },
  closed: {
    title: "These questions are closed",
    notYet: "They open on {{on}}. Please come back then, with the same link.",
    over: "They closed on {{on}}, and no more answers are taken. Thank you for having wanted to answer.",
    typedTitle: "What you had answered",
    /** Delicate: the answers are in this person's browser and nowhere else. */
    typed:
      "It was not sent, and we do not have it. It is here for you to print or copy. Your browser forgets it when you close it, and after two hours at the latest.",
  },
  gone: {
    title: "This link does not work",
    body: "Perhaps a part of it was lost. Please use the whole link from the mail. Links of surveys that are over do not work any more.",
  },
  forgotten:
    "Too much time has passed, or this page was left. What you had answered was forgotten. Please begin again.",
  problems: {
    option: "Choose one of the answers, or none.",
  },
} as const;
