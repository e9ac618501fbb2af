// Three ways for a peer to let a case go once the two have been in touch, the one with consent first; and one
// line on the case that says where the question stands.
import { useTranslation } from "#app/messages/use-translation.ts";
import type { ShownCase } from "#app/routes/cases.$caseId._index.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";

export function HandOnLine({ handOn }: Pick<ShownCase, "handOn">) {
  const { t } = useTranslation();
  return handOn ? <p>{t(`handOnCase.standing.${handOn.is}`, { on: handOn.on })}</p> : null;
}

const ways = [
  { way: "agreed", deed: "pass-on" },
  { way: "ask", deed: "ask-hand-on" },
  { way: "alone", deed: "pass-on" },
] as const;

export function HandOnScreen({ id, state, handOn }: Pick<ShownCase, "id" | "state" | "handOn">) {
  const { t } = useTranslation();
  // While the person rests nobody asks them anything, and nobody can have spoken with them.
  const canAsk = ways.filter(({ way }) => state !== "paused" || way === "alone");
  // Whoever said no on their own page says yes there too, when they are asked again.
  const open = canAsk.filter(({ way }) => way !== "agreed" || handOn?.is !== "refused");
  return (
    <>
      <BackLink to={`/cases/${id}`} />
      <PageTitle>{t("handOnCase.title")}</PageTitle>
      <p>{t("handOnCase.lead")}</p>
      <HandOnLine handOn={handOn} />
      {open.map(({ way, deed }) => (
        <form method="post" action={`/cases/${id}?index`} key={way} data-once>
          <h2>{t(`handOnCase.${way}.title`)}</h2>
          <p>{t(`handOnCase.${way}.body`)}</p>
          <input type="hidden" name="do" value={deed} />
          {way === "agreed" ? <input type="hidden" name="agreed" value="yes" /> : null}
          <button type="submit" className="quiet" name="sure" value="yes">
            {t(`handOnCase.${way}.yes`)}
          </button>
        </form>
      ))}
      <p className="actions">
        <a href={`/cases/${id}`}>{t("cases.sure.no")}</a>
      </p>
    </>
  );
}
