// A picture with its finding as title, its table beneath and one sentence on what it does not show. The
// picture keeps its size on a phone and scrolls within its own box, so that its letters stay readable.
import type { ReactNode } from "react";
import { useTranslation } from "#app/messages/use-translation.ts";
import { type Column, DataTable } from "#app/ui/data-table.tsx";

export interface ChartTable {
  caption: string;
  columns: readonly (string | Column)[];
  rows: readonly (readonly ReactNode[])[];
}

interface ChartFigureProps {
  id: string;
  /** The finding. */
  title: string;
  description: string;
  notShown: string;
  table: ChartTable;
  width: number;
  height: number;
  children: ReactNode;
}

/** More rows than this are there for whoever opens them; on paper they stand open. */
const mostRowsOpen = 8;

function Numbers(table: ChartTable) {
  const { t } = useTranslation();
  if (table.rows.length <= mostRowsOpen) return <DataTable {...table} />;
  return (
    <details className="numbers-of">
      <summary>{t("evaluation.numbersOf", { caption: table.caption })}</summary>
      <DataTable {...table} />
    </details>
  );
}

export function ChartFigure(props: ChartFigureProps) {
  const { id, title, description, notShown, table, width, height, children } = props;
  return (
    <div className="picture">
      <h3 id={`${id}-heading`}>{title}</h3>
      {/* Focusable, so that a keyboard can scroll it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take focus (WCAG 2.1.1) */}
      <section className="chart-box" aria-labelledby={`${id}-heading`} tabIndex={0}>
        <svg
          className="chart wide"
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-labelledby={`${id}-title ${id}-described`}
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-described`}>{description}</desc>
          {children}
        </svg>
      </section>
      <p className="hint">{description}</p>
      <Numbers {...table} />
      <p>{notShown}</p>
    </div>
  );
}
