// Time kept free, and the address for the peer's own calendar program. Times of the two forms on this page
// have ids of their own, since both ask from and to.
import { useTranslation } from "#app/messages/use-translation.ts";
import { TextField } from "#app/ui/text-field.tsx";
import { DeedForm, DutyRows, typedIn } from "./availability-parts.tsx";
import type { PartProps } from "./availability-screen.tsx";

export function HoldsPart({ page, reply }: PartProps) {
  const { t } = useTranslation();
  const typed = typedIn(reply, "hold");
  return (
    <section aria-labelledby="holds">
      <h2 id="holds">{t("rota.holds.title")}</h2>
      {page.holds.length === 0 ? <p>{t("rota.holds.none")}</p> : null}
      <DutyRows>
        {page.holds.map(({ id, day, from, to }) => (
          <li key={id}>
            <p id={`hold-${id}`}>{t("rota.turns.span", { day, from, to })}</p>
            <DeedForm
              deed="release"
              id={id}
              label={t("rota.holds.end")}
              describedBy={`hold-${id}`}
            />
          </li>
        ))}
      </DutyRows>
      <form method="post" action="/availability" noValidate data-once>
        <h3>{t("rota.holds.form")}</h3>
        <TextField name="holdOn" type="date" label={t("rota.holds.on")} {...typed("holdOn")} />
        <TextField
          name="holdFrom"
          type="time"
          label={t("rota.shifts.from")}
          {...typed("holdFrom")}
        />
        <TextField name="holdTo" type="time" label={t("rota.shifts.to")} {...typed("holdTo")} />
        <p className="actions">
          <button type="submit" name="do" value="hold" className="quiet">
            {t("rota.holds.add")}
          </button>
        </p>
      </form>
    </section>
  );
}

export function CalendarPart({ page, reply }: PartProps) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="calendar">
      <h2 id="calendar">{t("rota.calendar.title")}</h2>
      <p>{t("rota.calendar.lead")}</p>
      {reply.link ? (
        <div className="notice" role="status">
          <p>{t("rota.calendar.made")}</p>
          <p>
            <code id="calendar-address">{reply.link}</code>
          </p>
        </div>
      ) : null}
      {page.isCalendarShared && !reply.link ? <p>{t("rota.calendar.againHint")}</p> : null}
      <form method="post" action="/availability" className="actions" data-once>
        <button type="submit" name="do" value="share-calendar" className="quiet">
          {t(page.isCalendarShared ? "rota.calendar.again" : "rota.calendar.share")}
        </button>
        {page.isCalendarShared ? (
          <button type="submit" name="do" value="stop-calendar" className="quiet">
            {t("rota.calendar.stop")}
          </button>
        ) : null}
      </form>
    </section>
  );
}
