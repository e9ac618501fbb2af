// Pages of people at work: peers, coordinators, leads. Plain, dense, kind.
export const work = {
  nav: {
    queue: "Waiting",
    cases: "My cases",
    figures: "Figures",
    plan: "Plan of figures",
    surveys: "Surveys",
    evaluation: "Did it help?",
    programme: "Programme",
    availability: "My duty",
    account: "Account",
  },
} as const;

export const queue = {
  title: "Waiting for a peer",
  empty:
    "Nobody is waiting for you at this moment. A new request appears here and is announced by mail.",
  before:
    "Before you take one: if you were there, review what happened, or manage this person, pass it on. The same if it is simply too much today. No reason is asked or kept.",
  cannot: {
    resting: "You are resting. You can take a request again after your rest.",
    "training-lapsed": "Your training has lapsed. You can take a request again once it is renewed.",
    "at-cap": "You have as many open cases as you agreed to. Close or hand on one first.",
    other: "You cannot take a request at this moment.",
  },
  classes: { urgent: "As soon as possible", standard: "In the next day or so", group: "A team" },
  waits: {
    "under-1h": "less than 1 hour",
    "1-4h": "1 to 4 hours",
    "4-12h": "4 to 12 hours",
    "12-24h": "12 to 24 hours",
    "over-24h": "more than a day",
  },
  columns: {
    responseClass: "How soon",
    wait: "Waiting",
    due: "Contact due",
    wishes: "Wishes",
    action: "Take or pass on",
  },
  overdue: "{{when}}, overdue",
  wishes: {
    area: { "as-wished": "your area suits", "not-as-wished": "wishes for another area" },
    gender: { woman: "a woman", man: "a man", other: "neither woman nor man", "not-said": "" },
    language: "speaks {{language}}",
    same: "own profession: {{role}}",
    heads: "{{heads}} people",
    none: "anyone is fine",
  },
  take: "Take",
  passOn: "Pass on",
  confirm: {
    title: "Take this request?",
    question:
      "Were you there, do you review what happened, or do you manage somebody in that team?",
    take: "No, none of these. Take it",
    passOn: "Yes, or I would rather not. Pass it on",
  },
  said: {
    "already-taken":
      "A colleague was a moment faster. The person is in good hands, and the others are still waiting.",
    "passed-on": "Passed on. You will not be shown it again.",
    "too-late": "This request has moved on in the meantime.",
    "not-found": "This request is no longer here.",
    asked: "Asked. If this peer can take something that waits, a mail is on its way.",
    "cannot-take-now": "You cannot take this one at the moment.",
  },
  older: "Next page",
  newer: "Previous page",
} as const;

export const cases = {
  title: "My cases",
  empty: "You have no open case. When you take a request, it appears here.",
  states: {
    waiting: "Waiting",
    taken: "Not contacted yet",
    "in-touch": "In touch",
    paused: "Paused by the person",
    closed: "Closed",
    withdrawn: "Withdrawn",
  },
  listed: "{{state}}, {{class}}",
  due: "Contact due {{when}}",
  one: {
    title: "Case",
    reach: "How to reach the person",
    /** Before the number, the address, or the place and time. */
    reachBy: {
      phone: "By phone:",
      email: "By e-mail:",
      "in-person": "In person:",
      here: "By a message on this site:",
    },
    noName: "Without a name",
    about: "About",
    wishes: "Wishes",
    heads: "Team of {{heads}}",
    due: "Contact due",
    lapses: "Closes by itself after {{on}} if nothing more is planned.",
    paused: "The person has paused this. Please do not contact them until they go on.",
  },
  attempt: {
    title: "Tried to reach the person?",
    lead: "The clock stops with the attempt, not with a reply.",
    results: {
      reached: "Reached",
      "no-answer": "No answer",
      "message-left": "Left a neutral message",
    },
    done: { reached: "reached", "no-answer": "no answer", "message-left": "neutral message left" },
  },
  log: "Log a conversation",
  soFar: {
    title: "So far",
    none: "Nothing yet.",
    attempt: "{{on}}: {{result}}",
    visit: "{{on}}: conversation {{number}}, {{mode}}, {{duration}}",
  },
  more: {
    title: "What else",
    passOn: "Pass it on",
    passOnHint:
      "You were there, you review it, you manage this person, or it is too much today. No reason is kept.",
    close: "Close the case",
    closeHint: "Everything about it is erased two weeks later.",
  },
  /** The second question, before what cannot be taken back. */
  sure: {
    "pass-on": {
      title: "Pass this case on?",
      body: "It waits for another peer again, with how to reach the person. You will not be shown it any more. Your log stays with it.",
      yes: "Yes, pass it on",
    },
    close: {
      title: "Close this case for good?",
      body: "Nobody can open it again, and everything about it is erased two weeks from now. The person can always ask again.",
      yes: "Yes, close it",
    },
    no: "No, go back",
  },
  said: {
    recorded: "Noted.",
    logged: "Logged. Thank you for being there.",
    "step-up":
      "This was the third conversation, or a professional was named. It may be time to speak about more help together.",
    debrief: "You said it stirred you. A debrief is there for you: please call your supervisor.",
    closed: "Closed. Everything about it will be erased two weeks from now.",
    "passed-on": "Passed on. A colleague will take over.",
    "too-late":
      "That was no longer possible: the case has moved on in the meantime. This is how it stands now.",
  },
} as const;

