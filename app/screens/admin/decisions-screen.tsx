// What waits for a second administrator, what was decided, and the way to ask for a case role.
import type { decisionsShown } from "#app/http/control-pages.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextField } from "#app/ui/text-field.tsx";

type Shown = ReturnType<typeof decisionsShown>;
type Waiting = Shown["open"][number];

export function DecisionsScreen({ shown, said }: { shown: Shown; said: string | null }) {
  const { t } = useTranslation();
  const { open, past } = shown;
  return (
    <>
      {said ? (
        <Notice>
          <p role="status">{said}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("adminControl.decisions.title")}</PageTitle>
      <p>{t("adminControl.decisions.lead")}</p>
      <h2>{t("adminControl.decisions.open")}</h2>
      {open.length === 0 ? <p>{t("adminControl.decisions.noneOpen")}</p> : null}
      {open.map((proposal) => (
        <OpenProposal key={proposal.id} proposal={proposal} />
      ))}
      <h2>{t("adminControl.decisions.past")}</h2>
      {past.length === 0 ? (
        <p>{t("adminControl.decisions.nonePast")}</p>
      ) : (
        <DataTable
          isStacked
          caption={t("adminControl.decisions.past")}
          columns={[
            t("adminControl.decisions.what"),
            t("adminControl.decisions.who"),
            t("adminControl.decisions.how"),
          ]}
          rows={past.map(({ what, who, state, decidedBy }) => [
            what,
            who,
            decidedBy ? `${state}: ${decidedBy}` : state,
          ])}
        />
      )}
      <AskInEmergency supervisors={shown.supervisors} />
      <AskForRole administrators={shown.administrators} />
    </>
  );
}

function OpenProposal({ proposal }: { proposal: Waiting }) {
  const { t } = useTranslation();
  const { id, what, askedBy, mayGrant, mayTakeBack } = proposal;
  return (
    <section aria-labelledby={`asked-${id}`}>
      <h3 id={`asked-${id}`}>{what}</h3>
      <p>{askedBy}</p>
      {mayTakeBack ? <p className="hint">{t("adminControl.decisions.own")}</p> : null}
      <form method="post" action="/admin/decisions" data-once>
        <input type="hidden" name="proposal" value={id} />
        <p className="actions">
          {mayGrant ? (
            <>
              <button type="submit" className="primary" name="decide" value="grant">
                {t("adminControl.decisions.grant")}
              </button>
              <button type="submit" className="quiet" name="decide" value="refuse">
                {t("adminControl.decisions.refuse")}
              </button>
            </>
          ) : null}
          {mayTakeBack ? (
            <button type="submit" className="quiet" name="decide" value="take-back">
              {t("adminControl.decisions.takeBack")}
            </button>
          ) : null}
        </p>
      </form>
    </section>
  );
}

function AskInEmergency({ supervisors }: Pick<Shown, "supervisors">) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="emergency">
      <h2 id="emergency">{t("adminControl.decisions.emergency.title")}</h2>
      <p>{t("adminControl.decisions.emergency.lead")}</p>
      {supervisors.length === 0 ? (
        <p>{t("adminControl.decisions.emergency.none")}</p>
      ) : (
        <form method="post" action="/admin/decisions" noValidate data-once>
          <input type="hidden" name="ask" value="emergency" />
          <TextField
            name="emergencyNumber"
            label={t("adminControl.decisions.emergency.number")}
            hint={t("adminControl.decisions.emergency.numberHint")}
            maxLength={20}
          />
          <Select
            name="supervisorId"
            label={t("adminControl.decisions.emergency.who")}
            options={supervisors.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <p className="actions">
            <button type="submit" className="quiet">
              {t("adminControl.decisions.emergency.submit")}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}

function AskForRole({ administrators }: Pick<Shown, "administrators">) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="role">
      <h2 id="role">{t("adminControl.decisions.role.title")}</h2>
      <p>{t("adminControl.decisions.role.lead")}</p>
      <form method="post" action="/admin/decisions" data-once>
        <input type="hidden" name="ask" value="role" />
        <Select
          name="accountId"
          label={t("adminControl.decisions.role.who")}
          options={administrators.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          name="role"
          label={t("adminControl.decisions.role.role")}
          options={(["coordinator", "supervisor"] as const).map((role) => ({
            value: role,
            label: t(`adminControl.decisions.roles.${role}`),
          }))}
        />
        <p className="actions">
          <button type="submit" className="quiet">
            {t("adminControl.decisions.role.submit")}
          </button>
        </p>
      </form>
    </section>
  );
}
