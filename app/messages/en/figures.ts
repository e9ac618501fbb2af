// Released figures. Numbers are never called exact, and a small one is never called a finding.
export const figures = {
  period: {
    quarter: "Quarter {{quarter}} of {{year}}",
    year: "{{year}}",
  },
  table: {
    hospital: "Whole hospital",
    cluster: "By group of units",
    "event-family": "By kind of event",
    "profession-group": "By profession",
    "response-band": "By how soon somebody was in touch",
    "stepped-up": "By whether professional help was brought in",
    distress: "By how distress had changed at the end",
    group: "Groups held for teams",
    "group-size": "Groups held for teams, by how many came",
    "pulse-helped": "Answers after closing: did it help?",
    "pulse-safe": "Answers after closing: did it feel safe?",
    "pulse-again": "Answers after closing: would you use it again?",
    "gathering-helped": "Answers after rounds and groups: did coming help?",
    "gathering-safe": "Answers after rounds and groups: did it feel safe?",
    "gathering-again": "Answers after rounds and groups: would you come again?",
  },
  /** Stands once per table. */
  within: "The true number is within {{within}} of the one shown, nineteen times in twenty.",
  note: {
    approximate:
      "These numbers are approximate on purpose. A little chance is added to each before anyone sees it, so that nobody can work out whether one colleague asked for support.",
    "without-a-name":
      "Somebody who gives a name is counted at most twice a year. Requests without a name cannot be told apart, so for them this protection holds for each request.",
  },
  cell: {
    all: "All requests",
    cluster: "Group {{name}}",
    "not-said": "Not said",
    "as-planned": "{{cell}}",
    "event-family": {
      loss: "A death or a loss",
      violence: "Violence or a threat",
      "clinical-event": "Care that did not go as hoped",
      strain: "Lasting strain",
      other: "Something else, or not said",
    },
    "profession-group": {
      nursing: "Nursing",
      medical: "Medical",
      allied: "Allied health",
      "pharmacy-laboratory": "Pharmacy and laboratory",
      support: "Support services",
    },
    "response-band": {
      "within-target": "Within the time we aim for",
      later: "Later than we aim for",
      "no-contact": "No contact came about",
      "not-said": "Not known",
    },
    groups: "All groups",
    "group-size": {
      "up-to-5": "Up to 5 people",
      "6-10": "6 to 10 people",
      "11-20": "11 to 20 people",
      "over-20": "More than 20 people",
      "not-said": "Not known",
    },
    "stepped-up": {
      yes: "Professional help was brought in",
      no: "Support from colleagues only",
      "not-said": "Not known",
    },
    distress: {
      better: "Less than at the beginning",
      same: "About the same",
      worse: "More than at the beginning",
      "not-said": "Not known",
    },
    pulse: {
      yes: "Yes",
      partly: "Partly",
      no: "No",
      "not-said": "Left open",
    },
  },
} as const;
