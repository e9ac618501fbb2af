// A peer's mentoring pairs: for the coordinator, and for the peer.
import type { shownPairs } from "#app/http/peers-pages.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";

interface PairListProps {
  pairs: ReturnType<typeof shownPairs>;
  /** Whose words: those of the coordinator about a peer, or those to the peer. */
  words: "other" | "own";
}

export function PairList({ pairs, words }: PairListProps) {
  const { t } = useTranslation();
  if (pairs.length === 0) return <p>{t("mentoring.none")}</p>;
  return (
    <ul className="plain-list">
      {pairs.map(({ pair, other, name, email }) => (
        <li key={pair}>
          {t(`mentoring.${words}.${other}`, { name, email })}
          <form method="post" className="actions" data-once>
            <input type="hidden" name="pair" value={pair} />
            <button type="submit" className="quiet" name="do" value="end-pair">
              {t("mentoring.end")}
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}
