// The last page: nothing more to do. It knows nothing of who sees it.
import { useTranslation } from "#app/messages/use-translation.ts";
import { PageTitle } from "#app/ui/page-title.tsx";

export function DonePage() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t("ask.done.title")}</PageTitle>
      <p className="lead">{t("ask.done.body")}</p>
      <p>{t("ask.done.back")}</p>
      <ul>
        <li>
          <a href="/what-helps">{t("ask.done.helps")}</a>
        </li>
      </ul>
    </>
  );
}
