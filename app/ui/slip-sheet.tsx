// Slips of paper to print and cut: on each a picture to point a phone at, the same address in letters, and
// the numbers that answer now, since a slip leaves the page they stand on.
import { useTranslation } from "#app/messages/use-translation.ts";
import { useNamedLines } from "./crisis-lines.tsx";

export interface PrintedSlip {
  address: string;
  size: number;
  path: string;
}

interface SlipSheetProps {
  slips: readonly PrintedSlip[];
  /** What the slip is for; the address follows. */
  text: string;
  until: string;
}

export function SlipSheet({ slips, text, until }: SlipSheetProps) {
  const { t } = useTranslation();
  const numbers = useNamedLines().map(({ number, name }) => `${number} ${name}`);
  return (
    <ol className="slips">
      {slips.map(({ address, size, path }) => (
        <li key={address}>
          <svg viewBox={`-4 -4 ${size + 8} ${size + 8}`} aria-hidden="true">
            <path d={path} />
          </svg>
          <p>
            {text} <code className="long-code">{address}</code>
          </p>
          <p className="hint">{until}</p>
          <p className="hint">
            {t("crisis.banner.lead")} {numbers.join("; ")}
          </p>
        </li>
      ))}
    </ol>
  );
}
