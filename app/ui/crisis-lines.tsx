// The numbers, twice on every page: one line at the top, and with their names at the end. Plain links,
// no sign-in, no script.
import { useTranslation } from "#app/messages/use-translation.ts";
import { useFrameFacts } from "./frame-facts.tsx";

interface NamedLine {
  key: string;
  name: string;
  number: string;
  dial: string;
}

const dialled = (number: string): string => number.replace(/[^\d+]/g, "");

/** The hospital's own number first, then the country's lines, then emergency. */
export function useNamedLines(): NamedLine[] {
  const { t } = useTranslation();
  const { crisisLines, onCallPhone } = useFrameFacts();
  const { emergency, lines } = crisisLines;
  return [
    ...(onCallPhone
      ? [
          {
            key: "onCall",
            name: t("crisis.lines.onCall"),
            number: onCallPhone,
            dial: dialled(onCallPhone),
          },
        ]
      : []),
    ...lines.map(({ key, number, dial }) => ({
      key,
      name: t(`crisis.lines.${key}` as "crisis.lines.onCall"),
      number,
      dial,
    })),
    { key: "emergency", name: t("crisis.lines.emergency"), ...emergency },
  ];
}

/** One line at the top: no scrolling for someone who needs it now. */
export function RightNow() {
  const { t } = useTranslation();
  return (
    <nav className="right-now" aria-label={t("crisis.rightNow.label")}>
      <ul className="column">
        <li>
          <a href="/crisis">{t("frame.menu.crisis")}</a>
        </li>
        {useNamedLines().map(({ key, name, number, dial }) => (
          <li key={key}>
            <a href={`tel:${dial}`}>
              <span className="unseen">{name} </span>
              {number}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The numbers with their names; large where they are what the page is for. */
export function NumberList({ isLarge }: { isLarge?: boolean }) {
  return (
    <ul className={isLarge ? "numbers large" : "numbers"}>
      {useNamedLines().map(({ key, name, number, dial }) => (
        <li key={key}>
          <a href={`tel:${dial}`}>
            <b>{number}</b> <span>{name}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

export function CrisisBanner() {
  const { t } = useTranslation();
  return (
    <aside id="crisis" className="crisis" aria-labelledby="crisis-title">
      <div className="column">
        <h2 id="crisis-title">{t("crisis.banner.lead")}</h2>
        <NumberList />
        <p>{t("crisis.banner.notWatched")}</p>
      </div>
    </aside>
  );
}
