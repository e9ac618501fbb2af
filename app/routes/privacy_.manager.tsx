// What a manager who is no user of the site can open: the page after offering support, by its own screen.
import { guardOpen } from "#app/http/guard.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { ViewPage } from "#app/screens/privacy/view-parts.tsx";
import { ReferScreen } from "#app/screens/refer-screen.tsx";

export const loader = guardOpen("read-public-pages", async () => ({}));

export default function ManagerView() {
  const { t } = useTranslation();
  const words = (["account", "role", "figures", "offered"] as const).map((word) =>
    t(`views.manager.${word}`),
  );
  return (
    <ViewPage view="manager" places={[]} words={words}>
      <ReferScreen page="thanks" units={[]} formKey="" reply={{}} />
    </ViewPage>
  );
}
