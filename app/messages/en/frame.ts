// What stands around every page. Notes for translators follow the key they belong to.
export const frame = {
  skipToContent: "Skip to the page",
  skipToExit: "Leave this site quickly",
  exit: "Leave this page",
  /** Spoken to screen readers; says the keyboard way. */
  exitHint: "Or press Shift three times.",
  /** Spoken politely while Shift is pressed; n is 1, 2 or 3. */
  exitPresses: "Leaving: {{n}} of 3",
  menu: {
    home: "Start",
    ask: "Ask for support",
    return: "I have a code",
    refer: "Offer support to a colleague",
    helps: "What often helps",
    privacy: "Who can see what",
    crisis: "Help right now",
  },
  work: {
    label: "Your pages",
  },
  footer: {
    label: "More on this site",
  },
  back: "Back",
  continue: "Continue",
  change: "Change",
  copy: "Copy",
  /** Stands on the button for a moment after copying. */
  copied: "Copied",
  print: "Print this page",
  /** Follows the name of a field, after a blank. Brackets belong to it. */
  optional: "(optional)",
  roomLeft: "Characters left: {{n}}",
  tooLong: "Characters too many: {{n}}",
  errorTitle: "Error:",
  errorSummary: {
    title: "Please check this page",
  },
} as const;
