// A new peer and a mentor. They know of each other; of each other's cases neither sees anything.
export const mentoring = {
  title: "Mentor",
  lead: "A mentor is there for a new peer’s questions. Neither sees anything of the other’s requests, and nothing is kept when the pair ends.",
  none: "No mentor, and nobody’s mentor.",
  other: {
    mentor: "{{name}} is the mentor. To write: {{email}}",
    mentee: "Mentor of {{name}}. To write: {{email}}",
  },
  own: {
    mentor: "{{name}} is your mentor. To write: {{email}}",
    mentee: "You are the mentor of {{name}}. To write: {{email}}",
    rule: "Speak about yourselves and about being a peer, never about somebody who came.",
  },
  end: "End this pair",
  choose: "Who is to be the mentor?",
  nobody: "No other peer is approved and trained just now.",
  submit: "Make them a pair",
  said: {
    paired: "They are a pair now, and both see it on their page.",
    "pair-ended": "The pair has ended. Nothing is kept of it.",
    "two-roles":
      "Nobody is their own mentor, and two peers are not mentors of each other. Nothing was changed.",
    "has-mentor": "This peer has a mentor already. End that pair first.",
    "no-mentor-now":
      "Only a peer who is approved and trained can be a mentor. Nothing was changed.",
  },
} as const;
