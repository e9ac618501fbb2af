// Help right now: numbers first, then words for someone who has none, then for someone beside them.

import { guardOpen } from "#app/http/guard.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import type { PageHandle } from "#app/root.tsx";
import { NumberList } from "#app/ui/crisis-lines.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";

export const handle: PageHandle = { hasOwnNumbers: true, isSameForAll: true };

export const loader = guardOpen("read-public-pages", async () => ({}));

export default function Crisis() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t("crisis.page.title")}</PageTitle>
      <p className="lead">{t("crisis.page.lead")}</p>
      <Notice tone="lamp">
        <NumberList isLarge />
      </Notice>
      <h2>{t("crisis.page.say.title")}</h2>
      <p>{t("crisis.page.say.lead")}</p>
      <ul className="plain-list">
        <li>{t("crisis.page.say.notOk")}</li>
        <li>{t("crisis.page.say.notSafe")}</li>
        <li>{t("crisis.page.say.stay")}</li>
      </ul>
      <p>{t("crisis.page.say.silence")}</p>
      <h2>{t("crisis.page.other.title")}</h2>
      <ul className="plain-list">
        <li>{t("crisis.page.other.stay")}</li>
        <li>{t("crisis.page.other.ask")}</li>
        <li>{t("crisis.page.other.means")}</li>
        <li>{t("crisis.page.other.call")}</li>
      </ul>
      <h2>{t("crisis.page.limits.title")}</h2>
      <p>{t("crisis.page.limits.body")}</p>
    </>
  );
}
