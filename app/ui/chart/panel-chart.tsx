// Several courses over the same quarters, one above the other, each on its own scale: they are looked at
// together, and never added up.
import { ChartFigure, type ChartTable } from "./chart-figure.tsx";
import { every, path, scaleOver } from "./scale.ts";

export interface PanelCourse {
  name: string;
  /** One for each label; null where there is none. */
  points: readonly ({ value: number; low?: number; high?: number } | null)[];
  /** Counts and rates are drawn from zero, scores from their own lowest. */
  isFromZero: boolean;
}

export interface PanelChartProps {
  id: string;
  title: string;
  description: string;
  notShown: string;
  table: ChartTable;
  labels: readonly string[];
  courses: readonly PanelCourse[];
}

const width = 760;
const [left, right, name, plot, gap] = [60, 20, 24, 74, 14];

export function PanelChart({ labels, courses, ...figure }: PanelChartProps) {
  const block = name + plot + gap;
  const height = courses.length * block + 24;
  const slot = (width - left - right) / Math.max(1, labels.length);
  const x = (index: number) => left + slot * (index + 0.5);
  const step = every(labels.length, 8);
  return (
    <ChartFigure {...figure} width={width} height={height}>
      {courses.map((course, index) => (
        <Panel key={course.name} course={course} top={index * block} x={x} />
      ))}
      {labels.map((label, index) =>
        index % step === 0 ? (
          <text className="tick-label" key={label} x={x(index)} y={height - 8} textAnchor="middle">
            {label}
          </text>
        ) : null,
      )}
    </ChartFigure>
  );
}

function Panel({
  course,
  top,
  x,
}: {
  course: PanelCourse;
  top: number;
  x: (index: number) => number;
}) {
  const present = course.points.flatMap((point, index) => (point ? [{ ...point, index }] : []));
  const values = present.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const y = scaleOver(
    course.isFromZero || values.length === 0 ? [0, ...values] : values,
    top + name + plot,
    top + name,
    2,
  );
  return (
    <g>
      <text className="panel-name" x={left} y={top + 17}>
        {course.name}
      </text>
      {y.steps.map((value) => (
        <g key={value}>
          <line className="rule" x1={left} x2={width - right} y1={y.at(value)} y2={y.at(value)} />
          <text className="tick-label" x={left - 8} y={y.at(value) + 5} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      <path
        className="course"
        d={path(present.map(({ index, value }) => [x(index), y.at(value)]))}
      />
      {present.map(({ index, value, low, high }) => (
        <g key={index}>
          {low !== undefined && high !== undefined ? (
            <line className="error" x1={x(index)} x2={x(index)} y1={y.at(low)} y2={y.at(high)} />
          ) : null}
          <circle className="mark" cx={x(index)} cy={y.at(value)} r={3.5} />
        </g>
      ))}
    </g>
  );
}
