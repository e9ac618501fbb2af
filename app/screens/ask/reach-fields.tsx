// How to reach the person and whether they give a name: the same fields when asking and when changing it.

import { offeredChannels } from "#app/domain/support-requests/request-form.ts";
import type { FieldProblem, TypedValues } from "#app/http/form-reply.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { Choices } from "#app/ui/choices.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { problemOf, textIn } from "./ask-screen.tsx";

export function ReachFields({
  values,
  problems,
}: {
  values: TypedValues;
  problems: readonly FieldProblem[];
}) {
  const { t } = useTranslation();
  const field = (name: string) => ({
    name,
    value: textIn(values, name),
    ...problemOf(problems, name),
  });
  return (
    <>
      <Choices
        {...field("channel")}
        legend={t("ask.reach.channel")}
        options={offeredChannels.map((channel) => ({
          value: channel,
          label: t(`ask.reach.channels.${channel}`),
          ...(channel === "here" ? { hint: t("ask.reach.hereHint") } : {}),
        }))}
      />
      <div className="reach-by phone">
        <TextField
          {...field("phone")}
          label={t("ask.reach.phone")}
          hint={t("ask.reach.phoneHint")}
          type="tel"
          inputMode="tel"
        />
      </div>
      <div className="reach-by email">
        <TextField
          {...field("email")}
          label={t("ask.reach.email")}
          hint={t("ask.reach.emailHint")}
          type="email"
          inputMode="email"
        />
      </div>
      <div className="reach-by in-person">
        <TextField
          {...field("place")}
          label={t("ask.reach.place")}
          hint={t("ask.reach.placeHint")}
        />
      </div>
      <div className="reach-by here">
        <TextField
          {...field("notice")}
          label={t("ask.reach.notice")}
          hint={t("ask.reach.noticeHint")}
          type="email"
          inputMode="email"
          isOptional
        />
      </div>
      <Choices
        {...field("isNamed")}
        legend={t("ask.reach.isNamed")}
        options={[
          { value: "no", label: t("ask.reach.unnamed"), hint: t("ask.reach.unnamedHint") },
          { value: "yes", label: t("ask.reach.named") },
        ]}
      />
      <div className="reach-by named">
        <TextField {...field("name")} label={t("ask.reach.name")} />
      </div>
    </>
  );
}
