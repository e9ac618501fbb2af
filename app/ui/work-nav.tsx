// The way around for people at work. A staff loader returns `work` (these props); root draws it in the
// header of the page.
import { useTranslation } from "#app/messages/use-translation.ts";

export interface WorkNavProps {
  items: readonly { to: string; label: string; isHere: boolean }[];
  /** Who is signed in, as shown to themselves; leads to the account. */
  who?: string | undefined;
  /** Seconds until the session ends when nothing is pressed. */
  endsInSeconds?: number;
}

export function WorkNav({ items, who }: WorkNavProps) {
  const { t } = useTranslation();
  return (
    <nav className="work-nav" aria-label={t("frame.work.label")}>
      <div className="column">
        <ul>
          {items.map(({ to, label, isHere }) => (
            <li key={to}>
              <a href={to} aria-current={isHere ? "page" : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
        {who ? <a href="/account">{who}</a> : null}
      </div>
    </nav>
  );
}
