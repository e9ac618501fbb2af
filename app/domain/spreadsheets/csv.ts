// Comma-separated values as RFC 4180 has them, with a mark at the beginning so that spreadsheet programs
// read the letters right. Pure.
import { type CellValue, type Sheet, safeText } from "./table.ts";

function csvCell(value: CellValue): string {
  if (typeof value === "number") return String(value);
  const text = safeText(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvText = ({ rows }: Sheet): string =>
  `\ufeff${rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")}`;
