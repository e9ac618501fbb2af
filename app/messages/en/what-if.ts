// The what-if cost model: a scenario with the reader's own numbers, never a finding.
export const whatIf = {
  title: "What it may be worth in money",
  lead: "A scenario, not a finding. Put in your own numbers; nothing is stored.",
  caveat:
    "One published model found a net benefit of about 22,576 US dollars per nurse who called, 1.81 million a year for a hospital of 1,000 beds (Moran and others, 2020). It rests on what people said they meant to do, so treat it, and this page, as a what-if.",
  submit: "Work it out",
  field: {
    people: "People supported in a year",
    programmeCost: "Cost of the programme in a year",
    replacementCost: "Cost of replacing one person who leaves",
    leavingWithout: "Of 100 such people, how many leave within a year without support",
    leavingWith: "Of 100 such people, how many leave within a year with support",
    dayCost: "Cost of one day of absence",
    daysWithout: "Days of absence per person without support",
    daysWith: "Days of absence per person with support",
  },
  problem: {
    number: "Write a number, with a point before decimals and nothing else.",
    large: "This number is too large to make sense here.",
  },
  result: {
    gain: "With these numbers the programme would save {{net}} a year more than it costs.",
    loss: "With these numbers the programme would cost {{net}} a year more than it saves.",
    even: "With these numbers the programme would save as much as it costs.",
  },
  caption: "One year, in the currency of your numbers",
  columns: { what: "What", amount: "Amount" },
  row: {
    saved: "Saved",
    cost: "Cost of the programme",
    net: "Saved less cost",
    netPerPerson: "The same per person supported",
    breakEven: "People a year from which it pays for itself",
  },
  never: "never",
  sensitivity: {
    title: "If support helps less, or reaches fewer",
    caption: "Saved less cost in a year",
    effect: "Effect",
    people: "{{people}} people",
    times: "{{percent}} % of what was entered",
  },
  notShown:
    "What this does not show: what cannot be counted in money, which for most programmes is the reason they exist.",
  back: "Did it help?",
} as const;
