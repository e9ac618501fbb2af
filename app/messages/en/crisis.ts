// Delicate: read by someone who may be in danger. Short words, no reproach, nothing to decide.
export const crisis = {
  rightNow: {
    label: "Numbers to call right now",
  },
  banner: {
    lead: "Not safe, or need a voice right now?",
    notWatched: "This site is not an emergency service. Nobody watches it around the clock.",
  },
  page: {
    title: "Help right now",
    lead: "Call one of these. You do not need the right words, and you do not need a reason.",
    /** Sends a text message to the line; number is the line's. */
    text: "Or send a text to {{number}}",
    say: {
      title: "If you do not know what to say",
      lead: "Read one of these aloud:",
      notOk: "“I work at the hospital, and I am not all right.”",
      notSafe: "“I am afraid that I might hurt myself.”",
      stay: "“I cannot be alone right now. Can you stay on the phone?”",
      silence: "You may also just breathe. The people who answer will wait for you.",
    },
    other: {
      title: "If you are worried about somebody else",
      stay: "Stay with them, or stay on the phone with them.",
      ask: "Ask plainly: “Are you thinking about killing yourself?” Asking does not put the thought there. It shows that they can say it.",
      means: "If you can do it safely, keep away whatever they could use to hurt themselves.",
      call: "Call one of the numbers together. If they are in danger now, call the emergency number and do not leave them alone.",
    },
    limits: {
      title: "Please do not wait for this site",
      body: "A request you leave here may be read hours later. Nobody watches this site around the clock.",
    },
  },
  /** Stand after the number. */
  lines: {
    onCall: "Hospital on call",
    emergency: "Emergency",
    lifeline988: "Suicide and Crisis Lifeline, call or text",
    helpline988: "Suicide Crisis Helpline, call or text",
    samaritans: "Samaritans",
    nhs111: "NHS, mental health option",
    lifeline: "Lifeline",
    need1737: "Need to talk? Call or text",
    telefonseelsorge: "TelefonSeelsorge",
    dargeboteneHand: "Die Dargebotene Hand",
    linea024: "Línea 024",
  },
} as const;
