// Signing in, and a person's own account. Said plainly: what is asked, what to do when it is not at hand.
export const signIn = {
  title: "Sign in",
  lead: "For peers, coordinators and others with a task here. To ask for support you do not need an account.",
  email: "Work e-mail address",
  password: "Password",
  submit: "Sign in",
  wrong:
    "This address and password do not belong together, or the account is not in use. Please check both.",
  said: {
    "signed-out": "You are signed out.",
    ended:
      "You were signed out because nothing was pressed for a while. What you typed is kept for half an hour: sign in and it is offered to you again.",
    "password-changed": "Your password is changed. Please sign in with it.",
    "start-again": "Please begin again: it took too long, or the code was wrong too often.",
  },
  code: {
    title: "Your code",
    lead: "Open the authenticator app on your phone and type the six digits it shows for this site.",
    leadWithoutApp: "Type one of your recovery codes.",
    label: "Code",
    hint: "Six digits, or one of your recovery codes. Spaces do not matter.",
    demo: "Demonstration: see everybody’s current code",
    problems: {
      wrong: "This code is not right at the moment. Wait for the next one and type that.",
      "used-already": "This code was used. In half a minute the app shows the next one.",
      "no-more-tries":
        "Too many wrong codes were typed for this account. Use a recovery code, or a passkey.",
    },
    lost: {
      title: "The phone is not at hand?",
      body: "Type one of the recovery codes you printed or wrote down; each works once. Without them, ask your administrator, who can let you set up a new phone.",
    },
  },
  passkey: { use: "Use a passkey instead" },
} as const;

export const account = {
  title: "Your account",
  roles: "Your tasks here",
  roleNames: {
    peer: "Peer",
    coordinator: "Coordinator",
    supervisor: "Supervisor",
    lead: "Wellbeing lead",
    administrator: "Administrator",
  },
  signOut: "Sign out",
  notYou: "Not you? Please sign out.",
  invitation: {
    title: "Choose a password",
    lead: "At least 15 characters. A few words in a row are easy to remember and hard to guess.",
    password: "Password",
    submit: "Save and sign in",
    gone: {
      title: "This invitation no longer works",
      body: "It was used, or its time has passed. Ask your administrator for a new one.",
    },
    problems: {
      "too-short": "Use at least 15 characters. Spaces count.",
      "too-long": "Use at most 128 characters.",
      obvious: "This one is among the first that others would try. Choose something less common.",
      "contains-context":
        "Choose something that is not made of your name, your address or the name of this site.",
    },
  },
  factors: { title: "Second proof of who you are" },
  app: {
    title: "Set up your authenticator app",
    lead: "The new app takes the place of the one before.",
    leadFirst:
      "Your task brings you near other people’s requests, so a password alone is not enough. It takes a minute, once.",
    passkeyInstead: "Use a passkey instead: fingerprint, face or the lock of this device",
    open: "On your phone, open an authenticator app. Your phone may have one built in.",
    point: "Add an account, and point the camera at this picture.",
    type: "Type the six digits that the app then shows.",
    picture: "Picture for the camera of your phone",
    onThisPhone: "Is this your phone? Open the app from here",
    letters: "Or type these letters into the app:",
    hint: "Six digits, as the app shows them now.",
    submit: "Check the code",
  },
  recovery: {
    title: "Keep these codes",
    lead: "For the day your phone is not at hand. Each works once, in the place of the six digits. They are shown now and never again: print them, or write some down, and keep them away from your phone.",
    kept: "I have kept them. Go on",
  },
} as const;

/** A page of the demonstration's own; never on a real site. */
export const demoCodes = {
  title: "Codes of the demonstration",
  lead: "On a real site each person’s phone shows their own code. Here nobody has a phone, so they all stand here. The page looks again by itself.",
  wait: "used; the next one in a moment",
  others: "Everybody else",
} as const;
