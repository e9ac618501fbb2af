// The groups of a person at work, each with what they can do: plan it, say whether they come, count heads.
import type { GroupsPage, ShownGroup } from "#app/http/groups-page.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import type { GroupsReply } from "#app/routes/groups.tsx";
import { problemOf, textIn } from "#app/screens/ask/ask-screen.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export const groupSaids = [
  "planned",
  "coming",
  "declined",
  "counted",
  "called-off",
  "nobody-has-it",
  "too-early",
  "too-late",
] as const;

interface GroupsProps {
  page: GroupsPage;
  said: (typeof groupSaids)[number] | null;
  reply: GroupsReply;
}

export function GroupsScreen({ page, said, reply }: GroupsProps) {
  const { t } = useTranslation();
  return (
    <>
      <ErrorSummary problems={reply.problems ?? []} />
      {said && !reply.problems ? (
        <Notice>
          <p role="status">{t(`groups.said.${said}`)}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("groups.title")}</PageTitle>
      <p>{t("groups.lead")}</p>
      {page.isPlanner ? (
        <p>
          <a href="/programme/gatherings">{t("gatherings.title")}</a>
        </p>
      ) : null}
      {page.groups.length === 0 ? <p>{t("groups.empty")}</p> : null}
      {page.groups.map((group) => (
        <OneGroup key={group.caseId} group={group} isPlanner={page.isPlanner} reply={reply} />
      ))}
    </>
  );
}

/** Where it is, in words: an entry of the directory, or a room of the list. */
function usePlace(plan: ShownGroup["plan"]): string | null {
  const { t } = useTranslation();
  if (!plan) return null;
  if (plan.entryName === null) return t(`groups.places.${plan.place}`);
  return plan.entryName || t("groups.goneEntry");
}

interface GroupProps {
  group: ShownGroup;
  isPlanner: boolean;
  reply: GroupsReply;
}

function OneGroup({ group, isPlanner, reply }: GroupProps) {
  const { t } = useTranslation();
  const { caseId, stage, plan, headCount } = group;
  const place = usePlace(plan);
  const heads = headCount ? t(`refer.group.headCounts.${headCount as "2-5"}`) : "";
  return (
    <section aria-labelledby={`group-${caseId}`}>
      <h2 id={`group-${caseId}`}>
        {t("groups.heads", { heads })}: {t(`groups.stages.${stage}`)}
      </h2>
      {group.isWaiting ? (
        <p className="hint">
          {t("groups.waiting", { wait: t(`queue.waits.${group.waitBand as "1-4h"}`) })}
        </p>
      ) : null}
      {plan ? (
        <p>
          {t("groups.when", { when: plan.when, minutes: plan.minutes })},{" "}
          {t(`groups.ways.${plan.way}`)}, {place}
        </p>
      ) : null}
      <ul>
        {group.people.map(({ name, part, answer }) => (
          <li key={name + part}>
            {t("groups.person", {
              name,
              part: t(`groups.parts.${part}`),
              answer: t(`groups.answers.${answer}`),
            })}
          </li>
        ))}
      </ul>
      {plan && stage !== "to-count" ? <OwnAnswer group={group} planId={plan.id} /> : null}
      {stage === "to-count" && group.mayCount ? <Count caseId={caseId} reply={reply} /> : null}
      {isPlanner ? (
        <p>
          <a href={`/groups?plan=${caseId}`} aria-describedby={`group-${caseId}`}>
            {t(plan ? "groups.change" : "groups.plan")}
          </a>
        </p>
      ) : null}
    </section>
  );
}

function OwnAnswer({ group, planId }: { group: ShownGroup; planId: string }) {
  const { t } = useTranslation();
  if (group.own === null || group.own === "declined") return null;
  return (
    <form method="post" action="/groups" className="actions" data-once>
      <input type="hidden" name="case" value={group.caseId} />
      {group.own === "asked" ? (
        <button type="submit" className="primary" name="do" value="coming">
          {t("groups.come")}
        </button>
      ) : (
        <a className="quiet" href={`/groups/${planId}.ics`}>
          {t("groups.calendar")}
        </a>
      )}
      <button type="submit" className="quiet" name="do" value="declined">
        {t("groups.decline")}
      </button>
    </form>
  );
}

function Count({ caseId, reply }: { caseId: string; reply: GroupsReply }) {
  const { t } = useTranslation();
  const { problems = [], values = {} } = reply.of === caseId ? reply : {};
  return (
    <form method="post" action="/groups" noValidate data-once>
      <input type="hidden" name="case" value={caseId} />
      <TextField
        name="heads"
        label={t("groups.count.heads")}
        hint={t("groups.count.hint")}
        inputMode="numeric"
        maxLength={3}
        value={textIn(values, "heads")}
        {...problemOf(problems, "heads")}
      />
      <p className="actions">
        <button type="submit" className="primary" name="do" value="count">
          {t("groups.count.save")}
        </button>
        <button type="submit" className="quiet" name="do" value="not-held">
          {t("groups.count.notHeld")}
        </button>
      </p>
    </form>
  );
}
