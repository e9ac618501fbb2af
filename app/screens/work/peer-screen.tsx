// One peer, or one candidate, as the coordinator sees them.
import type { PeerPage, PeerReply } from "#app/http/peers-pages.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { problemOf } from "#app/screens/ask/ask-screen.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { Select } from "#app/ui/select.tsx";
import { PairList } from "./pairs-part.tsx";
import { PeerSaid } from "./peer-said.tsx";
import { TrainingPart } from "./training-parts.tsx";

const list = "/programme/peers";
interface PersonProps {
  page: PeerPage;
  reply: PeerReply;
}

export function PeerScreen({ page, reply }: PersonProps) {
  const { t } = useTranslation();
  const { candidate, peer } = page;
  if (peer && reply.isSure === false) return <SureQuestion peer={peer} />;
  return (
    <>
      <BackLink to={list} />
      <ErrorSummary problems={reply.problems ?? []} />
      {reply.problems ? null : <PeerSaid said={page.said} />}
      <PageTitle context={t("candidates.page.title")}>{(candidate ?? peer)?.name ?? ""}</PageTitle>
      {candidate ? <CandidateParts candidate={candidate} page={page} reply={reply} /> : null}
      {peer ? <p>{peer.email}</p> : null}
      {peer && !peer.isApproved && !peer.isOwn ? <Approve page={page} reply={reply} /> : null}
      <TrainingPart page={page} reply={reply} />
      {peer ? <Mentoring peer={peer} /> : null}
      {peer ? <TakeOut peer={peer} /> : null}
    </>
  );
}

/** What is made sure of in the talk, with the button that says so. */
function Screening({ page, reply, deed }: PersonProps & { deed: "screen" | "approve" }) {
  const { t } = useTranslation();
  return (
    <form method="post" noValidate data-once>
      <Choices
        isMany
        name="points"
        legend={t("candidates.page.points")}
        hint={t("candidates.page.pointsHint")}
        options={page.points.map((point) => ({
          value: point,
          label: t(`candidates.page.pointNames.${point}`),
        }))}
        value={[reply.values?.points ?? []].flat()}
        {...problemOf(reply.problems ?? [], "points")}
      />
      <p className="actions">
        <button type="submit" className="primary" name="do" value={deed}>
          {t(deed === "screen" ? "candidates.page.suits" : "candidates.page.approve")}
        </button>
      </p>
    </form>
  );
}

function CandidateParts({
  candidate,
  ...props
}: PersonProps & { candidate: NonNullable<PeerPage["candidate"]> }) {
  const { t } = useTranslation();
  const { email, stage, sinceOn } = candidate;
  return (
    <>
      <p>
        {email}
        <br />
        {t(`candidates.page.stages.${stage}`, { day: sinceOn })}
      </p>
      {stage === "willing" ? <Screening {...props} deed="screen" /> : null}
      {stage === "screened" ? (
        <form method="post" data-once>
          <p className="actions">
            <button type="submit" className="primary" name="do" value="approve-candidate">
              {t("candidates.page.approve")}
            </button>
          </p>
        </form>
      ) : null}
      <form method="post" data-once>
        <p className="hint">{t("candidates.page.letGoHint")}</p>
        <p className="actions">
          <button type="submit" className="quiet" name="do" value="let-go">
            {t("candidates.page.letGo")}
          </button>
        </p>
      </form>
    </>
  );
}

function Approve(props: PersonProps) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="approve">
      <h2 id="approve">{t("candidates.one.approveTitle")}</h2>
      <p>{t("candidates.one.approveLead")}</p>
      <Screening {...props} deed="approve" />
    </section>
  );
}

function Mentoring({ peer }: { peer: NonNullable<PeerPage["peer"]> }) {
  const { t } = useTranslation();
  const { pairs, mentors } = peer;
  const hasMentor = pairs.some(({ other }) => other === "mentor");
  return (
    <section aria-labelledby="mentoring">
      <h2 id="mentoring">{t("mentoring.title")}</h2>
      <p>{t("mentoring.lead")}</p>
      <PairList pairs={pairs} words="other" />
      {!hasMentor && mentors.length === 0 ? <p>{t("mentoring.nobody")}</p> : null}
      {mentors.length > 0 ? (
        <form method="post" data-once>
          <Select name="mentor" label={t("mentoring.choose")} options={mentors} />
          <p className="actions">
            <button type="submit" className="quiet" name="do" value="pair">
              {t("mentoring.submit")}
            </button>
          </p>
        </form>
      ) : null}
    </section>
  );
}

function TakeOut({ peer }: { peer: NonNullable<PeerPage["peer"]> }) {
  const { t } = useTranslation();
  if (peer.isOwn) return <p>{t("candidates.one.own")}</p>;
  return (
    <section aria-labelledby="out">
      <h2 id="out">{t("candidates.one.outTitle")}</h2>
      <p>{t("candidates.one.outHint")}</p>
      <form method="post" data-once>
        <p className="actions">
          <button type="submit" className="quiet" name="do" value="take-out">
            {t("candidates.one.out")}
          </button>
        </p>
      </form>
    </section>
  );
}

function SureQuestion({ peer }: { peer: NonNullable<PeerPage["peer"]> }) {
  const { t } = useTranslation();
  return (
    <>
      <BackLink to={`${list}/${peer.id}`} />
      <PageTitle>{t("candidates.one.outSure", { name: peer.name })}</PageTitle>
      <p>{t("candidates.one.outHint")}</p>
      <form method="post" className="actions" data-once>
        <input type="hidden" name="do" value="take-out" />
        <button type="submit" className="primary" name="sure" value="yes">
          {t("candidates.one.out")}
        </button>
      </form>
    </>
  );
}
