// Weekly shifts: the list, and the form that adds one.
import { useTranslation } from "#app/messages/use-translation.ts";
import { Select } from "#app/ui/select.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { DeedForm, DutyRows, typedIn } from "./availability-parts.tsx";
import type { PartProps } from "./availability-screen.tsx";

/** Every week to every fourth. */
const rhythms = ["one", "two", "three", "four"] as const;

export function ShiftsPart({ page, reply }: PartProps) {
  const { t } = useTranslation();
  const typed = typedIn(reply, "add-shift");
  return (
    <section aria-labelledby="shifts">
      <h2 id="shifts">{t("rota.shifts.title")}</h2>
      {page.shifts.length === 0 ? <p>{t("rota.shifts.none")}</p> : null}
      <DutyRows>
        {page.shifts.map(({ id, day, from, to, everyWeeks, zone }) => (
          <li key={id}>
            <p id={`shift-${id}`}>
              {t("rota.shifts.line", { day, from, to })}
              {zone ? ` (${zone})` : ""}
              {", "}
              {t(`rota.shifts.every.${rhythms[everyWeeks - 1] ?? "one"}`)}
            </p>
            <DeedForm
              deed="end-shift"
              id={id}
              label={t("rota.shifts.end")}
              describedBy={`shift-${id}`}
            />
          </li>
        ))}
      </DutyRows>
      <form method="post" action="/availability" noValidate data-once>
        <h3>{t("rota.shifts.form")}</h3>
        <Select
          name="weekday"
          label={t("rota.shifts.weekday")}
          options={page.weekdays}
          {...typed("weekday")}
        />
        <TextField name="from" type="time" label={t("rota.shifts.from")} {...typed("from")} />
        <TextField
          name="to"
          type="time"
          label={t("rota.shifts.to")}
          hint={t("rota.shifts.toHint")}
          {...typed("to")}
        />
        <Select
          name="everyWeeks"
          label={t("rota.shifts.everyWeeks")}
          options={rhythms.map((rhythm, index) => ({
            value: String(index + 1),
            label: t(`rota.shifts.every.${rhythm}`),
          }))}
          {...typed("everyWeeks")}
        />
        <TextField
          name="timeZone"
          label={t("rota.shifts.timeZone")}
          hint={t("rota.shifts.timeZoneHint", { zone: page.zone })}
          isOptional
          {...typed("timeZone")}
        />
        <p className="actions">
          <button type="submit" name="do" value="add-shift" className="primary">
            {t("rota.shifts.add")}
          </button>
        </p>
      </form>
    </section>
  );
}
