// Services one can turn to: the number first, then when it answers, what it costs, who learns of it.
import type { Cost, HelpKind } from "#app/domain/directory/directory.ts";
import { useTranslation } from "#app/messages/use-translation.ts";

export interface Help {
  id: string;
  name: string;
  kind: HelpKind;
  level: number;
  cost: Cost;
  confidentiality: string;
  phone: string;
  hours: string;
  isOpen: boolean;
  opensAt: string | null;
}

export function HelpList({ helps, isOrdered }: { helps: readonly Help[]; isOrdered?: boolean }) {
  const { t } = useTranslation();
  const items = helps.map((help) => (
    <li key={help.id}>
      <p>
        <strong>{help.name}</strong> ({t(`directory.kinds.${help.kind}`)})
      </p>
      <p>
        <a className="call" href={`tel:${help.phone.replace(/[^\d+]/g, "")}`}>
          {help.phone}
        </a>{" "}
        {help.isOpen
          ? t("directory.openNow")
          : help.opensAt
            ? t("directory.opensAt", { when: help.opensAt })
            : t("directory.closed")}
      </p>
      <p className="hint">
        {t("directory.hours", { hours: help.hours })}. {t(`directory.costs.${help.cost}`)}.{" "}
        {help.confidentiality}
      </p>
    </li>
  ));
  return isOrdered ? <ol className="helps">{items}</ol> : <ul className="helps">{items}</ul>;
}
