// How soon: the targets at a glance, and the form of the class that is being changed.
import type { ResponseTarget } from "#app/domain/duty/response-targets.ts";
import { clocks } from "#app/domain/duty/response-targets.ts";
import type { ResponseClass } from "#app/domain/support-requests/request.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import type { TargetsReply } from "#app/routes/programme.targets.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { ProgrammeNav } from "./programme-nav.tsx";

type ClassTarget = ResponseTarget & { responseClass: ResponseClass };

interface TargetsProps {
  targets: ClassTarget[];
  isSaved: boolean;
  /** The class that is being changed; null to look at all of them. */
  changing: ResponseClass | null;
  reply: TargetsReply;
}

export function TargetsScreen({ targets, isSaved, changing, reply }: TargetsProps) {
  const { t } = useTranslation();
  const inHand = targets.find(({ responseClass }) => responseClass === (reply.of ?? changing));
  return (
    <>
      <ErrorSummary problems={reply.problems ?? []} />
      {isSaved && !reply.problems ? (
        <Notice>
          <p role="status">{t("programme.said.set")}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("programme.targets.title")}</PageTitle>
      <ProgrammeNav here="targets" />
      <p>{t("programme.targets.lead")}</p>
      {inHand ? <ClassForm target={inHand} reply={reply} /> : <AllTargets targets={targets} />}
    </>
  );
}

function AllTargets({ targets }: { targets: ClassTarget[] }) {
  const { t } = useTranslation();
  return (
    <>
      <DataTable
        isStacked
        caption={t("programme.targets.title")}
        columns={[
          t("programme.waiting.class"),
          t("programme.targets.taken"),
          t("programme.targets.contact"),
        ]}
        rows={targets.map((target) => [
          t(`queue.classes.${target.responseClass}`),
          t("programme.targets.within", {
            minutes: target.takenMinutes,
            clock: t(`programme.targets.clocks.${target.takenClock}`),
          }),
          t("programme.targets.within", {
            minutes: target.contactMinutes,
            clock: t(`programme.targets.clocks.${target.contactClock}`),
          }),
        ])}
      />
      <ul className="actions">
        {targets.map(({ responseClass }) => (
          <li key={responseClass}>
            <a href={`/programme/targets?class=${responseClass}`}>
              {t("programme.targets.changeOne", { class: t(`queue.classes.${responseClass}`) })}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function ClassForm({ target, reply }: { target: ClassTarget; reply: TargetsReply }) {
  const { t } = useTranslation();
  const { responseClass } = target;
  const given = (name: keyof ResponseTarget) => {
    const typed = reply.values?.[name];
    const wrong = reply.problems?.find(({ field }) => field === name)?.text;
    return {
      value: typeof typed === "string" ? typed : String(target[name]),
      ...(wrong === undefined ? {} : { problem: wrong }),
    };
  };
  const options = clocks.map((value) => ({ value, label: t(`programme.targets.clocks.${value}`) }));
  return (
    <section aria-labelledby={`class-${responseClass}`}>
      <h2 id={`class-${responseClass}`}>{t(`queue.classes.${responseClass}`)}</h2>
      <form method="post" action="/programme/targets" noValidate data-once>
        <input type="hidden" name="class" value={responseClass} />
        <TextField
          name="takenMinutes"
          label={t("programme.targets.takenMinutes")}
          inputMode="numeric"
          {...given("takenMinutes")}
        />
        <Select
          name="takenClock"
          label={t("programme.targets.takenClock")}
          options={options}
          {...given("takenClock")}
        />
        <TextField
          name="contactMinutes"
          label={t("programme.targets.contactMinutes")}
          inputMode="numeric"
          {...given("contactMinutes")}
        />
        <Select
          name="contactClock"
          label={t("programme.targets.contactClock")}
          options={options}
          {...given("contactClock")}
        />
        <p className="actions">
          <button type="submit" className="primary">
            {t("programme.targets.save")}
          </button>
          <a href="/programme/targets">{t("frame.back")}</a>
        </p>
      </form>
    </section>
  );
}
