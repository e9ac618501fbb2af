// Page 3: wishes, all optional, with the way past them first.
import { useTranslation } from "#app/messages/use-translation.ts";
import { PageTitle } from "#app/ui/page-title.tsx";
import { AskForm, type AskPageProps } from "./ask-screen.tsx";
import { WishFields } from "./wish-fields.tsx";

export function WishesPage({ facts, values, problems }: AskPageProps) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t("ask.wishes.title")}</PageTitle>
      <p>{t("ask.wishes.lead")}</p>
      {/* A form of its own: Enter in a field below must never throw the wishes away. */}
      <AskForm page={3} question="wishes">
        <p className="actions">
          <button type="submit" className="primary" name="skip" value="yes">
            {t("ask.wishes.skip")}
          </button>
        </p>
      </AskForm>
      <AskForm page={3} question="wishes">
        <WishFields facts={facts} values={values} problems={problems} />
        <p className="actions">
          <button type="submit" className="quiet">
            {t("ask.wishes.submit")}
          </button>
        </p>
      </AskForm>
    </>
  );
}
