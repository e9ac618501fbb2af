// Days away, rest, and how many open cases a peer carries.
import { useTranslation } from "#app/messages/use-translation.ts";
import { Select } from "#app/ui/select.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { DeedForm, DutyRows, typedIn } from "./availability-parts.tsx";
import type { PartProps } from "./availability-screen.tsx";

export function LeavesPart({ page, reply }: PartProps) {
  const { t } = useTranslation();
  const typed = typedIn(reply, "add-leave");
  return (
    <section aria-labelledby="leaves">
      <h2 id="leaves">{t("rota.leaves.title")}</h2>
      {page.leaves.length === 0 ? <p>{t("rota.leaves.none")}</p> : null}
      <DutyRows>
        {page.leaves.map(({ id, from, to }) => (
          <li key={id}>
            <p id={`leave-${id}`}>{t("rota.leaves.line", { from, to })}</p>
            <DeedForm
              deed="end-leave"
              id={id}
              label={t("rota.shifts.end")}
              describedBy={`leave-${id}`}
            />
          </li>
        ))}
      </DutyRows>
      <form method="post" action="/availability" noValidate data-once>
        <h3>{t("rota.leaves.form")}</h3>
        <TextField name="fromOn" type="date" label={t("rota.leaves.fromOn")} {...typed("fromOn")} />
        <TextField name="toOn" type="date" label={t("rota.leaves.toOn")} {...typed("toOn")} />
        <p className="actions">
          <button type="submit" name="do" value="add-leave" className="primary">
            {t("rota.leaves.add")}
          </button>
        </p>
      </form>
    </section>
  );
}

export function LoadPart({ page, reply }: PartProps) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="load">
      <h2 id="load">{t("rota.load.title")}</h2>
      <p>{t("rota.load.open", { count: page.openCases })}</p>
      <p>
        {page.trainedUntil
          ? t("rota.load.trained", { day: page.trainedUntil })
          : t("rota.load.notTrained")}{" "}
        <a href="/supervision/own">{t("rota.load.training")}</a>
      </p>
      <form method="post" action="/availability" noValidate data-once>
        <Select
          name="caseCap"
          label={t("rota.load.cap")}
          options={[1, 2, 3, 4, 5].map((cap) => ({ value: String(cap), label: String(cap) }))}
          value={String(Math.min(5, page.caseCap))}
        />
        <p className="actions">
          <button type="submit" name="do" value="cap" className="quiet">
            {t("rota.load.save")}
          </button>
        </p>
      </form>
      {page.restingUntil ? (
        <form method="post" action="/availability" data-once>
          <p>{t("rota.load.resting", { day: page.restingUntil })}</p>
          <p className="actions">
            <button type="submit" name="do" value="back" className="primary">
              {t("rota.load.back")}
            </button>
          </p>
        </form>
      ) : (
        <form method="post" action="/availability" noValidate data-once>
          <TextField
            name="restingUntilOn"
            type="date"
            label={t("rota.load.rest")}
            hint={t("rota.load.restHint")}
            {...typedIn(reply, "rest")("restingUntilOn")}
          />
          <p className="actions">
            <button type="submit" name="do" value="rest" className="quiet">
              {t("rota.load.start")}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}
