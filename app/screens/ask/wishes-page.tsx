// Page 3: wishes, all optional, with the way past them first.

import { roleFamilies } from "#app/domain/roster/staff.ts";
import { areaWishes } from "#app/domain/support-requests/case-contents.ts";
import { eventKinds } from "#app/domain/support-requests/request.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { Choices } from "#app/ui/choices.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { Tick } from "#app/ui/tick.tsx";
import { AskForm, type AskPageProps, problemOf, textIn } from "./ask-screen.tsx";

export function WishesPage({ facts, values, problems }: AskPageProps) {
  const { t } = useTranslation();
  const field = (name: string) => ({ name, value: textIn(values, name) });
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
        <h2>{t("ask.wishes.peer")}</h2>
        <TextField
          {...field("avoid")}
          label={t("ask.wishes.avoid")}
          hint={t("ask.wishes.avoidHint")}
          {...problemOf(problems, "avoid")}
        />
        <Choices
          {...field("area")}
          value={textIn(values, "area") || "any"}
          legend={t("ask.wishes.area")}
          options={areaWishes.map((value) => ({ value, label: t(`ask.wishes.areas.${value}`) }))}
        />
        <Select
          {...field("unitCode")}
          label={t("ask.wishes.unit")}
          hint={t("ask.wishes.unitHint")}
          options={[{ value: "", label: t("ask.wishes.anyUnit") }, ...(facts.units ?? [])]}
        />
        <Select
          {...field("language")}
          label={t("ask.wishes.language")}
          options={[{ value: "", label: t("ask.wishes.anyLanguage") }, ...(facts.languages ?? [])]}
        />
        <Choices
          {...field("gender")}
          legend={t("ask.wishes.gender")}
          options={[
            { value: "", label: t("ask.wishes.anyGender") },
            { value: "woman", label: t("ask.genders.woman") },
            { value: "man", label: t("ask.genders.man") },
          ]}
        />
        <h2>{t("ask.wishes.own")}</h2>
        <Select
          {...field("eventKind")}
          value={textIn(values, "eventKind") || "not-said"}
          label={t("ask.wishes.eventKind")}
          hint={t("ask.wishes.eventKindHint")}
          options={eventKinds.map((value) => ({ value, label: t(`ask.eventKinds.${value}`) }))}
        />
        <Select
          {...field("roleFamily")}
          label={t("ask.wishes.roleFamily")}
          options={[
            { value: "", label: t("ask.wishes.anyRole") },
            ...roleFamilies.map((value) => ({ value, label: t(`ask.roleFamilies.${value}`) })),
          ]}
        />
        <Tick
          name="isSameProfession"
          label={t("ask.wishes.same")}
          isTicked={textIn(values, "isSameProfession") === "yes"}
        />
        <p className="actions">
          <button type="submit" className="quiet">
            {t("ask.wishes.submit")}
          </button>
        </p>
      </AskForm>
    </>
  );
}
