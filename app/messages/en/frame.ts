// What stands around every page. Notes for translators follow the key they belong to.
export const frame = {
  skipToContent: "Skip to the page",
  skipToExit: "Leave this site quickly",
  exit: "Leave this page",
  /** Spoken to screen readers; says the keyboard way. */
  exitHint: "Or press Shift three times.",
  leaving: "Leaving",
  menu: {
    home: "Start",
    ask: "Ask for support",
    return: "I have a code",
    refer: "Offer support to a colleague",
    helps: "What often helps",
    privacy: "Who can see what",
    crisis: "Help right now",
  },
  footer: {
    label: "More on this site",
  },
  back: "Back",
  continue: "Continue",
  optional: "optional",
  errorTitle: "Error:",
  errorSummary: {
    title: "Please check this page",
  },
} as const;
