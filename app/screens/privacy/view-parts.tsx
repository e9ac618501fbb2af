// What the pages "what would my manager see?" have in common.
import type { ReactNode } from "react";
import { type FieldReader, fieldNames, reachedCount } from "#app/domain/access/who-reaches-what.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { Sample } from "#app/ui/sample.tsx";

export function ViewLinks() {
  const { t } = useTranslation();
  return (
    <ul className="plain-list">
      {(["manager", "administrator", "lead", "table"] as const).map((view) => (
        <li key={view}>
          <a href={`/privacy/${view}`}>{t(`views.link.${view}`)}</a>
        </li>
      ))}
    </ul>
  );
}

interface ViewPageProps {
  view: "manager" | "administrator" | "lead";
  /** Names of the pages this role can open; none for a manager. */
  places: readonly string[];
  words: readonly string[];
  /** The real screen, on the sample hospital. */
  children: ReactNode;
}

export function ViewPage({ view, places, words, children }: ViewPageProps) {
  const { t } = useTranslation();
  const reader: FieldReader = view;
  return (
    <>
      <BackLink to="/privacy" />
      <PageTitle>{t(`views.${view}.title`)}</PageTitle>
      {words.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>
        <strong>
          {t("views.counted", { all: fieldNames.length, seen: reachedCount(reader) })}
        </strong>{" "}
        <a href="/privacy/table">{t("views.link.table")}</a>
      </p>
      {places.length > 0 ? (
        <>
          <p>{t("views.places")}</p>
          <ul className="plain-list">
            {places.map((place) => (
              <li key={place}>{place}</li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="soft">{t("views.made")}</p>
      <Sample label={t(`views.sample.${view}`)}>{children}</Sample>
      <p>
        <a href="/ask?page=4">{t("views.toAnswers")}</a>
      </p>
    </>
  );
}
