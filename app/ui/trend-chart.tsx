// Numbers in order of time with the range of their error, drawn on the server. A picture of the table that
// stands beneath it: the table is what is read aloud, copied and trusted.
interface ChartPoint {
  label: string;
  shown: number;
  from: number;
  to: number;
}

interface TrendChartProps {
  id: string;
  title: string;
  description: string;
  points: readonly ChartPoint[];
  /** Labels of the points in whose time something began. */
  begun?: readonly string[];
}

const [width, height] = [640, 260];
const [left, right, top, bottom] = [44, 12, 16, 36];

/** 1, 2 or 5 times a power of ten: steps that people count in. */
export function stepFor(most: number): number {
  const rough = Math.max(1, most / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough) ?? rough;
}

export function TrendChart({ id, title, description, points, begun = [] }: TrendChartProps) {
  const most = Math.max(4, ...points.map(({ to }) => to));
  const step = stepFor(most);
  const lines = Array.from({ length: Math.ceil(most / step) + 1 }, (_one, index) => index * step);
  const ceiling = lines.at(-1) ?? most;
  const y = (value: number) => top + (height - top - bottom) * (1 - value / ceiling);
  const slot = (width - left - right) / Math.max(1, points.length);
  const x = (index: number) => left + slot * (index + 0.5);
  // Labels would run into each other beyond a dozen; the table has them all.
  const every = Math.ceil(points.length / 8);
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      {lines.map((value) => (
        <g key={value}>
          <line className="rule" x1={left} x2={width - right} y1={y(value)} y2={y(value)} />
          <text className="tick-label" x={left - 8} y={y(value) + 4} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      {points.map(({ label, shown, from, to }, index) => (
        <g key={label}>
          {begun.includes(label) ? (
            // Beside the mark, so that it does not hide the line of the error.
            <line
              className="begin"
              x1={x(index) - slot / 2}
              x2={x(index) - slot / 2}
              y1={top}
              y2={height - bottom}
            />
          ) : null}
          <line className="error" x1={x(index)} x2={x(index)} y1={y(from)} y2={y(to)} />
          <line className="error" x1={x(index) - 7} x2={x(index) + 7} y1={y(from)} y2={y(from)} />
          <line className="error" x1={x(index) - 7} x2={x(index) + 7} y1={y(to)} y2={y(to)} />
          <circle className="mark" cx={x(index)} cy={y(shown)} r={5} />
          {index % every === 0 ? (
            <text className="tick-label" x={x(index)} y={height - 12} textAnchor="middle">
              {label}
            </text>
          ) : null}
        </g>
      ))}
    </svg>
  );
}