export const log = {
  title: "Log a conversation",
  lead: "Only what helps the programme learn. Nothing about what happened, nobody’s name.",
  durationBand: "How long?",
  durations: {
    "under-15": "under 15 minutes",
    "15-29": "15 to 29 minutes",
    "30-44": "30 to 44 minutes",
    "45-59": "45 to 59 minutes",
    "60-plus": "an hour or more",
  },
  mode: "How?",
  modes: { "in-person": "in person", phone: "by phone", video: "by video", written: "in writing" },
  reactions: "What showed? (any)",
  reactionNames: {
    sleep: "Sleep",
    images: "Images that come back",
    guilt: "Guilt",
    anger: "Anger",
    fear: "Fear",
    sadness: "Sadness",
    numb: "Numbness",
    body: "Body aches or tension",
    doubt: "Doubt in own ability",
    withdrawal: "Keeping away from others",
    "none-shown": "Nothing of this",
  },
  needs: "What was needed? (any)",
  needNames: {
    "to-be-heard": "To be heard",
    "to-understand": "To understand what happened",
    practical: "Practical help",
    "time-off-task": "Time away from the task",
    "next-steps": "To know what comes next",
    "own-team": "Support in the own team",
    family: "Help with family",
    professional: "A professional",
    "none-named": "Nothing named",
  },
  offered: "What did you offer? (any)",
  offeredNames: {
    listening: "Listening",
    "normal-reactions": "That such reactions are common",
    coping: "Ways of coping",
    "practical-help": "Practical help",
    sheet: "The sheet “What often helps”",
    "next-contact": "Another contact",
    referral: "Professional help",
  },
  referral: "Handed on to",
  referralNames: {
    none: "Nobody",
    "staff-psychology": "Staff psychology",
    "assistance-programme": "Employee assistance",
    "occupational-health": "Occupational health",
    chaplaincy: "Chaplaincy",
    "own-doctor": "Own doctor or therapist",
    emergency: "Emergency care",
    declined: "Offered, not wished",
  },
  followUp: "Did you agree to speak again?",
  followUps: {
    none: "No",
    "days-1-3": "In 1 to 3 days",
    "days-7-14": "In 1 to 2 weeks",
    "days-30": "In a month",
    "days-90": "In three months",
  },
  ownEase: "And how are you?",
  ownEases: {
    fine: "Fine",
    stirred: "It stirred me",
    "would-like-debrief": "I would like a debrief",
  },
  submit: "Save",
  problems: {
    durationBand: "Choose how long it took.",
    mode: "Choose how you spoke.",
    ownEase: "Choose how you are. It is there for your own care.",
    result: "Choose what came of it.",
  },
} as const;
