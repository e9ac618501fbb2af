// What a peer has agreed to, over all their cases; each can be let go in one press, without a reason.
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { seeFollowUps } from "#app/domain/follow-ups/see-follow-ups.server.ts";
import { skipFollowUp } from "#app/domain/follow-ups/skip-follow-up.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { dayWords } from "#app/ui/moment.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";

export const handle = { isForStaff: true };

const saids = ["skipped", "too-late"] as const;

export const loader = guardStaff("see-own-cases", async (visit) => {
  const planned = await seeFollowUps(visit.actor, {}, visit.world);
  const said = new URL(visit.request.url).searchParams.get("said");
  return {
    work: workNav(visit),
    said: saids.find((word) => word === said) ?? null,
    planned: planned.map(({ id, caseId, dueOn, isDue }) => ({
      id,
      caseId: caseId as string,
      on: dayWords(dueOn, visit.locale),
      isDue,
    })),
  };
});

export const action = guardStaff("work-on-case", async (visit) => {
  const values = await typedValues(visit.request);
  const input = { caseId: textOf(values, "case") as CaseId, followUpId: textOf(values, "id") };
  const { outcome } = await skipFollowUp(visit.actor, input, visit.world);
  if (outcome === "not-found") throw notFound();
  return redirect(`/follow-ups?said=${outcome}`);
});

export default function FollowUps() {
  const { t } = useTranslation();
  const { planned, said } = useLoaderData<typeof loader>();
  return (
    <>
      {said ? (
        <Notice>
          <p role="status">{t(`cases.said.${said}`)}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("followUps.title")}</PageTitle>
      <p>{t("followUps.lead")}</p>
      {planned.length === 0 ? <p>{t("followUps.empty")}</p> : null}
      <ul className="case-rows">
        {planned.map(({ id, caseId, on, isDue }) => (
          <li key={id}>
            <p>{t(isDue ? "followUps.due" : "followUps.later", { on })}</p>
            <form method="post" action="/follow-ups" className="actions" data-once>
              <a className="quiet" href={`/cases/${caseId}`}>
                {t("followUps.open")}
              </a>
              <input type="hidden" name="case" value={caseId} />
              <button type="submit" className="quiet" name="id" value={id}>
                {t("followUps.skip")}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </>
  );
}
