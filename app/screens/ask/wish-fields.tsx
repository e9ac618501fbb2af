// What somebody wishes for and says about themselves, all optional: the same fields when asking and when a
// peer enters a request for somebody.
import { seniorities } from "#app/domain/peers/peer.ts";
import { roleFamilies } from "#app/domain/roster/staff.ts";
import { areaWishes } from "#app/domain/support-requests/case-contents.ts";
import { eventKinds } from "#app/domain/support-requests/request.ts";
import { wishedGenders } from "#app/domain/support-requests/request-form.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { Choices } from "#app/ui/choices.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { Tick } from "#app/ui/tick.tsx";
import { type AskPageProps, problemOf, textIn } from "./ask-screen.tsx";

export function WishFields({ facts, values, problems }: AskPageProps) {
  const { t } = useTranslation();
  const field = (name: string) => ({ name, value: textIn(values, name) });
  return (
    <>
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
          ...wishedGenders.map((value) => ({ value, label: t(`ask.genders.${value}`) })),
        ]}
      />
      <Select
        {...field("seniority")}
        label={t("peerSelf.wished.label")}
        options={[
          { value: "", label: t("peerSelf.wished.any") },
          ...seniorities.map((value) => ({ value, label: t(`peerSelf.wished.row.${value}`) })),
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
    </>
  );
}
