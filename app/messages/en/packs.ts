// The administrator's page of licensed instruments: what each is, on which terms, and that they were read.
export const packs = {
  title: "Instruments of your own",
  lead: "Licensed questionnaires that your hospital brought. Nobody is asked with one before an administrator has read its terms and confirmed this very content.",
  where:
    "Each is a folder with two files, put by whoever runs the site into the folder that the setting ALONGSIDE_PACKS names. Nothing can be uploaded here.",
  none: "There is none at present.",
  states: {
    refused: "Refused. It cannot be used as it is.",
    "not-confirmed": "Not confirmed. Nobody is asked with it.",
    changed:
      "Changed since it was confirmed. Nobody is asked with it until this content is confirmed.",
    confirmed: "Confirmed. It can be chosen for a survey.",
  },
  version: "Version",
  items: "Questions",
  languages: "Languages",
  owner: "Whose words they are",
  licence: "Terms",
  source: "Where it comes from",
  citation: "Citation",
  attribution: "Shown with its questions and results",
  reason: "Why it is no part of the program",
  caution: "To be careful with",
  read: "I have read these terms, and we may use it under them.",
  confirm: "Confirm",
  said: {
    confirmed: "Confirmed. It can be chosen for the next survey.",
    "changed-meanwhile":
      "Its content is another than the one you were shown. Nothing was confirmed; please read it again.",
    "no-such-pack": "It is not there any more. Nothing was confirmed.",
    refused: "It cannot be used as it is. Nothing was confirmed.",
  },
  problems: {
    read: "Read the terms first, and say that you have.",
  },
} as const;
