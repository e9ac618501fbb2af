// A copy of one's data, the record's number, and the way to have everything erased.
import { useTranslation } from "#app/messages/use-translation.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";

export interface OwnDataReply {
  isAsked?: boolean;
  heldUntil?: string;
}

export function OwnDataScreen({
  recordNumber,
  reply,
}: {
  recordNumber: string;
  reply: OwnDataReply;
}) {
  const { t } = useTranslation();
  if (reply.isAsked) return <SureToErase />;
  return (
    <>
      <BackLink to="/support" />
      {reply.heldUntil ? (
        <Notice>
          <p role="alert">{t("ownData.held", { on: reply.heldUntil })}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("ownData.title")}</PageTitle>
      <h2>{t("ownData.copy.title")}</h2>
      <p>{t("ownData.copy.lead")}</p>
      <ul className="plain-list">
        <li>
          <a href="/support/data.txt" download>
            {t("ownData.copy.text")}
          </a>
        </li>
        <li>
          <a href="/support/data.json" download>
            {t("ownData.copy.json")}
          </a>
        </li>
      </ul>
      <h2>{t("ownData.number.title")}</h2>
      <p translate="no">
        <code>{recordNumber}</code>
      </p>
      <p>{t("ownData.number.lead")}</p>
      <h2>{t("ownData.erase.title")}</h2>
      <p>{t("ownData.erase.lead")}</p>
      <form method="post" action="/support/data" data-once>
        <p className="actions">
          <button type="submit" className="quiet" name="erase" value="yes">
            {t("ownData.erase.button")}
          </button>
        </p>
      </form>
    </>
  );
}

function SureToErase() {
  const { t } = useTranslation();
  return (
    <>
      <BackLink to="/support/data" />
      <PageTitle>{t("ownData.sure.title")}</PageTitle>
      <p className="lead">{t("ownData.sure.body")}</p>
      <form method="post" action="/support/data" data-once>
        <p className="actions">
          <button type="submit" className="primary" name="sure" value="yes">
            {t("ownData.sure.yes")}
          </button>
          <a className="quiet" href="/support/data">
            {t("ownData.sure.no")}
          </a>
        </p>
      </form>
    </>
  );
}
