// Handing a case on to another peer, with the person's consent: on the peer's side and on the person's.
export const handOnCase = {
  title: "Hand this case on?",
  lead: "You have been in touch with this person. Another peer can go on, if they agree.",
  agreed: {
    title: "You spoke about it",
    body: "They know that another peer goes on, and that the days and ticks of your log go along. They can take that back at any time.",
    yes: "They have agreed. Hand it on",
  },
  ask: {
    title: "Ask them on this site",
    body: "Their page asks them. It stays with you until they answer; after a week without an answer the question lapses.",
    yes: "Ask them",
  },
  alone: {
    title: "You cannot go on, and cannot ask",
    body: "You were there, you review it, you cannot reach them, or it is too much. Nobody is left alone: it waits for another peer at once. What you noted stays hidden from the next; only that more help was called is seen. No reason is kept.",
    yes: "Hand it on without my log",
  },
  standing: {
    open: "You asked whether another peer may go on. They can answer until {{on}}.",
    refused: "They would rather stay with you.",
    lapsed: "Nobody answered whether another peer may go on. You can ask again.",
  },
  said: "Asked. You are told when there is an answer.",
  /** On the person's own page. */
  own: {
    title: "May somebody else go on?",
    body: "The colleague who has your request would like another trained colleague to go on. If you agree, that one sees how to reach you, and which days and ticks the first one noted: no words. Without your answer by {{on}}, everything stays as it is.",
    yes: "Yes, that is fine",
    no: "No, I would rather stay",
    shared:
      "You agreed that the next colleague sees the days and ticks that an earlier one noted. You can take that back.",
    hide: "No longer show them",
  },
} as const;
