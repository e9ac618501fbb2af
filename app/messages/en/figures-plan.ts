// Making the plan of a year: what will be released, how exact, for whom it is safe. Signed once.
export const figuresPlan = {
  title: "Plan of figures for {{year}}",
  lead: "The plan says which figures will be released in the year and how exact they will be. It is signed once, before anything is counted under it, and does not change until the year is over.",
  signed: "This plan was signed by {{who}}. It stays as it is.",
  tooFew: "The roster holds {{count}} staff. Below 60 no figures can be released safely.",
  expected: {
    title: "What this plan will show",
    caption:
      "Expected numbers and their error, if in a year one in four staff asks, one in three of them answers the questions after closing, and one group is held for every fifty staff",
    columns: {
      table: "Table",
      number: "A number of about",
      within: "Shown within",
      worth: "Worth it",
    },
    within: "{{within}}, nineteen times in twenty",
    useful: "Yes",
    useless: "No: the error is as large as the number",
    period: { quarter: "every quarter", year: "every year" },
  },
  groups: {
    title: "Groups, from the headcounts of the roster",
    caption: "Groups that are large enough to be counted",
    columns: { group: "Group", staff: "Staff" },
  },
  choose: {
    title: "Choose the tables",
    lead: "A larger epsilon makes a table more exact and takes more of the year's maximum. What is spent on one table is not there for another. Tables from how soon somebody was in touch onwards are off unless you choose them: first make another less exact or leave it out.",
    budget: "Epsilon of: {{table}}",
    off: "Not released",
    show: "Show what this means",
  },
  loss: "One named person can lose {{loss}} in the year; the maximum is {{maximum}}.",
  problems: {
    title: "This plan cannot be signed",
    "over-budget":
      "It spends more on one person than the maximum of the year. Make a table less exact or leave one out.",
    "maximum-too-high": "Its maximum is higher than any site may have.",
    "too-few-staff": "There are too few staff for figures.",
    "cadence-too-fine": "There are too few staff for figures every quarter.",
    "group-size":
      "A group is smaller than 50 staff (30 for professions), or leaves fewer than 50 others.",
    "group-overlap": "A unit or profession stands in two groups, or in none.",
    "table-shape": "A table has cells, a period or an epsilon that the rules do not allow.",
    other:
      "The roster has changed since the plan was proposed, or the plan is not one this program makes.",
  },
  sign: {
    title: "Sign it",
    who: "Who agreed to it",
    whoHint: "Roles, not names, such as staff council; separate several with commas.",
    whoMissing: "Say which roles agreed to the plan.",
    button: "Sign the plan of {{year}}",
    done: "The plan is signed.",
    notOpen: "A plan can be signed for this year or the next.",
    already: "The year has a signed plan already. It was left as it is.",
  },
} as const;
