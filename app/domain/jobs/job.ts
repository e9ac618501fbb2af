// One table holds everything that happens later: mails to send, offers to make and timers to run.
export const jobKinds = [
  "send-mail",
  "make-offer",
  "fold-counters",
  "purge-expired",
  "forget-submissions",
] as const;
export type JobKind = (typeof jobKinds)[number];

export const jobStates = ["due", "dead"] as const;
export type JobState = (typeof jobStates)[number];
