// Delicate: read by someone who may be in danger. Short words, no reproach, nothing to decide.
export const crisis = {
  rightNow: {
    label: "Numbers to call right now",
    /** Translators: before the numbers, in one line, on every page. As short as can be. */
    lead: "Help right now",
    more: "More",
  },
  banner: {
    lead: "Not safe, or need a voice right now?",
    line: "{{name}}: {{number}}",
    notWatched: "This site is not an emergency service. Nobody watches it around the clock.",
  },
  lines: {
    onCall: "Hospital on call",
    emergency: "Emergency",
    lifeline988: "988 Lifeline (call or text)",
    helpline988: "Suicide Crisis Helpline (call or text)",
    samaritans: "Samaritans",
    nhs111: "NHS, mental health option",
    lifeline: "Lifeline",
    need1737: "Need to talk? (call or text)",
    telefonseelsorge: "TelefonSeelsorge",
    dargeboteneHand: "Die Dargebotene Hand",
    linea024: "Línea 024",
  },
} as const;
