// The administrator's pages of the people with a task here. Nothing about a case can stand on them.
export const accounts = {
  title: "Accounts",
  lead: "People with a task here. To ask for support nobody needs an account, so nobody who asked stands here for it.",
  invite: "Invite somebody",
  caption: "People with a task",
  columns: { name: "Name", roles: "Tasks", state: "Account" },
  states: { invited: "Invited, not set up yet", active: "In use", deactivated: "Closed" },
  noRole: "None",
  own: "you",
  said: {
    invited: "Invited. A mail with a link is on its way; it works once, within three days.",
    "sent-again":
      "Sent again. The link from before no longer works; the new one works once, within three days.",
    "clearing-asked":
      "Asked for. Another administrator has to agree within a week. The person is then told by mail.",
    "no-second-proof": "This account has no second proof that could be taken away.",
    closed: "Closed. This person is signed out everywhere and cannot sign in.",
    reopened: "Open again, with the tasks it had.",
    changed: "Changed. This person signs in anew.",
    asked:
      "Asked for. A task that comes near requests is given by a second administrator, within a week.",
    "has-account": "This address has an account already.",
    "roles-kept-apart":
      "These tasks are kept apart: nobody may both read figures and look after people or accounts.",
    "needs-second-administrator":
      "Administration and a task near requests in one hand takes two administrators. Begin with one of them, and ask for the other here.",
    "own-account": "Another administrator has to do this: it is your own account.",
    "changed-meanwhile":
      "Somebody else changed this account at the same moment. Please look again.",
  },
  problems: {
    name: "Type the name, up to 100 characters.",
    email: "Type one e-mail address, such as name@hospital.example.",
    roles: "Choose at least one task.",
  },
  form: {
    title: "Invite somebody",
    name: "Name",
    email: "Work e-mail address",
    roles: "Tasks here",
    rolesHint:
      "Figures and people are kept apart: a wellbeing lead has no other task. A peer is asked for nothing before the coordinator has approved them and written down the training.",
    submit: "Send the invitation",
  },
  one: {
    roles: "Tasks",
    rolesHint:
      "What you take away counts at once. Tasks near requests (peer, coordinator, supervisor) are given by two administrators.",
    submit: "Change the tasks",
    close: "Close the account",
    closeHint:
      "Signs this person out everywhere at once. Anybody they look after is passed on to somebody else; you are not told whether there is anybody.",
    reopen: "Open the account again",
    sendAgain: "Send the invitation again",
    clearFactors: "Ask to take away a lost second proof",
    clearFactorsHint:
      "For somebody who lost the phone and the recovery codes. Make sure by voice that it is them. Another administrator has to agree; then they set up a new one at their next sign-in, and get a mail that says so.",
  },
} as const;
