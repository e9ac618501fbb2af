// A table with its caption; the first cell names the row. Numbers scroll sideways within their own box
// on a phone; sentences (`isStacked`) become a list of rows there instead.
import { type ReactNode, useId } from "react";
import { useIsSample } from "./sample.tsx";

export interface Column {
  label: string;
  isNumber?: boolean;
}

interface DataTableProps {
  caption: string;
  columns: readonly (string | Column)[];
  /** Each row has one cell per column. */
  rows: readonly (readonly ReactNode[])[];
  isStacked?: boolean;
}

const asColumn = (column: string | Column): Column =>
  typeof column === "string" ? { label: column } : column;

export function DataTable({ caption, columns, rows, isStacked: isAlwaysStacked }: DataTableProps) {
  // Nothing in a sample takes focus, so nothing in it may need scrolling by keyboard.
  const isSample = useIsSample();
  const isStacked = isAlwaysStacked || isSample;
  const captionId = `table-${useId().replaceAll(":", "")}`;
  const heads = columns.map(asColumn);
  const table = (
    <table>
      <caption id={captionId}>{caption}</caption>
      <thead>
        <tr>
          {heads.map(({ label, isNumber }) => (
            <th key={label} scope="col" className={isNumber ? "number" : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: drawn once on the server, never reordered
          <Row key={row} cells={cells} heads={heads} isStacked={isStacked} />
        ))}
      </tbody>
    </table>
  );
  if (isStacked) return <div className="stacked">{table}</div>;
  return (
    // Focusable, so that a keyboard can scroll it. A group, because a page of years repeats its captions and
    // landmarks of one name are no help.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take focus (WCAG 2.1.1)
    <div className="table-box" role="group" aria-labelledby={captionId} tabIndex={0}>
      {table}
    </div>
  );
}

function Row({
  cells,
  heads,
  isStacked,
}: {
  cells: readonly ReactNode[];
  heads: readonly Column[];
  isStacked: boolean;
}) {
  const [first, ...others] = cells;
  return (
    <tr>
      <th scope="row">{first}</th>
      {others.map((cell, index) => {
        const head = heads[index + 1];
        return (
          <td key={head?.label} className={head?.isNumber ? "number" : undefined}>
            {isStacked ? (
              <span className="cell-label" aria-hidden="true">
                {head?.label}
              </span>
            ) : null}
            {cell}
          </td>
        );
      })}
    </tr>
  );
}
