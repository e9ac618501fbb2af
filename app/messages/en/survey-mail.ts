// Mails of survey waves. Everybody at work gets the same, so they tell nothing about the reader.
export const surveyMail = {
  invitation: {
    subject: "A few questions about work, from {{siteName}}",
    heading: "How is it to work here?",
    /** Delicate: voluntary, and short. */
    lead: "{{siteName}} asks everybody who works here a few questions. It takes about three minutes, and you can skip any of them.",
    apart:
      "This link works once. We keep only that some link was used, not which answers came by it. Nobody can look up what you said, or whether you answered.",
    action: "Answer the questions",
    choice: "Opening the link changes nothing. If you would rather not take part, do nothing.",
  },
  reminder: {
    subject: "The questions about work are still open, from {{siteName}}",
    heading: "There is still time",
    lead: "Some days ago you had a mail from {{siteName}} with a link to a few questions about work. That link still works.",
    everybody:
      "Everybody gets this reminder, because we do not know who has answered. If you have, thank you; there is nothing more to do.",
  },
} as const;
