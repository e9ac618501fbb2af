// One table holds everything that happens later: mails to send, offers, calls and ways back in to make, timers to run.
export const jobKinds = [
  "send-mail",
  "make-offer",
  "make-nomination",
  "mail-reset",
  "call-coordinator",
  "watch-requests",
  "remind-training",
  "tell-follow-ups",
  "fold-counters",
  "close-figures",
  "purge-expired",
  "forget-submissions",
  "tend-surveys",
] as const;
export type JobKind = (typeof jobKinds)[number];

export const jobStates = ["due", "dead"] as const;
