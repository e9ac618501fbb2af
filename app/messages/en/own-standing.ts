// A peer's own place in the programme. Read by nobody but that peer.
export const ownStanding = {
  link: "Your place among the peers",
  title: "Your place among the peers",
  approved: "You are an approved peer.",
  notApproved:
    "You are not approved yet: you are asked for nothing and see no request. Your coordinator can tell you how far it is.",
  stepDown: {
    title: "Step down",
    lead: "You can step down at any time, without a reason. What you have open goes back to the queue. Your shifts, your training record and your hours are erased here: print them first if you want to keep them.",
    begin: "I would like to step down",
    sure: "Step down as a peer?",
    sureLead: "It counts at once, and you are signed out. Thank you for having been there.",
    submit: "Step down now",
  },
} as const;
