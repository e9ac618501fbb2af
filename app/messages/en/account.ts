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
    ended: "You were signed out because nothing was pressed for a while. Please sign in again.",
    "ended-kept":
      "You were signed out because nothing was pressed for a while. What you typed is not lost: sign in within half an hour and it is offered to you again.",
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
  hospital: {
    use: "Sign in with the hospital’s account",
    going: { title: "To the hospital’s sign-in", link: "Go on to the hospital’s sign-in" },
    back: "Back to sign in",
    away: {
      title: "The hospital’s sign-in does not answer",
      body: "Please try again in a few minutes. Asking for support works all the same; it needs no account.",
    },
    refused: {
      title: "That did not work",
      body: "The hospital’s sign-in gave an answer that cannot be accepted here. Please try again. If it goes on, speak to your administrator: a second factor may be missing there.",
    },
    "no-role": {
      title: "You have no task here yet",
      body: "The hospital’s sign-in knows you, and no task in this programme is yours. To ask for support you do not need one. If you were invited, open the link in the invitation first.",
    },
    "address-taken": {
      title: "Your address has an account already",
      body: "Sign in the way you did before, or ask your administrator for a new invitation.",
    },
    "roles-kept-apart": {
      title: "Two of your tasks are kept apart",
      body: "Nobody may both read figures and look after people. Please speak to your administrator.",
    },
  },
  passkey: {
    use: "Use a passkey instead",
    title: "Sign in with a passkey",
    lead: "Your device asks for your fingerprint, your face or its lock. No password is needed.",
    instead: "Use address and password",
  },
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
    hospital: "Use the hospital’s account instead of a password",
    gone: {
      title: "This link no longer works",
      body: "It was used, or its time has passed. For a new password, ask again on the sign-in page. For a new invitation, ask your administrator.",
    },
    problems: {
      "too-short": "Use at least 15 characters. Spaces count.",
      "too-long": "Use at most 128 characters.",
      obvious: "This one is among the first that others would try. Choose something less common.",
      "contains-context":
        "Choose something that is not made of your name, your address or the name of this site.",
    },
  },
  /** Before a session ends; the page itself shows and hides it. */
  ending: {
    title: "Are you still there?",
    body: "You will be signed out in about two minutes. What you typed stays.",
    stay: "Stay signed in",
    stayed: "You stay signed in.",
    withoutScript:
      "After {{minutes}} minutes without a press you are signed out. What you send then is offered to you again after you signed in.",
  },
  again: {
    title: "You can send this now",
    lead: "You sent something when you were no longer signed in, or when one more proof of who you are was needed. Nothing was done with it yet.",
    send: "Send it now",
    drop: "Drop it",
  },
  prove: {
    title: "Is it still you?",
    lead: "What comes next matters to others, so please show once more that it is you.",
    passkey: "Use a passkey",
    hospital: "Confirm with the hospital’s sign-in",
    submit: "Go on",
    otherwise: "Show it in another way",
    wrongPassword: "This is not your password. Please check it.",
  },
  sessions: {
    title: "Where you are signed in",
    lead: "After {{minutes}} minutes without a press you are signed out, and after {{hours}} hours in any case. End what you do not know.",
    caption: "Your sessions",
    columns: {
      device: "Device",
      used: "Last used",
      began: "Since",
      method: "Signed in with",
      end: "End it",
    },
    devices: { phone: "Phone or tablet", computer: "Computer" },
    methods: {
      password: "Password",
      "password-and-code": "Password and code",
      passkey: "Passkey",
      hospital: "The hospital’s sign-in",
    },
    here: "here, now",
    end: "End",
    /** For the ear, after "End". */
    which: "{{device}}, since {{began}}",
    endOthers: "End all others",
  },
  links: {
    title: "Security of your account",
    sessions: "Where you are signed in",
    factors: "Your second proof: app, passkeys, recovery codes",
  },
  factors: {
    title: "Second proof of who you are",
    needed: "Your task brings you near other people’s requests, so one of these stays in place.",
    wise: "A password can be seen or guessed. With one of these, that is not enough to be you.",
    app: "Authenticator app",
    hasApp: "An app is set up. It shows six digits that change every half minute.",
    noApp: "No app is set up.",
    addApp: "Set up an app",
    replaceApp: "Set up another phone",
    removeApp: "Remove the app",
    passkeys: "Passkeys",
    noPasskey: "No passkey is set up.",
    passkey: "Passkey {{number}}, added on {{on}}",
    addPasskey: "Add a passkey",
    removePasskey: "Remove passkey {{number}}",
    recovery: "Recovery codes",
    recoveryLeft_one: "{{count}} code is left.",
    recoveryLeft_other: "{{count}} codes are left.",
    newCodes: "Make new codes; the old ones stop working",
    lastOne: "This is the only one you have, and your task needs one. Set up another first.",
    back: "Back",
  },
  passkey: {
    title: "Set up a passkey",
    lead: "The lock of this device then signs you in: fingerprint, face or code. On a computer that others use too, use your phone or a security key instead.",
    press: { get: "Use my passkey", create: "Make a passkey" },
    refused: "This passkey was not accepted. Please try again, or use another way.",
    failed: "The device gave no passkey. Please try again, or use another way.",
    withoutScript: "Passkeys need JavaScript in this browser. Everything else works without it.",
    appInstead: "Use an authenticator app instead",
  },
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
