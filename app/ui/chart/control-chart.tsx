// A rate month by month, its centre line and limits as a band, and below it which lever began when. A point
// outside is ringed, not coloured: it asks a question and is no verdict.
import { ChartFigure, type ChartTable } from "./chart-figure.tsx";
import { every, path, scaleOver } from "./scale.ts";

export interface ControlPoint {
  label: string;
  value: number;
  centre: number;
  lower: number;
  upper: number;
  isOutside: boolean;
}

export interface ControlChartProps {
  id: string;
  title: string;
  description: string;
  notShown: string;
  table: ChartTable;
  points: readonly ControlPoint[];
  words: { centre: string; limits: string };
  /** One lane for each lever: the months in which it began somewhere. */
  lanes: readonly { name: string; months: readonly string[] }[];
}

const width = 860;
const [left, right, top] = [60, 150, 16];
const [plot, axis, lane] = [250, 34, 24];

export function ControlChart({ points, words, lanes, ...figure }: ControlChartProps) {
  const height = top + plot + axis + lanes.length * lane;
  const y = scaleOver(
    points.flatMap(({ value, lower, upper }) => [value, lower, upper]),
    top + plot,
    top,
  );
  const slot = (width - left - right) / Math.max(1, points.length);
  const x = (index: number) => left + slot * (index + 0.5);
  const step = every(points.length, 8);
  const band = [
    ...points.map(({ upper }, index) => [x(index), y.at(upper)] as const),
    ...points.map(({ lower }, index) => [x(index), y.at(lower)] as const).toReversed(),
  ];
  const last = points.at(-1);
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
      <path
        className="centre"
        d={path(points.map(({ centre }, index) => [x(index), y.at(centre)]))}
      />
      {last ? (
        <>
          <text className="tick-label" x={width - right + 10} y={y.at(last.centre) + 5}>
            {words.centre}
          </text>
          <text className="tick-label" x={width - right + 10} y={y.at(last.lower) + 5}>
            {words.limits}
          </text>
        </>
      ) : null}
      <path
        className="course"
        d={path(points.map(({ value }, index) => [x(index), y.at(value)]))}
      />
      {points.map(({ label, value, isOutside }, index) => (
        <g key={label}>
          <circle className="mark" cx={x(index)} cy={y.at(value)} r={3.5} />
          {isOutside ? <circle className="ring" cx={x(index)} cy={y.at(value)} r={8} /> : null}
          {index % step === 0 ? (
            <text className="tick-label" x={x(index)} y={top + plot + 22} textAnchor="middle">
              {label}
            </text>
          ) : null}
        </g>
      ))}
      {lanes.map(({ name, months }, index) => {
        const middle = top + plot + axis + lane * (index + 0.5);
        return (
          <g key={name}>
            <line className="rule" x1={left} x2={width - right} y1={middle} y2={middle} />
            <text className="tick-label" x={width - right + 10} y={middle + 5}>
              {name}
            </text>
            {points.map(({ label }, at) =>
              months.includes(label) ? (
                <rect
                  className="mark"
                  key={label}
                  x={x(at) - 3}
                  y={middle - 8}
                  width={6}
                  height={16}
                />
              ) : null,
            )}
          </g>
        );
      })}
    </ChartFigure>
  );
}
