// Delicate: read by someone who may be in danger. Short words, no reproach, nothing to decide.
export const crisis = {
  banner: {
    label: "If you need someone right now",
    /** Translators: one line on every page; "this site" is not watched around the clock. */
    lead: "Not safe, or need a voice right now?",
    emergency: "Emergency: {{number}}",
    line: "{{name}}: {{number}}",
    more: "Help right now",
  },
  lines: {
    onCall: "Hospital on call",
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
