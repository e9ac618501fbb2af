// Days in force, the clock, the holds; each with the form that asks for something else.
import type { retentionShown } from "#app/http/control-pages.server.ts";
import type { TypedValues } from "#app/http/form-reply.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { TextField } from "#app/ui/text-field.tsx";

type Shown = ReturnType<typeof retentionShown>;
export interface RetentionReply {
  said?: string;
  wrongField?: string;
  values?: TypedValues;
}

type Words = ReturnType<typeof useTranslation>["t"];

function problemWords({ wrongField }: RetentionReply, { rules }: Shown, t: Words): string | null {
  if (wrongField === undefined) return null;
  const rule = rules.find(({ name }) => name === wrongField);
  if (rule) return t("adminControl.retention.wrongDays", { least: rule.least, most: rule.most });
  const isUntil = wrongField === "untilOn";
  return t(`adminControl.holds.${isUntil ? "wrongUntil" : "wrongNumber"}`);
}

export function RetentionScreen({ shown, reply }: { shown: Shown; reply: RetentionReply }) {
  const { t } = useTranslation();
  const problem = problemWords(reply, shown, t);
  const field = reply.wrongField ?? "";
  return (
    <>
      <ErrorSummary problems={problem ? [{ field, text: problem }] : []} />
      {reply.said ? (
        <Notice>
          <p role="status">{reply.said}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("adminControl.retention.title")}</PageTitle>
      <p>{t("adminControl.retention.lead")}</p>
      <ClockNotice shown={shown} />
      <Rules shown={shown} reply={reply} problem={problem} />
      <Holds shown={shown} reply={reply} problem={problem} />
    </>
  );
}

function ClockNotice({ shown }: { shown: Shown }) {
  const { t } = useTranslation();
  const now = shown.clockSays;
  return (
    <section aria-labelledby="clock">
      <h2 id="clock">{t("adminControl.clock.title")}</h2>
      {shown.hasJumped ? (
        <Notice tone="lamp">
          <p>{t("adminControl.clock.jumped", { now })}</p>
          <form method="post" action="/admin/retention" data-once>
            <button type="submit" className="primary" name="clock" value="right">
              {t("adminControl.clock.confirm")}
            </button>
          </form>
        </Notice>
      ) : (
        <p>{t("adminControl.clock.fine", { now })}</p>
      )}
    </section>
  );
}

interface PartProps {
  shown: Shown;
  reply: RetentionReply;
  problem: string | null;
}

const typedIn = (reply: RetentionReply, name: string): string | undefined => {
  const value = reply.values?.[name];
  return reply.wrongField === undefined || typeof value !== "string" ? undefined : value;
};
const problemAt = ({ reply, problem }: PartProps, name: string) =>
  problem && reply.wrongField === name ? { problem } : {};

function Rules(props: PartProps) {
  const { shown, reply } = props;
  const { t } = useTranslation();
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{t("adminControl.retention.table")}</h2>
      <DataTable
        caption={t("adminControl.retention.table")}
        columns={[
          t("adminControl.retention.what"),
          { label: t("adminControl.retention.days"), isNumber: true },
          t("adminControl.retention.between"),
        ]}
        rows={[
          ...shown.rules.map(({ label, days, least, most }) => [
            label,
            days,
            t("adminControl.retention.range", { least, most }),
          ]),
          [
            t("adminControl.retention.rules.longestDays"),
            shown.longestDays,
            t("adminControl.retention.fixed"),
          ],
        ]}
      />
      <h3>{t("adminControl.retention.change")}</h3>
      <form method="post" action="/admin/retention" noValidate data-once>
        <input type="hidden" name="ask" value="rules" />
        {shown.rules.map(({ name, label, days, least, most }) => (
          <TextField
            key={name}
            name={name}
            label={label}
            hint={t("adminControl.retention.range", { least, most })}
            value={typedIn(reply, name) ?? String(days)}
            inputMode="numeric"
            maxLength={3}
            {...problemAt(props, name)}
          />
        ))}
        <p className="actions">
          <button type="submit" className="quiet">
            {t("adminControl.retention.submit")}
          </button>
        </p>
      </form>
    </section>
  );
}

function Holds(props: PartProps) {
  const { shown, reply } = props;
  const { t } = useTranslation();
  return (
    <section aria-labelledby="holds">
      <h2 id="holds">{t("adminControl.holds.title")}</h2>
      <p>{t("adminControl.holds.lead")}</p>
      {shown.holds.length === 0 ? (
        <p>{t("adminControl.holds.none")}</p>
      ) : (
        <DataTable
          caption={t("adminControl.holds.table")}
          columns={[
            t("adminControl.holds.number"),
            t("adminControl.holds.until"),
            t("adminControl.holds.end"),
          ]}
          rows={shown.holds.map(({ recordNumber, number, until }) => [
            <code key="number" translate="no">
              {number}
            </code>,
            until,
            <form key="end" method="post" action="/admin/retention" data-once>
              <input type="hidden" name="ask" value="end-hold" />
              <input type="hidden" name="recordNumber" value={recordNumber} />
              <button type="submit" className="quiet">
                {t("adminControl.holds.end")}
                <span className="unseen"> {number}</span>
              </button>
            </form>,
          ])}
        />
      )}
      <h3>{t("adminControl.holds.ask")}</h3>
      <form method="post" action="/admin/retention" noValidate data-once>
        <input type="hidden" name="ask" value="hold" />
        <TextField
          name="recordNumber"
          label={t("adminControl.holds.number")}
          hint={t("adminControl.holds.numberHint")}
          value={typedIn(reply, "recordNumber") ?? ""}
          maxLength={20}
          {...problemAt(props, "recordNumber")}
        />
        <TextField
          name="untilOn"
          type="date"
          label={t("adminControl.holds.until")}
          hint={t("adminControl.holds.untilHint")}
          value={typedIn(reply, "untilOn") ?? ""}
          {...problemAt(props, "untilOn")}
        />
        <p className="actions">
          <button type="submit" className="quiet">
            {t("adminControl.holds.submit")}
          </button>
        </p>
      </form>
    </section>
  );
}
