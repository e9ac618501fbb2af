// The directory as its coordinator keeps it.
import { costs, helpKinds, levels } from "#app/domain/directory/directory.ts";
import type { FieldProblem, TypedValues } from "#app/http/form-reply.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { problemOf, textIn } from "#app/screens/ask/ask-screen.tsx";
import { type Help, HelpList } from "#app/screens/help-list.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { DrillLine, type ShownDrill } from "./crisis-path-screen.tsx";

export interface DirectoryReply {
  problems?: FieldProblem[];
  values?: TypedValues;
  removing?: string;
}

interface DirectoryProps {
  helps: readonly Help[];
  supervisors: readonly { value: string; label: string }[];
  changing: Record<string, string | null> | null;
  drill: ShownDrill | null;
  said: "kept" | "removed" | null;
  reply: DirectoryReply;
}

const to = "/programme/directory";

export function DirectoryScreen(props: DirectoryProps) {
  const { helps, drill, said, reply } = props;
  const { t } = useTranslation();
  if (reply.removing !== undefined) return <SureQuestion id={reply.removing} />;
  return (
    <>
      <ErrorSummary problems={reply.problems ?? []} />
      {said && !reply.problems ? (
        <Notice>
          <p role="status">{t(`directory.said.${said}`)}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("directory.title")}</PageTitle>
      <p>{t("directory.lead")}</p>
      <div className="two-panes">
        <div>
          {helps.length === 0 ? <p>{t("directory.empty")}</p> : null}
          {helps.map((help) => (
            <section key={help.id}>
              <HelpList helps={[help]} />
              <form method="post" action={to} className="actions" data-once>
                <a className="quiet" href={`${to}?change=${help.id}`}>
                  {t("directory.change")}
                </a>
                <input type="hidden" name="id" value={help.id} />
                <button type="submit" className="quiet" name="do" value="remove">
                  {t("directory.remove")}
                </button>
              </form>
            </section>
          ))}
          <DrillLine drill={drill} />
          <p className="actions">
            <a className="quiet" href="/programme/drill">
              {t("crisisPath.drill.open")}
            </a>
          </p>
        </div>
        <div>
          <EntryForm {...props} />
        </div>
      </div>
    </>
  );
}

function EntryForm({ supervisors, changing, reply }: DirectoryProps) {
  const { t } = useTranslation();
  const { problems = [], values } = reply;
  const field = (name: string) => ({
    name,
    value: values ? textIn(values, name) : (changing?.[name] ?? ""),
    ...problemOf(problems, name),
  });
  const id = values ? textIn(values, "id") : (changing?.id ?? "");
  const options = <T extends string>(list: readonly T[], words: (value: T) => string) =>
    list.map((value) => ({ value, label: words(value) }));
  return (
    <form method="post" action={to} noValidate data-once>
      <h2>{t(id ? "directory.change" : "directory.add")}</h2>
      <input type="hidden" name="id" value={id ?? ""} />
      <TextField {...field("name")} label={t("directory.name")} />
      <Select
        {...field("kind")}
        label={t("directory.kind")}
        options={options(helpKinds, (value) => t(`directory.kinds.${value}`))}
      />
      <Select
        {...field("level")}
        label={t("directory.level")}
        options={levels.map((level) => ({
          value: String(level),
          label: t(`directory.levels.l${level}`),
        }))}
      />
      <TextField
        {...field("hours")}
        label={t("directory.hoursField")}
        hint={t("directory.hoursHint")}
      />
      <Select
        {...field("cost")}
        label={t("directory.cost")}
        options={options(costs, (value) => t(`directory.costs.${value}`))}
      />
      <TextField {...field("confidentiality")} label={t("directory.confidentiality")} />
      <TextField {...field("phone")} label={t("directory.phone")} type="tel" inputMode="tel" />
      <TextField
        {...field("email")}
        label={t("directory.email")}
        hint={t("directory.emailHint")}
        type="email"
        isOptional
      />
      <TextField
        {...field("crisisOrder")}
        label={t("directory.crisisOrder")}
        hint={t("directory.crisisOrderHint")}
        inputMode="numeric"
        isOptional
      />
      <Select
        {...field("accountId")}
        label={t("directory.account")}
        options={[{ value: "", label: t("directory.noAccount") }, ...supervisors]}
      />
      <p className="actions">
        <button type="submit" className="primary" name="do" value="keep">
          {t("directory.save")}
        </button>
      </p>
    </form>
  );
}

function SureQuestion({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <>
      <BackLink to={to} />
      <PageTitle>{t("directory.removeSure")}</PageTitle>
      <form method="post" action={to} className="actions" data-once>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="do" value="remove" />
        <button type="submit" className="primary" name="sure" value="yes">
          {t("directory.remove")}
        </button>
      </form>
    </>
  );
}
