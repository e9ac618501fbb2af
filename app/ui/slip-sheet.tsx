// Slips of paper to print and cut: on each a picture to point a phone at and the same address in letters.
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
        </li>
      ))}
    </ol>
  );
}
