// On the person's own page: their peer asks whether another may go on; and what they once agreed to, to be
// taken back in one press.
import { useTranslation } from "#app/messages/use-translation.ts";
import { Notice } from "#app/ui/notice.tsx";

interface HandOnQuestionProps {
  /** The last day to answer; null when nothing is asked. */
  until: string | null;
  isLogShared: boolean;
}

export function HandOnQuestion({ until, isLogShared }: HandOnQuestionProps) {
  const { t } = useTranslation();
  if (until) {
    return (
      <Notice tone="lamp">
        <form method="post" action="/support" data-once>
          <h2>{t("handOnCase.own.title")}</h2>
          <p>{t("handOnCase.own.body", { on: until })}</p>
          <p className="actions">
            <button type="submit" className="primary" name="change" value="agree-hand-on">
              {t("handOnCase.own.yes")}
            </button>
            <button type="submit" className="quiet" name="change" value="refuse-hand-on">
              {t("handOnCase.own.no")}
            </button>
          </p>
        </form>
      </Notice>
    );
  }
  if (!isLogShared) return null;
  return (
    <form method="post" action="/support" data-once>
      <p>{t("handOnCase.own.shared")}</p>
      <button type="submit" className="quiet" name="change" value="hide-log">
        {t("handOnCase.own.hide")}
      </button>
    </form>
  );
}
