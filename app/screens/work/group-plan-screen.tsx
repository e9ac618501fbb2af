// One group being planned: day, time, way, place, who leads it and who helps. Closed lists, nothing typed
// but the time.
import { groupMinutes, groupPlaces, groupWays } from "#app/domain/groups/group.ts";
import type { GroupPlanForm } from "#app/http/groups-page.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import type { GroupsReply } from "#app/routes/groups.tsx";
import { problemOf } from "#app/screens/ask/ask-screen.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextField } from "#app/ui/text-field.tsx";

interface PlanProps {
  form: GroupPlanForm;
  reply: GroupsReply;
}

export function GroupPlanScreen({ form, reply }: PlanProps) {
  const { t } = useTranslation();
  const { problems = [], values } = reply;
  const given = (name: Exclude<keyof GroupPlanForm["values"], "peers">) => ({
    name,
    value: values ? String(values[name] ?? "") : form.values[name],
    ...problemOf(problems, name),
  });
  const places = groupPlaces.map((value) => ({ value, label: t(`groups.places.${value}`) }));
  const heads = form.headCount ? t(`refer.group.headCounts.${form.headCount as "2-5"}`) : "";
  return (
    <>
      <BackLink to="/groups" />
      <ErrorSummary problems={problems} />
      <PageTitle context={t("groups.heads", { heads })}>{t("groups.form.title")}</PageTitle>
      <p>{t("groups.form.lead")}</p>
      <form method="post" action={`/groups?plan=${form.caseId}`} noValidate data-once>
        <input type="hidden" name="case" value={form.caseId} />
        <TextField type="date" label={t("groups.form.on")} {...given("on")} />
        <TextField
          type="time"
          label={t("groups.form.at")}
          hint={t("groups.form.atHint")}
          {...given("at")}
        />
        <Select
          label={t("groups.form.minutes")}
          options={groupMinutes.map((minutes) => ({
            value: minutes,
            label: t("groups.form.minutesOption", { minutes }),
          }))}
          {...given("minutes")}
        />
        <Select
          label={t("groups.form.way")}
          options={groupWays.map((value) => ({ value, label: t(`groups.ways.${value}`) }))}
          {...given("way")}
        />
        <Select
          label={t("groups.form.place")}
          hint={t("groups.form.placeHint")}
          options={[...places, ...form.entries]}
          {...given("place")}
        />
        {form.facilitators.length === 0 ? (
          <p className="hint">{t("groups.form.noFacilitator")}</p>
        ) : (
          <Choices
            legend={t("groups.form.facilitator")}
            options={form.facilitators}
            {...given("facilitator")}
          />
        )}
        {form.peers.length === 0 ? (
          <p className="hint">{t("groups.form.noPeers")}</p>
        ) : (
          <Choices
            isMany
            name="peers"
            legend={t("groups.form.peers")}
            hint={t("groups.form.peersHint")}
            options={form.peers}
            value={values ? [values.peers ?? []].flat() : form.values.peers}
            {...problemOf(problems, "peers")}
          />
        )}
        <p className="actions">
          <button type="submit" name="do" value="plan" className="primary">
            {t("groups.form.save")}
          </button>
        </p>
      </form>
    </>
  );
}
