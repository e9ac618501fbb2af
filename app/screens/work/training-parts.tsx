// What a peer has completed: until when it holds, for the peer and for the coordinator, and the coordinator's
// form.
import type { PeerPage, PeerReply, shownHeld } from "#app/http/peers-pages.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { problemOf, textIn } from "#app/screens/ask/ask-screen.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export function HeldTable({ held }: { held: ReturnType<typeof shownHeld> }) {
  const { t } = useTranslation();
  return (
    <DataTable
      isStacked
      caption={t("training.title")}
      columns={[t("training.table.what"), t("training.table.until")]}
      rows={held.map(({ requirement, until, isValid }) => [
        t(`training.requirements.${requirement}`),
        until === null
          ? t("training.never")
          : t(isValid ? "training.until" : "training.over", { day: until }),
      ])}
    />
  );
}

export function TrainingPart({ page, reply }: { page: PeerPage; reply: PeerReply }) {
  const { t } = useTranslation();
  const { peer, taught } = page;
  if (!peer) return null;
  const { problems = [], values = {} } = reply;
  const field = (name: string) => ({
    name,
    value: textIn(values, name),
    ...problemOf(problems, name),
  });
  return (
    <section aria-labelledby="training">
      <h2 id="training">{t("training.title")}</h2>
      <HeldTable held={peer.held} />
      <h3>{t("training.record.title")}</h3>
      {peer.completions.length === 0 ? (
        <p>{t("training.record.none")}</p>
      ) : (
        <DataTable
          isStacked
          caption={t("training.record.title")}
          columns={[
            t("training.record.columns.what"),
            t("training.record.columns.on"),
            t("training.record.columns.undo"),
          ]}
          rows={peer.completions.map(({ id, module, on }) => [
            t(`training.modules.${module}`),
            on,
            module === "promise" || peer.isOwn ? "" : <Undo key={id} id={id} />,
          ])}
        />
      )}
      {peer.isOwn ? null : (
        <form method="post" noValidate data-once>
          <h3>{t("training.record.form")}</h3>
          <Select
            {...field("module")}
            label={t("training.record.module")}
            options={taught.map((module) => ({
              value: module,
              label: t(`training.modules.${module}`),
            }))}
          />
          <TextField
            {...field("completedOn")}
            label={t("training.record.completedOn")}
            type="date"
          />
          <p className="actions">
            <button type="submit" className="primary" name="do" value="train">
              {t("training.record.submit")}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}

function Undo({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <form method="post" data-once>
      <input type="hidden" name="id" value={id} />
      <button type="submit" className="quiet" name="do" value="untrain">
        {t("training.record.remove")}
      </button>
    </form>
  );
}
