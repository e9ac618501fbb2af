// The coordinator's page after a round or a group: a number, then slips to print. What was held before is not
// listed here: a gathering has nothing to look up.
import { leastPeople, mostPeople } from "#app/domain/surveys/gathering.ts";
import type { FieldProblem, TypedValues } from "#app/http/form-reply.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { PrintButton } from "#app/ui/print-button.tsx";
import { type PrintedSlip, SlipSheet } from "#app/ui/slip-sheet.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { problemOf, textIn } from "../ask/ask-screen.tsx";
import { ProgrammeNav } from "./programme-nav.tsx";

export interface GatheringReply {
  problems?: FieldProblem[];
  values?: TypedValues;
  slips?: PrintedSlip[];
  until?: string;
}

export function GatheringScreen({ reply }: { reply: GatheringReply }) {
  const { t } = useTranslation();
  const { problems = [], values = {}, slips, until = "" } = reply;
  if (slips) {
    return (
      <>
        <PageTitle>{t("gatherings.printed")}</PageTitle>
        <p>{t("gatherings.hand")}</p>
        <PrintButton />
        <SlipSheet
          slips={slips}
          text={t("gatherings.text")}
          until={t("gatherings.until", { on: until })}
        />
      </>
    );
  }
  return (
    <>
      <ErrorSummary problems={problems} />
      <PageTitle>{t("gatherings.title")}</PageTitle>
      <ProgrammeNav here="gatherings" />
      <p className="lead">{t("gatherings.lead")}</p>
      <p>{t("gatherings.apart")}</p>
      <form method="post" action="/programme/gatherings" noValidate data-once>
        <TextField
          name="headCount"
          label={t("gatherings.headCount")}
          hint={t("gatherings.headCountHint", { least: leastPeople, most: mostPeople })}
          inputMode="numeric"
          value={textIn(values, "headCount")}
          {...problemOf(problems, "headCount")}
        />
        <p className="actions">
          <button type="submit" className="primary">
            {t("gatherings.submit")}
          </button>
        </p>
      </form>
    </>
  );
}
