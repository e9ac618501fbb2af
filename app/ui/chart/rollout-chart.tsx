// Which lever began when in which unit: a bar for peer support, a shape for each other lever. Units stand by
// name; nothing here is a result.
import { ChartFigure, type ChartTable } from "./chart-figure.tsx";
import { every } from "./scale.ts";

export interface RolloutRow {
  name: string;
  /** Index of the month in which each lever began; beyond the picture counts as not yet. */
  starts: readonly { lever: string; month: number }[];
}

export interface RolloutChartProps {
  id: string;
  title: string;
  description: string;
  notShown: string;
  table: ChartTable;
  months: readonly string[];
  rows: readonly RolloutRow[];
}

const width = 860;
const [left, right, top, row] = [290, 20, 30, 22];

export function RolloutChart({ months, rows, ...figure }: RolloutChartProps) {
  const height = top + rows.length * row + 8;
  const slot = (width - left - right) / Math.max(1, months.length);
  const x = (month: number) => left + slot * Math.min(Math.max(month, 0), months.length);
  const step = every(months.length, 7);
  return (
    <ChartFigure {...figure} width={width} height={height}>
      {months.map((label, index) =>
        index % step === 0 ? (
          <g key={label}>
            <text className="tick-label" x={x(index)} y={18}>
              {label}
            </text>
            <line className="rule" x1={x(index)} x2={x(index)} y1={top - 6} y2={height} />
          </g>
        ) : null,
      )}
      {rows.map(({ name, starts }, index) => {
        const middle = top + row * (index + 0.5);
        return (
          <g key={name}>
            <text className="tick-label" x={left - 10} y={middle + 5} textAnchor="end">
              {name}
            </text>
            {starts.map(({ lever, month }) => (
              <Lever key={lever} lever={lever} x={x(month)} end={x(months.length)} y={middle} />
            ))}
          </g>
        );
      })}
    </ChartFigure>
  );
}

function Lever({ lever, x, end, y }: { lever: string; x: number; end: number; y: number }) {
  switch (lever) {
    case "peer-support":
      return <rect className="bar" x={x} y={y - 4} width={Math.max(end - x, 0)} height={8} />;
    case "rounds":
      return <circle className="shape" cx={x} cy={y} r={6} />;
    case "workflow-change":
      return <rect className="shape" x={x - 5.5} y={y - 5.5} width={11} height={11} />;
    default:
      return <path className="shape" d={`M${x} ${y - 7}L${x + 7} ${y + 6}L${x - 7} ${y + 6}Z`} />;
  }
}
