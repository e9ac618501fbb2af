// Hours a peer gave. For the peer alone, to print for protected time.
export const givenHours = {
  link: "Hours I gave",
  title: "Hours I gave",
  lead: "For you alone, for example to ask for protected time. Nobody else here can open this page, also not your coordinator.",
  rule: "Each talk counts as the quarters of an hour that you ticked, an hour and more as one hour. Which talks, with whom and on which day is not in it. When you log a talk, months older than two years are erased.",
  none: "Nothing yet. When you log a talk, its length is added here.",
  month: "Month",
  hours: "Hours",
  total: "All together: {{hours}} hours",
} as const;
