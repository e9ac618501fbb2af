// Pages for when something is not there or does not work. They never say whether something exists.
export const errors = {
  notFound: {
    title: "We cannot find that page",
    body: "The address may be mistyped, or what was here is no longer available.",
  },
  tooLarge: {
    title: "That was too much at once",
    body: "What was sent is larger than this site takes. Nothing was kept. Go back and send less.",
  },
  refused: {
    title: "This form did not come from this site",
    body: "For your protection nothing was done. Open the site again and send the form from there.",
  },
  unavailable: {
    title: "We cannot take this right now",
    body: "Something on our side is not working. Nothing you typed was passed on. Please try again in a few minutes, or call one of the numbers on this page.",
  },
  crowded: {
    title: "Many people are writing at this moment",
    body: "We could not take your request just now. What you typed is kept on this device for you. Try again in a few minutes, or call one of the numbers on this page.",
  },
  broken: {
    title: "Something went wrong on our side",
    body: "It is not your doing. Please try again. If it happens again, call one of the numbers on this page.",
  },
  home: "Go to the start page",
} as const;
