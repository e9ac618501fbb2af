// Effects by time since the start, with their interval as a band, a line where there is no difference and
// one where the programme began.
import { ChartFigure, type ChartTable } from "./chart-figure.tsx";
import { path, scaleOver } from "./scale.ts";

export interface IntervalPoint {
  /** Time since the start. */
  at: number;
  estimate: number;
  low: number;
  high: number;
}

export interface IntervalChartProps {
  id: string;
  title: string;
  description: string;
  notShown: string;
  table: ChartTable;
  points: readonly IntervalPoint[];
  words: { before: string; after: string; none: string };
}

const [width, height] = [720, 300];
const [left, right, top, bottom] = [60, 150, 34, 34];

export function IntervalChart({ points, words, ...figure }: IntervalChartProps) {
  const y = scaleOver([0, ...points.flatMap(({ low, high }) => [low, high])], height - bottom, top);
  const times = points.map(({ at }) => at);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const x = (at: number) =>
    left + ((width - left - right) * (at - first)) / Math.max(1, last - first);
  const band = [
    ...points.map(({ at, high }) => [x(at), y.at(high)] as const),
    ...points.toReversed().map(({ at, low }) => [x(at), y.at(low)] as const),
  ];
  const start = x(-0.5);
  return (
    <ChartFigure {...figure} width={width} height={height}>
      {y.steps.map((value) => (
        <g key={value}>
          <line className="rule" x1={left} x2={width - right} y1={y.at(value)} y2={y.at(value)} />
          <text className="tick-label" x={left - 8} y={y.at(value) + 5} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      <path className="band" d={`${path(band)}Z`} />
      <line className="centre" x1={left} x2={width - right} y1={y.at(0)} y2={y.at(0)} />
      <text className="tick-label" x={width - right + 10} y={y.at(0) + 5}>
        {words.none}
      </text>
      <line className="begin" x1={start} x2={start} y1={top - 12} y2={height - bottom} />
      <text className="tick-label" x={start - 8} y={top - 18} textAnchor="end">
        {words.before}
      </text>
      <text className="tick-label" x={start + 8} y={top - 18}>
        {words.after}
      </text>
      <path
        className="course"
        d={path(points.map(({ at, estimate }) => [x(at), y.at(estimate)]))}
      />
      {points.map(({ at, estimate }) => (
        <g key={at}>
          <circle className="mark" cx={x(at)} cy={y.at(estimate)} r={4.5} />
          <text className="tick-label" x={x(at)} y={height - 10} textAnchor="middle">
            {at > 0 ? `+${at}` : at}
          </text>
        </g>
      ))}
    </ChartFigure>
  );
}
