// A peer's own duty, on a phone first: what comes next, then what can be changed. Every form works alone.
import type { AvailabilityPage } from "#app/http/availability-page.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import type { RotaReply, RotaSaid } from "#app/routes/availability.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { CalendarPart, HoldsPart } from "./availability-calendar.tsx";
import { LeavesPart, LoadPart } from "./availability-load.tsx";
import { SelfPart } from "./availability-self.tsx";
import { ShiftsPart } from "./availability-shifts.tsx";
import { OfferedTurns, OwnTurns } from "./availability-turns.tsx";

export interface PartProps {
  page: AvailabilityPage;
  reply: RotaReply;
}

export function AvailabilityScreen({ page, reply, said }: PartProps & { said: RotaSaid | null }) {
  const { t } = useTranslation();
  return (
    <>
      <ErrorSummary problems={reply.problems ?? []} />
      {said && !reply.problems && !reply.link ? (
        <Notice>
          <p role="status">{t(`rota.said.${said}`)}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("rota.title")}</PageTitle>
      <OwnTurns page={page} />
      <OfferedTurns page={page} />
      <ShiftsPart page={page} reply={reply} />
      <LeavesPart page={page} reply={reply} />
      <LoadPart page={page} reply={reply} />
      <SelfPart page={page} reply={reply} />
      <HoldsPart page={page} reply={reply} />
      <CalendarPart page={page} reply={reply} />
    </>
  );
}
