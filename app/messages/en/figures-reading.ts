// Reading the released figures: the trend, how exact they are, what protects whom, files and report. A
// number is never good or bad, and never called exact.
export const figuresReading = {
  trend: {
    title: {
      none: "There is nothing to compare yet",
      single: "One number so far, nothing to compare it with",
      "within-error": "The last two numbers differ by no more than their error",
      higher:
        "The last number is higher than the one before, by more than the added chance explains",
      lower: "The last number is lower than the one before, by more than the added chance explains",
    },
    caption: "Requests that were closed, whole hospital",
    described:
      "One mark for each period, with a line for where the true number lies nineteen times in twenty. The same numbers stand in the table below.",
    columns: { period: "Period", shown: "Number shown", range: "The truth lies between" },
    range: "{{from}} and {{to}}",
    meaning:
      "More requests can mean that more happened, or that more people dare to ask. The number alone cannot tell.",
  },
  why: {
    title: "Why the numbers are approximate",
    text: "Before anyone sees a number, a little chance is added to it, once. So nobody can work out from it whether one colleague asked for support, whatever else they know.",
  },
  guarantee: {
    title: "What this promises each person",
    text: "Suppose somebody knows about every request but one, and wonders whether a certain colleague made it. The table shows how far these figures can move that guess, at the very most. Epsilon is the name of the limit: the smaller, the less can be learnt. The ledger adds it up and refuses any release that would pass the year's maximum.",
    caption: "How far a guess can move",
    columns: {
      seen: "Somebody sees",
      epsilon: "Epsilon",
      guess: "A guess of {{prior}}%",
    },
    move: "between {{least}}% and {{most}}%",
    seen: {
      "one-quarter": "one quarter's number",
      "one-request": "all figures, of one request",
      "one-person-one-year": "all figures of a year, of a person who gave a name and asked twice",
    },
    limits:
      "It does not protect what is true of a whole group, and it does not reach what people see in a corridor.",
  },
  audit: {
    title: "Checked for this page",
    /** How many releases there are, then how many entries of the ledger. */
    releases_one: "{{count}} release was checked.",
    releases_other: "{{count}} releases were checked.",
    pass_one:
      "{{releases}} It is the one its plan promised, and was paid for once, with {{count}} entry in the ledger.",
    pass_other:
      "{{releases}} Each is the one its plan promised, and was paid for once, with {{count}} entries in the ledger.",
    spent: "Epsilon used in {{year}}: {{spent}} of at most {{maximum}}.",
    fail: "The check found that releases and ledger do not agree. Do not pass these figures on; tell whoever runs this site.",
  },
  year: {
    title: "{{year}} as a whole",
    text: "About {{total}} requests, within {{within}} nineteen times in twenty: every released table of the year counts the same requests, so all of them together say it more exactly than one.",
  },
  milestones: {
    title: "What began meanwhile",
    /** A period, a lever, and in how many units it began. */
    one_one: "{{period}}: {{lever}} began in {{count}} unit",
    one_other: "{{period}}: {{lever}} began in {{count}} units",
    meaning:
      "Dashed lines in the picture stand where something began. That it began then does not mean that it moved the number.",
  },
  reach: {
    column: "For every 100 staff",
    note: "So that groups of different size can be read side by side. The groups are not ranked; small differences are chance.",
    title: "Whom the support reaches",
    finding: {
      "within-error": "No profession is reached more or less than the added chance explains",
      apart: "Some professions were reached more often than others, by more than chance explains",
    },
    text: "Porters, cleaners and those who work at night count in their profession like everybody else. A low number can mean that fewer things happened, or that people do not know of the support, have no time for it or do not trust it: ask them.",
    caption: "Requests for every 100 staff of the profession, in the year",
    described:
      "One mark for each profession, with a line for where the truth lies nineteen times in twenty. The same numbers stand in the table below.",
    columns: {
      group: "Profession",
      staff: "Staff",
      shown: "Shown",
      range: "The truth lies between",
    },
    notShown:
      "What this does not show: shifts, because the staff list holds none, and requests without a profession.",
  },
  files: {
    title: "Take it with you",
    csv: "Table (CSV)",
    xlsx: "Spreadsheet (XLSX)",
    json: "Released data with its place in the ledger (JSON)",
    report: "Report for the board, two pages",
  },
  columns: {
    period: "Period",
    table: "Table",
    cell: "Cell",
    name: "Name",
    drawn: "Number as released",
    shown: "Number shown",
    from: "Truth from",
    to: "Truth to",
    epsilon: "Epsilon",
    position: "Place in the ledger",
  },
  report: {
    title: "Support for colleagues: released figures",
    lead: "For the board. Every number here is public within the hospital and approximate on purpose.",
    latest: "The latest figures",
    method: "How to read this",
  },
} as const;
