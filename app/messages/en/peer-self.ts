// What a peer says of themselves, and why a request suits them.
export const peerSelf = {
  title: "How I can help",
  lead: "So that wishes can be met. People who ask never see this, and it may stay empty.",
  unit: "Where I work",
  anyUnit: "Not said",
  role: "What I work as",
  anyRole: "Not said",
  seniority: "How long in this work",
  anySeniority: "Not said",
  seniorities: {
    early: "In the first years",
    middle: "For some years",
    late: "For many years",
  },
  gender: "I am",
  genders: { woman: "a woman", man: "a man", other: "neither", "not-said": "not said" },
  languages: "Languages I can listen in",
  channels: "Ways I can talk",
  open: "Say or change how I can help",
  save: "Save how I can help",
  problems: {
    languages: "Choose at least one language.",
    channels: "Choose at least one way to talk.",
  },
  noSuchUnit: "This place is no longer on the list. Choose another.",
  /** In the queue, beside a request: of the peer, and of what the same row already shows. */
  fits: {
    title: "Why you",
    none: "You can take it.",
    language: "you speak the language",
    gender: "as wished",
    area: "your area suits",
    profession: "your own profession",
    seniority: "as long in this work as wished",
    "on-duty": "you are on duty",
    room: "you have no open case",
    steady: "you are here for the next weeks",
  },
  /** Among the wishes, when asking. */
  wished: {
    label: "Somebody who has been in this work",
    any: "It does not matter",
    row: { early: "in the first years", middle: "for some years", late: "for many years" },
  },
} as const;
