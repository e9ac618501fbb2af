// The offer, and what is said after each answer.
import { useTranslation } from "#app/messages/use-translation.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { ReceiptCode } from "#app/ui/receipt-code.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export interface OfferReply {
  done?: "accepted" | "not-now" | "never" | "gone";
  receipt?: string[];
  expected?: string | null;
  problem?: string;
  phone?: string;
}

const saidAfter = {
  "not-now": "offer.notNowDone",
  never: "offer.neverDone",
  gone: "offer.gone",
} as const;

export function OfferScreen({ isOpen, reply }: { isOpen: boolean; reply: OfferReply }) {
  const { t } = useTranslation();
  if (reply.done === "accepted") return <Accepted reply={reply} />;
  const said = reply.done ?? (isOpen ? null : "gone");
  if (said) {
    const words = saidAfter[said];
    return (
      <>
        <PageTitle>{t(`${words}.title`)}</PageTitle>
        <p className="lead">{t(`${words}.body`)}</p>
        <p>
          <a href="/ask">{t("frame.menu.ask")}</a>
        </p>
      </>
    );
  }
  return (
    <>
      <PageTitle>{t("offer.title")}</PageTitle>
      <p className="lead">{t("offer.body")}</p>
      <Notice>
        <p>
          {t("offer.limits")} <a href="/privacy#limits">{t("ask.reach.limitsMore")}</a>
        </p>
      </Notice>
      <form method="post" noValidate data-once>
        <TextField
          name="phone"
          label={t("offer.phone")}
          hint={t("offer.phoneHint")}
          type="tel"
          inputMode="tel"
          isOptional
          value={reply.phone ?? ""}
          {...(reply.problem ? { problem: reply.problem } : {})}
        />
        <p className="actions">
          <button type="submit" className="primary" name="answer" value="yes">
            {t("offer.yes")}
          </button>
          <button type="submit" className="quiet" name="answer" value="not-now">
            {t("offer.notNow")}
          </button>
          <button type="submit" className="quiet" name="answer" value="never">
            {t("offer.never")}
          </button>
        </p>
      </form>
    </>
  );
}

function Accepted({ reply }: { reply: OfferReply }) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t("ask.receipt.title")}</PageTitle>
      <p className="lead">
        {reply.expected
          ? t("ask.receipt.expected", { when: reply.expected })
          : t("ask.receipt.expectedUnknown")}
      </p>
      <p>{t("ask.receipt.code")}</p>
      <ReceiptCode code={(reply.receipt ?? []).join("")} />
      <p>
        {t("ask.receipt.once")} {t("ask.receipt.without")}
      </p>
    </>
  );
}
