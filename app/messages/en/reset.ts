// The way back in for whoever forgot a password, and what is mailed when an account is changed. Every answer
// is the same whether or not there is an account behind the address.
export const reset = {
  link: "Forgot your password?",
  title: "A new password",
  lead: "Type your work e-mail address. If an account with a password belongs to it, a mail with a link is sent there. Your app or passkey stays as it is.",
  email: "Work e-mail address",
  submit: "Send the mail",
  asked: {
    title: "Look into your mail",
    body: "If an account with a password belongs to this address, a link is on its way. It works once, within {{minutes}} minutes. You can ask three times within that while.",
    hospital:
      "If you sign in with the hospital’s account, there is no password here. Change it there.",
    none: "No mail? Ask your administrator: you may have to be invited anew.",
  },
  crowded:
    "Very many people are writing at this moment. Please press the button again in a few minutes.",
  problem: "Type one e-mail address, such as name@hospital.example.",
  choose: {
    title: "Choose a new password",
    lead: "At least 15 characters. A few words in a row are easy to remember and hard to guess. You are then signed out everywhere, and sign in with it.",
    submit: "Save the password",
  },
} as const;

export const accountMail = {
  reset: {
    subject: "Your password for {{siteName}}",
    heading: "Choose a new password",
    lead: "Somebody asked for a new password for your account in {{siteName}}. Open the link and choose one. Your app or passkey is still asked for.",
    action: "Choose a new password",
    validity_one: "The link can be used once, within {{count}} minute.",
    validity_other: "The link can be used once, within {{count}} minutes.",
    ignore: "If you did not ask for it, leave it: your password stays as it is.",
  },
  changed: {
    subject: "Your account in {{siteName}} was changed",
    heading: "Your password is new",
    lead: "A new password was chosen for your account in {{siteName}}, by a link that was mailed to you. You are signed out everywhere. If that was not you, tell your administrator now.",
    open: "Sign in at",
  },
  cleared: {
    subject: "Your account in {{siteName}} was changed",
    heading: "Your second proof was taken away",
    lead: "Two administrators of {{siteName}} took away the app, passkeys and recovery codes of your account, so that you can set up new ones at your next sign-in. If you did not ask for it, tell your administrator now.",
    open: "Sign in at",
  },
} as const;
