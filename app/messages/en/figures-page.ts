// The lead's page around the released figures. Approximate numbers, said plainly; nothing here is live.
export const figuresPage = {
  title: "Released figures",
  lead: "These are the only figures there are. Each was released once, on the day shown, and never changes.",
  empty:
    "Nothing has been released yet. A quarter is released four weeks after it ends, on a day that the calendar alone decides.",
  releasedOn: "Released on {{on}}",
  open: "Open",
  columns: { what: "What", shown: "Number shown", range: "The truth lies between" },
  range: "{{from}} and {{to}}",
  counted:
    "Requests that were closed in this period, as people helped: nobody who gave a name is counted twice in a quarter.",
  notShown:
    "What this does not show: how many asked and are not closed yet, who they were, and why a number changed.",
  back: "All releases",
} as const;
