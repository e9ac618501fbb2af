// The words of the mails, out of the catalogue, in the recipient's language.
import { resetMinutes } from "#app/domain/access/invitation.ts";
import type { MailTexts } from "#app/domain/mail/mail-texts.ts";
import { retention } from "#app/domain/retention/retention-rules.ts";
import { languageOf } from "./languages.server.ts";

/** @param locale any; a language that is not there gives English. */
export function mailTexts(locale: string, siteName: string): MailTexts {
  const { t, dir } = languageOf(locale);
  const name = { siteName };
  return {
    language: locale,
    direction: dir(locale),
    frame: { automatic: t("mail.frame.automatic"), reason: t("mail.frame.reason") },
    invitation: {
      subject: t("mail.invitation.subject", name),
      heading: t("mail.invitation.heading"),
      lead: t("mail.invitation.lead", name),
      action: t("mail.invitation.action"),
      validity: t("mail.invitation.validity", { count: retention.invitationHours }),
      ignore: t("mail.invitation.ignore"),
    },
    passwordReset: {
      subject: t("accountMail.reset.subject", name),
      heading: t("accountMail.reset.heading"),
      lead: t("accountMail.reset.lead", name),
      action: t("accountMail.reset.action"),
      validity: t("accountMail.reset.validity", { count: resetMinutes }),
      ignore: t("accountMail.reset.ignore"),
    },
    passwordChanged: accountTexts("changed"),
    proofCleared: accountTexts("cleared"),
    supportOffer: offerTexts("mail.supportOffer"),
    peerNomination: offerTexts("candidates.mail"),
    caseNotice: noticeTexts("caseNotice"),
    requestWaiting: noticeTexts("requestWaiting"),
    caseDue: noticeTexts("caseDue"),
    handOff: noticeTexts("handOff"),
    trainingEnds: noticeTexts("trainingEnds"),
    surveyInvitation: {
      subject: t("surveyMail.invitation.subject", name),
      heading: t("surveyMail.invitation.heading"),
      lead: t("surveyMail.invitation.lead", name),
      apart: t("surveyMail.invitation.apart"),
      action: t("surveyMail.invitation.action"),
      choice: t("surveyMail.invitation.choice"),
    },
    surveyReminder: {
      subject: t("surveyMail.reminder.subject", name),
      heading: t("surveyMail.reminder.heading"),
      lead: t("surveyMail.reminder.lead", name),
      everybody: t("surveyMail.reminder.everybody"),
    },
  };

  function accountTexts(notice: "changed" | "cleared") {
    return {
      subject: t(`accountMail.${notice}.subject`, name),
      heading: t(`accountMail.${notice}.heading`),
      lead: t(`accountMail.${notice}.lead`, name),
      open: t(`accountMail.${notice}.open`, name),
    };
  }

  function offerTexts(offer: "mail.supportOffer" | "candidates.mail") {
    return {
      // One subject for both: whoever sees the list of mails learns nothing.
      subject: t("mail.supportOffer.subject", name),
      heading: t(`${offer}.heading`),
      lead: t(`${offer}.lead`, name),
      choice: t(`${offer}.choice`),
      action: t(`${offer}.action`),
      silence: t(`${offer}.silence`),
    };
  }
  function noticeTexts(
    notice: "caseNotice" | "requestWaiting" | "caseDue" | "handOff" | "trainingEnds",
  ) {
    return {
      subject: t(`mail.${notice}.subject`, name),
      heading: t(`mail.${notice}.heading`),
      lead: t(`mail.${notice}.lead`, name),
      open: t(`mail.${notice}.open`, name),
    };
  }
}
