// Groups side by side, each with the range of its error, in the order given. A picture of the table beneath.
import { stepFor } from "./trend-chart.tsx";

interface ReachChartProps {
  id: string;
  title: string;
  description: string;
  groups: readonly { name: string; shown: number; from: number; to: number }[];
}

const width = 640;
const [left, right, top, row, axis] = [16, 16, 4, 48, 28];

export function ReachChart({ id, title, description, groups }: ReachChartProps) {
  const most = Math.max(4, ...groups.map(({ to }) => to));
  const step = stepFor(most);
  const lines = Array.from({ length: Math.ceil(most / step) + 1 }, (_one, index) => index * step);
  const end = lines.at(-1) ?? most;
  const x = (value: number) => left + (width - left - right) * (value / end);
  const bottom = top + groups.length * row;
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${width} ${bottom + axis}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      {lines.map((value) => (
        <g key={value}>
          <line className="rule" x1={x(value)} x2={x(value)} y1={top} y2={bottom} />
          <text className="tick-label" x={x(value)} y={bottom + 18} textAnchor="middle">
            {value}
          </text>
        </g>
      ))}
      {groups.map(({ name, shown, from, to }, index) => {
        const y = top + row * index + 34;
        return (
          <g key={name}>
            <text className="tick-label" x={left} y={y - 14}>
              {name}
            </text>
            <line className="error" x1={x(from)} x2={x(to)} y1={y} y2={y} />
            <line className="error" x1={x(from)} x2={x(from)} y1={y - 7} y2={y + 7} />
            <line className="error" x1={x(to)} x2={x(to)} y1={y - 7} y2={y + 7} />
            <circle className="mark" cx={x(shown)} cy={y} r={5} />
          </g>
        );
      })}
    </svg>
  );
}
