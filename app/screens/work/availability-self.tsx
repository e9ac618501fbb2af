// What a peer says of themselves so that wishes can be met. Beside load and rest, since it decides who is asked.
import { genders, seniorities } from "#app/domain/peers/peer.ts";
import { roleFamilies } from "#app/domain/roster/staff.ts";
import { channels } from "#app/domain/support-requests/request.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { Choices } from "#app/ui/choices.tsx";
import { Select } from "#app/ui/select.tsx";
import { typedIn } from "./availability-parts.tsx";
import type { PartProps } from "./availability-screen.tsx";

export function SelfPart({ page, reply }: PartProps) {
  const { t } = useTranslation();
  const typed = typedIn(reply, "describe");
  const { self } = page;
  const orNot = (label: string) => ({ value: "", label });
  return (
    <section aria-labelledby="self">
      <h2 id="self">{t("peerSelf.title")}</h2>
      <p>{t("peerSelf.lead")}</p>
      {/* Long, and seldom changed. */}
      <details open={reply.form === "describe"}>
        <summary>{t("peerSelf.open")}</summary>
        <form method="post" action="/availability" noValidate data-once>
          <Select
            name="unitCode"
            label={t("peerSelf.unit")}
            value={self.unitCode}
            options={[orNot(t("peerSelf.anyUnit")), ...page.units]}
            {...typed("unitCode")}
          />
          <Select
            name="roleFamily"
            label={t("peerSelf.role")}
            value={self.roleFamily}
            options={[
              orNot(t("peerSelf.anyRole")),
              ...roleFamilies.map((value) => ({ value, label: t(`ask.roleFamilies.${value}`) })),
            ]}
            {...typed("roleFamily")}
          />
          <Select
            name="seniority"
            label={t("peerSelf.seniority")}
            value={self.seniority}
            options={[
              orNot(t("peerSelf.anySeniority")),
              ...seniorities.map((value) => ({ value, label: t(`peerSelf.seniorities.${value}`) })),
            ]}
            {...typed("seniority")}
          />
          <Select
            name="gender"
            label={t("peerSelf.gender")}
            value={self.gender}
            options={genders.map((value) => ({ value, label: t(`peerSelf.genders.${value}`) }))}
            {...typed("gender")}
          />
          <Choices
            name="languages"
            isMany
            legend={t("peerSelf.languages")}
            value={self.languages}
            options={page.spoken}
            {...typed("languages")}
          />
          <Choices
            name="channels"
            isMany
            legend={t("peerSelf.channels")}
            value={self.channels}
            options={channels.map((value) => ({ value, label: t(`ask.reach.channels.${value}`) }))}
            {...typed("channels")}
          />
          <p className="actions">
            <button type="submit" name="do" value="describe" className="quiet">
              {t("peerSelf.save")}
            </button>
          </p>
        </form>
      </details>
    </section>
  );
}
