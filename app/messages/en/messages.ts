// Messages between a person and their peer. Nothing here may promise that somebody is reading now.
export const messages = {
  title: "Messages",
  open: "Messages",
  lead: {
    person:
      "Only you and the colleague who has your request read this. Each message is erased two weeks after it was written. Nobody sees whether or when you read it.",
    peer: "Only you and the person read this. Each message is erased two weeks after it was written. Nobody sees who has read what, and when.",
    waiting: "No colleague has your request yet. Whoever takes it will read what you write here.",
    slow: "Not for when you need help right now: it may be hours before somebody reads this. The numbers on this page answer now.",
  },
  none: "No messages yet.",
  /** Who wrote it and when, then when it goes. */
  from: {
    you: "You, {{on}}",
    person: "The person, {{on}}",
    peer: "Your colleague, {{on}}",
  },
  gone: "Erased on {{on}}",
  write: "Your message",
  writeHint: "Please no names of patients, and nothing that was decided about the event.",
  send: "Send",
  paused: "The person has paused this. You can write again once they go on.",
  ended: "This request has ended. You can read here until everything is erased.",
  said: {
    written: "Your message is there.",
    scheduled: "It will appear on that day.",
  },
  tooLate:
    "Your message was not sent: the request changed in the same moment. It is still here; please send it again.",
  tooMany: "There is no room for more messages at present. The oldest are erased day by day.",
  gonePage: {
    title: "Your message was not sent",
    /** After the case was closed, erased or handed on; the same for one that never was. */
    peer: "This case is not with you, or no longer. What you wrote is below, so that you can keep it; it is stored nowhere.",
    person:
      "Your request is not open here any more. Perhaps you were away from this page for a while: then come back with your code. What you wrote is below, so that you can copy it; it is stored nowhere.",
    text: "What you wrote",
    back: "Come back with your code",
  },
  prompt: {
    title: "A sentence for later",
    lead: "One of these can appear in the messages on a day you choose. Ask the person first whether they would like that.",
    choose: "Which",
    when: "When",
    inDays: { in1: "Tomorrow", in3: "In three days", in7: "In a week" },
    submit: "Let it appear then",
    scheduled: "To appear on {{on}}",
  },
  prompts: {
    "small-thing": "What is one small thing that would make today a little easier?",
    sleep: "How have the nights been? If they are short, it is all right to say so at work.",
    somebody: "Is there somebody you would like to tell a part of it to?",
    return: "What would help you when you are next at the place where it happened?",
    proud: "Which thing did you do in these days that you would praise in a colleague?",
    "check-in": "I am thinking of you. No need to answer.",
  },
  problems: {
    empty: "Write something first.",
    long: "Use at most 2,000 characters.",
    prompt: "Choose one of the sentences.",
    inDays: "Choose when.",
  },
} as const;
