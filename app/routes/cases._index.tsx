// A peer's own open cases.
import { useLoaderData } from "@remix-run/react";
import { seeOwnCases } from "#app/domain/encounters/see-own-cases.server.ts";
import { momentWords } from "#app/http/form-reply.server.ts";
import { guardStaff } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";

export const handle = { isForStaff: true };

const saids = ["closed", "passed-on"] as const;

export const loader = guardStaff("see-own-cases", async (visit) => {
  const listed = await seeOwnCases(visit.actor, {}, visit.world);
  const said = new URL(visit.request.url).searchParams.get("said");
  return {
    work: workNav(visit),
    said: saids.find((word) => word === said) ?? null,
    listed: listed.map(({ id, state, responseClass, contactDueAt }) => ({
      id,
      state,
      responseClass,
      due: contactDueAt ? momentWords(contactDueAt, visit) : null,
    })),
  };
});

export default function Cases() {
  const { t } = useTranslation();
  const { listed, said } = useLoaderData<typeof loader>();
  return (
    <>
      {said ? (
        <Notice>
          <p role="status">{t(`cases.said.${said}`)}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("cases.title")}</PageTitle>
      {listed.length === 0 ? <p className="lead">{t("cases.empty")}</p> : null}
      <p className="actions">
        <a className="quiet" href="/cases/new">
          {t("enter.open")}
        </a>
      </p>
      <ul className="case-rows">
        {listed.map(({ id, state, responseClass, due }) => (
          <li key={id}>
            <a href={`/cases/${id}`}>
              {t("cases.listed", {
                state: t(`cases.states.${state}`),
                class: t(`queue.classes.${responseClass}`),
              })}
            </a>
            {due ? <p className="hint">{t("cases.due", { when: due })}</p> : null}
          </li>
        ))}
      </ul>
    </>
  );
}
