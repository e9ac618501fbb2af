// Reads a staff list as it streams by: alphabet, separator, rows. Twice, if need be, because only the
// whole file can tell UTF-8 from Windows-1252.
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import {
  type Delimiter,
  delimiterOf,
  type Encoding,
  encodingMarked,
  separatorLine,
} from "./roster-csv.ts";

/** Opens the file from its beginning; called up to three times. */
export type OpenFile = () => AsyncIterable<Uint8Array>;

export type Unreadable = "empty-file" | "not-text" | "one-column" | "no-rows" | "too-large";

/** A file that is no staff list, or a row that cannot be told from the next. */
export class RosterUnreadable extends Error {
  override name = "RosterUnreadable";
  constructor(readonly why: Unreadable) {
    super(`The staff list cannot be read: ${why}.`);
  }
}

/** The list breaks off here: an open quote, or a row without end. */
export interface BrokenRow {
  line: number;
  reason: "open-quote" | "row-too-long";
}

export interface RowSink {
  header(cells: readonly string[]): void;
  /** @param line where the row begins, from 1. */
  row(cells: readonly string[], line: number): void;
}

const mostBytes = 100 * 1024 * 1024;
const longestRowBytes = 32 * 1024;
const startBytes = longestRowBytes;

async function* measured(open: OpenFile): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of open()) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new RosterUnreadable("too-large");
    yield chunk;
  }
}

async function startOf(open: OpenFile): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of open()) {
    parts.push(chunk);
    bytes += chunk.length;
    if (bytes >= startBytes) break;
  }
  return Buffer.concat(parts).subarray(0, startBytes);
}

async function isUtf8(open: OpenFile): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of measured(open)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof RosterUnreadable) throw error;
    return false;
  }
}

/** Decodes, and makes every line end a line feed, so that lines are counted as an editor shows them. */
async function* textOf(open: OpenFile, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let held = "";
  for await (const chunk of measured(open)) {
    const text = held + decoder.decode(chunk, { stream: true });
    held = text.endsWith("\r") ? "\r" : "";
    const whole = held ? text.slice(0, -1) : text;
    yield whole.replace(/\r\n?/g, "\n");
  }
  const rest = (held + decoder.decode()).replace(/\r\n?/g, "\n");
  if (rest) yield rest;
}

interface Form {
  encoding: Encoding;
  delimiter: Delimiter;
  /** Lines before the header. */
  skipped: number;
}

async function formOf(open: OpenFile): Promise<Form> {
  const start = await startOf(open);
  if (start.length === 0) throw new RosterUnreadable("empty-file");
  const marked = encodingMarked(start);
  const isWide = marked === "utf-16le" || marked === "utf-16be";
  if (!isWide && start.includes(0)) throw new RosterUnreadable("not-text");
  const encoding = marked ?? ((await isUtf8(open)) ? "utf-8" : "windows-1252");
  const lines = new TextDecoder(encoding).decode(start).split(/\r\n?|\n/);
  const hasSeparator = separatorLine.exec(lines[0] ?? "");
  const first = lines.findIndex(
    (line, index) => line.trim() !== "" && !(hasSeparator && index === 0),
  );
  const headerLine = lines[first];
  if (headerLine === undefined) throw new RosterUnreadable(hasSeparator ? "no-rows" : "empty-file");
  // Controls other than a tab do not occur in the first line of a list that people can read.
  if (/[\p{Cc}\ufffd]/u.test(headerLine.replaceAll("\t", ""))) {
    throw new RosterUnreadable("not-text");
  }
  const delimiter = (hasSeparator?.[1] as Delimiter | undefined) ?? delimiterOf(headerLine);
  if (!delimiter) throw new RosterUnreadable("one-column");
  return { encoding, delimiter, skipped: hasSeparator ? 1 : 0 };
}

const lineFeeds = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);

/** Drops the separator line that Excel puts before the header. */
function withoutFirstLine(): Transform {
  let isPast = false;
  return new Transform({
    decodeStrings: false,
    encoding: "utf8",
    transform(text: string, _encoding, done) {
      if (isPast) return done(null, text);
      const end = text.indexOf("\n");
      if (end < 0) return done();
      isPast = true;
      return done(null, text.slice(end + 1));
    },
  });
}

/**
 * Hands header and rows to the sink, one by one; rows without any text are left out.
 * @returns where the list broke off, or null. @throws RosterUnreadable when it is no list at all.
 */
export async function readRoster(open: OpenFile, sink: RowSink): Promise<BrokenRow | null> {
  const { encoding, delimiter, skipped } = await formOf(open);
  let hasHeader = false;
  let rowCount = 0;
  let lastLine = 0;
  const parser = parse({
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRowBytes,
    on_record: (cells: string[], { lines }: { lines: number }) => {
      lastLine = lines;
      if (cells.every((cell) => cell.trim() === "")) return null;
      if (hasHeader) {
        rowCount += 1;
        sink.row(cells, lines - lineFeeds(cells) + skipped);
      } else {
        hasHeader = true;
        sink.header(cells);
      }
      return null;
    },
  });
  parser.resume();
  try {
    const text = Readable.from(textOf(open, encoding), { encoding: "utf8" });
    await (skipped > 0 ? pipeline(text, withoutFirstLine(), parser) : pipeline(text, parser));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = lastLine + 1 + skipped;
    if (error.code === "CSV_QUOTE_NOT_CLOSED") return { line, reason: "open-quote" };
    if (error.code === "CSV_MAX_RECORD_SIZE") return { line, reason: "row-too-long" };
    throw error;
  }
  if (rowCount === 0) throw new RosterUnreadable("no-rows");
  return null;
}
