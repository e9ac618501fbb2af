// The sessions of one person, the newest first, each with its end.
import type { Device, ProofMethod } from "#app/domain/access/session-limits.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { DataTable } from "#app/ui/data-table.tsx";

export interface ShownSession {
  id: string;
  device: Device;
  method: ProofMethod;
  began: string;
  used: string;
  isHere: boolean;
}

export function SessionList({ sessions }: { sessions: readonly ShownSession[] }) {
  const { t } = useTranslation();
  const names = ["device", "used", "began", "method", "end"] as const;
  return (
    <form method="post" action="/account/sessions" data-once>
      <DataTable
        caption={t("account.sessions.caption")}
        columns={names.map((name) => t(`account.sessions.columns.${name}`))}
        isStacked
        rows={sessions.map(({ id, device, method, began, used, isHere }) => [
          t(`account.sessions.devices.${device}`),
          isHere ? t("account.sessions.here") : used,
          began,
          t(`account.sessions.methods.${method}`),
          <button key={id} type="submit" className="quiet" name="end" value={id}>
            {t("account.sessions.end")}
            <span className="unseen">
              {" "}
              {t("account.sessions.which", {
                device: t(`account.sessions.devices.${device}`),
                began,
              })}
            </span>
          </button>,
        ])}
      />
      {sessions.length > 1 ? (
        <p className="actions">
          <button type="submit" className="quiet" name="end" value="others">
            {t("account.sessions.endOthers")}
          </button>
        </p>
      ) : null}
    </form>
  );
}
