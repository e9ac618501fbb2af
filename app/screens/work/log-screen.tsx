// The log as taps: one screen, every question answered by a press.
import {
  durationBands,
  followUps,
  modes,
  needs,
  offered,
  ownEase,
  reactions,
  referrals,
} from "#app/domain/encounters/encounter.ts";
import type { FieldProblem, TypedValues } from "#app/http/form-reply.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { problemOf } from "#app/screens/ask/ask-screen.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export function LogScreen({
  id,
  problems,
  values,
}: {
  id: string;
  problems: FieldProblem[];
  values: TypedValues;
}) {
  const { t } = useTranslation();
  const field = (name: string) => ({ name, ...problemOf(problems, name) });
  const one = (name: string, otherwise = "") => {
    const value = values[name];
    return typeof value === "string" ? value : otherwise;
  };
  const several = (name: string) => [values[name] ?? []].flat();
  const options = <T extends string>(list: readonly T[], words: (value: T) => string) =>
    list.map((value) => ({ value, label: words(value) }));
  return (
    <>
      <BackLink to={`/cases/${id}`} />
      <ErrorSummary problems={problems} />
      <PageTitle>{t("log.title")}</PageTitle>
      <p>{t("log.lead")}</p>
      <form method="post" action={`/cases/${id}/log`} noValidate data-once className="tap-form">
        <Choices
          {...field("durationBand")}
          legend={t("log.durationBand")}
          value={one("durationBand")}
          options={options(durationBands, (value) => t(`log.durations.${value}`))}
        />
        <Choices
          {...field("mode")}
          legend={t("log.mode")}
          value={one("mode")}
          options={options(modes, (value) => t(`log.modes.${value}`))}
        />
        <Choices
          {...field("reactions")}
          legend={t("log.reactions")}
          isMany
          value={several("reactions")}
          options={options(reactions, (value) => t(`log.reactionNames.${value}`))}
        />
        <Choices
          {...field("needs")}
          legend={t("log.needs")}
          isMany
          value={several("needs")}
          options={options(needs, (value) => t(`log.needNames.${value}`))}
        />
        <Choices
          {...field("offered")}
          legend={t("log.offered")}
          isMany
          value={several("offered")}
          options={options(offered, (value) => t(`log.offeredNames.${value}`))}
        />
        <Select
          {...field("referral")}
          label={t("log.referral")}
          value={one("referral", "none")}
          options={options(referrals, (value) => t(`log.referralNames.${value}`))}
        />
        <Select
          {...field("followUp")}
          label={t("log.followUp")}
          value={one("followUp", "none")}
          options={options(followUps, (value) => t(`log.followUps.${value}`))}
        />
        <div className="follow-up-on">
          <TextField
            {...field("followUpOn")}
            label={t("log.followUpOn")}
            hint={t("log.followUpOnHint")}
            type="date"
            value={one("followUpOn")}
            isOptional
          />
        </div>
        <Choices
          {...field("worry")}
          legend={t("log.worry")}
          hint={t("log.worryHint")}
          isMany
          value={several("worry")}
          options={[{ value: "yes", label: t("log.worryYes") }]}
        />
        <Choices
          {...field("ownEase")}
          legend={t("log.ownEase")}
          value={one("ownEase")}
          options={options(ownEase, (value) => t(`log.ownEases.${value}`))}
        />
        <p className="actions">
          <button type="submit" className="primary">
            {t("log.submit")}
          </button>
        </p>
      </form>
    </>
  );
}
