// Files for spreadsheets: read back what was written, and never anything that would be calculated.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvText } from "#app/domain/spreadsheets/csv.ts";
import { safeText } from "#app/domain/spreadsheets/table.ts";
import { crc32, xlsxBytes } from "#app/domain/spreadsheets/xlsx.ts";

/** The stored files of a ZIP, by its directory; checks every length and checksum on the way. */
function unzipped(bytes: Uint8Array): Map<string, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = bytes.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  const files = new Map<string, string>();
  let at = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const local = view.getUint32(at + 42, true);
    expect(view.getUint32(local, true)).toBe(0x04034b50);
    const size = view.getUint32(local + 22, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const data = bytes.subarray(start, start + size);
    expect(crc32(data)).toBe(view.getUint32(local + 14, true));
    files.set(name, new TextDecoder().decode(data));
    at += 46 + nameLength;
  }
  expect(at).toBe(end);
  return files;
}

const dangerous = [
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\t=1",
  " =1",
  "\r=1",
  "＝1",
  "=cmd|' /C calc'!A0",
];

describe("a file for a spreadsheet", () => {
  test("begins no text as a formula, in any of the ways programs know", () => {
    for (const text of dangerous) expect(safeText(text), text).toMatch(/^'/);
    expect(safeText("Nursing and medical")).toBe("Nursing and medical");
    const csv = csvText({ name: "x", rows: [dangerous] });
    expect(csv).not.toMatch(/(^\ufeff?|,|")[\s]*[=+@-]/);
    const sheet = unzipped(xlsxBytes({ name: "x", rows: [dangerous] })).get(
      "xl/worksheets/sheet1.xml",
    );
    expect(sheet).not.toMatch(/<f|<t[^>]*>\s*[=+@-]/);
  });

  test("checks its bytes as ZIP asks for", () => {
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  });

  test("holds every text and number it was given, and the same bytes each time", () => {
    const cell = fc.oneof(
      fc.integer(),
      fc.string(),
      fc.constantFrom('a<b>&"c"', "\u0000", "\ud800"),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 5 }), (rows) => {
        const bytes = xlsxBytes({ name: "2026Q3", rows });
        expect(xlsxBytes({ name: "2026Q3", rows })).toEqual(bytes);
        const sheet = unzipped(bytes).get("xl/worksheets/sheet1.xml") ?? "";
        const read = [...sheet.matchAll(/<v>([^<]*)<\/v>|<t [^>]*>([^<]*)<\/t>/g)].map(
          ([, number, text]) => (number === undefined ? unescaped(text ?? "") : Number(number)),
        );
        const wanted = rows
          .flat()
          .map((value) => (typeof value === "string" ? safeText(value) : value));
        expect(read).toEqual(wanted.map((value) => (Object.is(value, -0) ? 0 : value)));
      }),
      { numRuns: 60 },
    );
  });

  test("quotes what would break a row", () => {
    const rows = [["a,b", 'say "hi"', "two\nlines", -3]];
    expect(csvText({ name: "x", rows })).toBe('\ufeff"a,b","say ""hi""","two\nlines",-3\r\n');
  });
});

const unescaped = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
