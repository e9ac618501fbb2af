// Three questions after a round or a group: the coordinator's page and the slips.
export const gatherings = {
  title: "Three questions after a round or a group",
  lead: "Say how many people came. You get as many slips to print, each with its own code. No names are asked, and nobody can see who used one.",
  apart:
    "A round has no results of its own. Where ten people or more answer, their answers join the year’s figures for the whole hospital. Where fewer do, all of it is destroyed uncounted.",
  headCount: "How many people came?",
  headCountHint: "From {{least}} to {{most}}. With fewer, there could never be enough answers.",
  submit: "Make the slips",
  notCounted:
    "This year’s plan of figures has no table for these answers, so nobody should be asked. An administrator can plan one for the coming year.",
  printed: "Your slips",
  hand: "Print this page, cut it, and let people take one if they like. The codes are shown only now.",
  text: "Three questions about this hour. Without a name. Point your phone here, or type:",
  until: "Works once, until {{on}}. It is fine not to use it.",
  problems: {
    headCount: "Give a number from 10 to 200.",
  },
} as const;
