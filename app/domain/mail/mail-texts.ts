// What a mail says, as the templates need it. The catalogue fills it (app/messages/mail-texts.server.ts);
// no argument here can carry anything about a case.

export interface FrameTexts {
  /** "This mail was written by a program ..." */
  automatic: string;
  /** Why this person gets it, and that nothing follows from leaving it. */
  reason: string;
}

export interface InvitationTexts {
  subject: string;
  heading: string;
  lead: string;
  action: string;
  validity: string;
  ignore: string;
}

export interface SupportOfferTexts {
  subject: string;
  heading: string;
  lead: string;
  choice: string;
  action: string;
  silence: string;
}

export interface NoticeTexts {
  subject: string;
  heading: string;
  lead: string;
  /** Before the plain address of the site. */
  open: string;
}

export interface SurveyInvitationTexts {
  subject: string;
  heading: string;
  lead: string;
  apart: string;
  action: string;
  choice: string;
}

export interface SurveyReminderTexts {
  subject: string;
  heading: string;
  lead: string;
  /** Why everybody gets it, also those who have answered. */
  everybody: string;
}

export interface MailTexts {
  language: string;
  direction: "ltr" | "rtl";
  frame: FrameTexts;
  invitation: InvitationTexts;
  passwordReset: InvitationTexts;
  passwordChanged: NoticeTexts;
  proofCleared: NoticeTexts;
  supportOffer: SupportOfferTexts;
  peerNomination: SupportOfferTexts;
  caseNotice: NoticeTexts;
  requestWaiting: NoticeTexts;
  handOff: NoticeTexts;
  caseDue: NoticeTexts;
  trainingEnds: NoticeTexts;
  surveyInvitation: SurveyInvitationTexts;
  surveyReminder: SurveyReminderTexts;
}

/** @param locale any; languages that are not there fall back to English. */
export type MailTextsOf = (locale: string, siteName: string) => MailTexts;
