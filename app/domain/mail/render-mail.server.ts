// Turns a mail into the letter that leaves: the template's mark-up and the same as plain text.
import { render, toPlainText } from "@react-email/render";
import { createElement, type ReactElement } from "react";
import type { Settings } from "#app/env.server.ts";
import { CaseNotice } from "#emails/case-notice.tsx";
import type { FrameProps } from "#emails/frame.tsx";
import { Invitation } from "#emails/invitation.tsx";
import { RequestWaiting } from "#emails/request-waiting.tsx";
import { SupportOffer } from "#emails/support-offer.tsx";
import { SurveyInvitation } from "#emails/survey-invitation.tsx";
import { SurveyReminder } from "#emails/survey-reminder.tsx";
import type { Letter } from "./letter.ts";
import type { Mail } from "./mail.ts";
import type { MailTexts, MailTextsOf, NoticeTexts } from "./mail-texts.ts";

/** A header is one line, whatever the settings hold. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, " ").trim();

interface Sheet {
  subject: string;
  page: ReactElement;
}

function sheetOf(mail: Mail, texts: MailTexts, frame: FrameProps, home: string): Sheet {
  switch (mail.template) {
    case "invitation":
    case "password-reset": {
      const isReset = mail.template === "password-reset";
      const { subject, ...rest } = isReset ? texts.passwordReset : texts.invitation;
      const props = { frame, texts: rest, link: mail.props.link };
      return { subject, page: createElement(Invitation, props) };
    }
    case "support-offer":
    case "peer-nomination": {
      const isSupport = mail.template === "support-offer";
      const { subject, ...rest } = isSupport ? texts.supportOffer : texts.peerNomination;
      const props = { frame, texts: rest, link: mail.props.link };
      return { subject, page: createElement(SupportOffer, props) };
    }
    case "case-notice": {
      const { subject, ...rest } = texts.caseNotice;
      return { subject, page: createElement(CaseNotice, { frame, texts: rest, home }) };
    }
    case "request-waiting":
    case "case-due":
    case "hand-off":
    case "training-ends":
    case "password-changed":
    case "proof-cleared": {
      const { subject, ...rest } = noticeOf(mail.template, texts);
      const props = { frame, texts: rest, link: mail.props.link };
      return { subject, page: createElement(RequestWaiting, props) };
    }
    case "survey-invitation": {
      const { subject, ...rest } = texts.surveyInvitation;
      const props = { frame, texts: rest, link: mail.props.link };
      return { subject, page: createElement(SurveyInvitation, props) };
    }
    case "survey-reminder": {
      const { subject, ...rest } = texts.surveyReminder;
      return { subject, page: createElement(SurveyReminder, { frame, texts: rest }) };
    }
  }
}

type Notice = Extract<
  Mail["template"],
  | "request-waiting"
  | "case-due"
  | "hand-off"
  | "training-ends"
  | "password-changed"
  | "proof-cleared"
>;

const noticeOf = (template: Notice, texts: MailTexts): NoticeTexts =>
  ({
    "request-waiting": texts.requestWaiting,
    "case-due": texts.caseDue,
    "hand-off": texts.handOff,
    "training-ends": texts.trainingEnds,
    "password-changed": texts.passwordChanged,
    "proof-cleared": texts.proofCleared,
  })[template];

/** @param sentAt the moment of this attempt, for the Date header. */
export async function letterOf(
  mail: Mail,
  messageId: string,
  settings: Pick<Settings, "siteName" | "mailFrom" | "publicOrigin">,
  textsOf: MailTextsOf,
  sentAt: Date,
): Promise<Letter> {
  const siteName = oneLine(settings.siteName);
  const texts = textsOf(mail.locale, siteName);
  const { language, direction } = texts;
  const frame: FrameProps = { siteName, language, direction, ...texts.frame };
  const { subject, page } = sheetOf(mail, texts, frame, `${settings.publicOrigin}/`);
  const html = await render(page);
  const text = toPlainText(html, {
    wordwrap: 76,
    selectors: [
      { selector: "h1", options: { uppercase: false } },
      { selector: "a", options: { linkBrackets: false, hideLinkHrefIfSameAsText: true } },
    ],
  });
  return {
    messageId,
    from: { name: siteName, address: settings.mailFrom },
    to: mail.to,
    subject: oneLine(subject),
    html,
    text,
    locale: language,
    sentAt,
  };
}
