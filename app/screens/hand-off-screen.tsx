// A hand-off as the receiving side sees it, by link or signed in: what was allowed, and two buttons.
import type { HandOffShown } from "#app/domain/step-ups/answer-hand-off.server.ts";
import type { Channel } from "#app/domain/support-requests/request.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { CheckAnswers } from "#app/ui/check-answers.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";

export interface HandOffReply {
  answered?: { outcome: "confirmed"; shown: HandOffShown } | { outcome: "declined" };
}

export function HandOffScreen({
  action,
  shown,
  reply,
}: {
  action: string;
  shown: HandOffShown | null;
  reply: HandOffReply;
}) {
  const { t } = useTranslation();
  const { answered } = reply;
  const seen = answered?.outcome === "confirmed" ? answered.shown : shown;
  if (answered?.outcome === "declined" || !seen) {
    return (
      <>
        <PageTitle>{t(answered ? "handOff.title" : "handOff.gone.title")}</PageTitle>
        <p role={answered ? "status" : undefined}>
          {t(answered ? "handOff.declined" : "handOff.gone.body")}
        </p>
      </>
    );
  }
  return (
    <>
      {answered ? (
        <Notice tone="lamp">
          <p role="status">{t("handOff.confirmed")}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("handOff.title")}</PageTitle>
      <p>{t("handOff.lead")}</p>
      <CheckAnswers
        rows={[
          { label: t("handOff.to"), value: seen.entryName },
          { label: t("handOff.name"), value: seen.name ?? t("handOff.noName") },
          {
            label: t("handOff.reach"),
            value: seen.reach
              ? t("ask.check.reachBy", {
                  channel: t(`ask.reach.channels.${(seen.channel ?? "phone") as Channel}`),
                  reach: seen.reach,
                })
              : t("handOff.noReach"),
          },
          ...(seen.talks === null ? [] : [{ label: t("handOff.talks"), value: `${seen.talks}` }]),
        ]}
      />
      {answered ? null : (
        <form method="post" action={action} data-once>
          <p className="hint">{t("handOff.note")}</p>
          <p className="actions">
            <button type="submit" className="primary" name="answer" value="confirm">
              {t("handOff.confirm")}
            </button>
            <button type="submit" className="quiet" name="answer" value="decline">
              {t("handOff.decline")}
            </button>
          </p>
        </form>
      )}
    </>
  );
}
