// The rota for a coordinator: hours to cover with their form, and the turns of the next two weeks.
import type { RotaPage } from "#app/http/programme-pages.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import type { HoursReply } from "#app/routes/programme.rota.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { ProgrammeNav } from "./programme-nav.tsx";

interface RotaProps {
  page: RotaPage;
  isSaved: boolean;
  reply: HoursReply;
}

export function RotaScreen({ page, isSaved, reply }: RotaProps) {
  const { t } = useTranslation();
  return (
    <>
      <ErrorSummary problems={reply.problems ?? []} />
      {isSaved && !reply.problems ? (
        <Notice>
          <p role="status">{t("programme.said.planned")}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("programme.rota.title")}</PageTitle>
      <ProgrammeNav here="rota" />
      <section aria-labelledby="hours">
        <h2 id="hours">{t("programme.rota.hours")}</h2>
        {page.hours.length === 0 ? <p>{t("programme.rota.noHours")}</p> : null}
        <ul className="case-rows">
          {page.hours.map(({ key, day, from, to }, place) => (
            <li key={key}>
              <p id={`hours-${place}`}>{t("programme.rota.line", { day, from, to })}</p>
              <form method="post" action="/programme/rota" className="actions" data-once>
                <input type="hidden" name="hours" value={key} />
                <button
                  type="submit"
                  name="do"
                  value="remove"
                  className="quiet"
                  aria-describedby={`hours-${place}`}
                >
                  {t("programme.rota.remove")}
                </button>
              </form>
            </li>
          ))}
        </ul>
        <HoursForm page={page} reply={reply} />
      </section>
      <Turns page={page} />
    </>
  );
}

function HoursForm({ page, reply }: Pick<RotaProps, "page" | "reply">) {
  const { t } = useTranslation();
  const typed = (name: string) => {
    const value = reply.values?.[name];
    const wrong = reply.problems?.find(({ field }) => field === name)?.text;
    return {
      ...(typeof value === "string" ? { value } : {}),
      ...(wrong === undefined ? {} : { problem: wrong }),
    };
  };
  return (
    <form method="post" action="/programme/rota" noValidate data-once>
      <h3>{t("programme.rota.form")}</h3>
      {(["firstDay", "lastDay"] as const).map((name) => (
        <Select
          key={name}
          name={name}
          label={t(`programme.rota.${name}`)}
          options={page.weekdays}
          {...typed(name)}
        />
      ))}
      <TextField name="from" type="time" label={t("programme.rota.from")} {...typed("from")} />
      <TextField
        name="to"
        type="time"
        label={t("programme.rota.to")}
        hint={t("rota.shifts.toHint")}
        {...typed("to")}
      />
      <p className="actions">
        <button type="submit" name="do" value="add" className="primary">
          {t("programme.rota.add")}
        </button>
      </p>
    </form>
  );
}

function Turns({ page }: { page: RotaPage }) {
  const { t } = useTranslation();
  const title = t("programme.rota.turns");
  return (
    <section aria-labelledby="turns">
      <h2 id="turns">{title}</h2>
      {page.turns.length === 0 ? (
        <p>{t("programme.rota.noTurns")}</p>
      ) : (
        <DataTable
          isStacked
          caption={title}
          columns={[t("programme.rota.day"), t("programme.rota.time"), t("programme.rota.who")]}
          rows={page.turns.map(({ day, from, to, name, isAway, isOffered }) => [
            day,
            t("programme.rota.line", { day, from, to }),
            [
              name,
              isAway ? t("programme.rota.away") : null,
              isOffered ? t("programme.rota.offered") : null,
            ]
              .filter((words) => words !== null)
              .join(", "),
          ])}
        />
      )}
    </section>
  );
}
