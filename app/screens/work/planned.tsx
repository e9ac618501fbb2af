// What is planned in a case: talks that can be let go, and the person's own steps if they show them.
import { useTranslation } from "#app/messages/use-translation.ts";
import type { ShownCase } from "#app/routes/cases.$caseId._index.tsx";

export function Planned({ shown }: { shown: ShownCase }) {
  const { t } = useTranslation();
  const { followUps, plan } = shown;
  return (
    <>
      {followUps.length > 0 ? <h2>{t("followUps.title")}</h2> : null}
      {followUps.map(({ id, on }) => (
        <form key={id} method="post" action="/follow-ups" className="actions" data-once>
          <span>{t("followUps.later", { on })}</span>
          <input type="hidden" name="case" value={shown.id} />
          <button type="submit" className="quiet" name="id" value={id}>
            {t("followUps.skip")}
          </button>
        </form>
      ))}
      {plan ? (
        <>
          <h2>{t("privatePlan.shared")}</h2>
          <ul>
            {plan.steps.map((step) => (
              <li key={step}>{t(`privatePlan.steps.${step}`)}</li>
            ))}
            {plan.backOn ? <li>{t("privatePlan.sharedBack", { on: plan.backOn })}</li> : null}
            {plan.fullOn ? <li>{t("privatePlan.sharedFull", { on: plan.fullOn })}</li> : null}
          </ul>
        </>
      ) : null}
    </>
  );
}
