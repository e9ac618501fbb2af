// Between the coordinator's pages.
import { useTranslation } from "#app/messages/use-translation.ts";

const places = [
  { key: "overview", to: "/programme" },
  { key: "peers", to: "/programme/peers" },
  { key: "rota", to: "/programme/rota" },
  { key: "targets", to: "/programme/targets" },
  { key: "gatherings", to: "/programme/gatherings" },
] as const;

export function ProgrammeNav({ here }: { here: (typeof places)[number]["key"] }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t("programme.places.label")}>
      <ul className="actions">
        {places.map(({ key, to }) => (
          <li key={key}>
            <a href={to} aria-current={key === here ? "page" : undefined}>
              {t(`programme.places.${key}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
