// Every licensed instrument of the site with its terms; one that is not confirmed has a box to tick.
import type { packsPage } from "#app/http/packs-page.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { CheckAnswers } from "#app/ui/check-answers.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { ownWords } from "#app/ui/own-words.ts";
import { PageTitle } from "#app/ui/page-title.tsx";
import { Tick } from "#app/ui/tick.tsx";

type Page = Awaited<ReturnType<typeof packsPage>>;
type Pack = Page["packs"][number];

interface PacksProps extends Pick<Page, "packs" | "said"> {
  /** The folder of the pack that was sent without its tick. */
  unread: string | null;
}

export function PacksScreen({ packs, said, unread }: PacksProps) {
  const { t } = useTranslation();
  return (
    <>
      <ErrorSummary
        problems={
          unread === null ? [] : [{ field: `read-${unread}`, text: t("packs.problems.read") }]
        }
      />
      {said ? (
        <Notice>
          <p role="status">{t(`packs.said.${said}`)}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("packs.title")}</PageTitle>
      <p className="lead">{t("packs.lead")}</p>
      <p>{t("packs.where")}</p>
      {packs.length === 0 ? <p>{t("packs.none")}</p> : null}
      {packs.map((pack, place) => (
        <PackSection
          key={pack.folder}
          pack={pack}
          heading={`pack-${place}`}
          isUnread={pack.folder === unread}
        />
      ))}
    </>
  );
}

interface PackSectionProps {
  pack: Pack;
  /** Id of its title; a folder may have any name. */
  heading: string;
  isUnread: boolean;
}

function PackSection({ pack, heading, isUnread }: PackSectionProps) {
  const { t } = useTranslation();
  const { folder, title, stateWords, problem, facts, digest } = pack;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} {...ownWords("en")}>
        {title}
      </h2>
      <p>{stateWords}</p>
      {/* The file's own fault, as the command line says it. */}
      {problem === null ? null : <p {...ownWords("en")}>{problem}</p>}
      {facts.length > 0 ? <CheckAnswers rows={facts} /> : null}
      {digest === null ? null : (
        <form method="post" action="/admin/packs" noValidate data-once>
          <input type="hidden" name="folder" value={folder} />
          <input type="hidden" name="digest" value={digest} />
          <Tick
            name={`read-${folder}`}
            label={t("packs.read")}
            {...(isUnread ? { problem: t("packs.problems.read") } : {})}
          />
          <p className="actions">
            <button type="submit" className="quiet" aria-describedby={heading}>
              {t("packs.confirm")}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}
