// Staff lists in every form HR systems write them, and things that are none.
import { expect, test } from "vitest";
import { operator } from "#app/domain/access/actor.ts";
import { type ImportRosterOutcome, importRoster } from "#app/domain/roster/import-roster.server.ts";
import { wholeRoster } from "#app/domain/roster/staff-store.server.ts";
import { asFile, csvText, listHeader, listMapping, listRow } from "#tests/support/staff-lists.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

test.each([
  ["UTF-8", (text: string) => Buffer.from(text)],
  ["UTF-8 with BOM", (text: string) => Buffer.from(`\ufeff${text}`)],
  ["Windows-1252", (text: string) => Buffer.from(text, "latin1")],
  ["UTF-16 with BOM", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le")],
  ["UTF-16, big end first", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
  ["Excel's separator line", (text: string) => Buffer.from(`sep=;\r\n${text}`)],
  ["lines that end in a line feed", (text: string) => Buffer.from(text.replaceAll("\r\n", "\n"))],
  [
    "lines that end in a carriage return",
    (text: string) => Buffer.from(text.replaceAll("\r\n", "\r")),
  ],
])("a list in %s is read, in whatever pieces it arrives", async (_form, encode) => {
  const world = await testWorld();
  const rows = [
    { number: "00042", first: "Jürgen", last: 'Groß; "der Lange"' },
    { number: "00043" },
  ];
  const text = csvText([listHeader, ...rows.map(listRow)], { delimiter: ";" });
  for (const pieceBytes of [7, 64 * 1024]) {
    const outcome = await take(world, encode(text), pieceBytes);
    expect(outcome).toMatchObject({ outcome: "applied", summary: { rows: 2 } });
    const names = (await wholeRoster(world.db, world.keyring)).map(({ name }) => name).sort();
    expect(names).toEqual(["Ada Example00043", 'Jürgen Groß; "der Lange"']);
  }
});

test.each([",", ";", "\t"])("cells are told apart by %j", async (delimiter) => {
  const world = await testWorld();
  const text = csvText([listHeader, listRow({ number: "1" }), listRow({ number: "2" })], {
    delimiter,
  });
  const outcome = await take(world, text);
  expect(outcome).toMatchObject({ outcome: "applied", summary: { rows: 2 } });
});

test("lines are counted as an editor counts them, with line breaks inside cells and empty lines", async () => {
  const world = await testWorld();
  const good = { number: "1", unitName: "Ward\r\none\r\nand two" };
  const text = `${csvText([listHeader, listRow(good)])}\r\n;;;\r\n${csvText([listRow({ ...good, number: "" }), listRow({ number: "" })])}`;
  expect(await take(world, text)).toMatchObject({
    outcome: "bad-rows",
    problems: [
      { line: 6, reason: "cell-count" },
      { line: 7, column: "Staff No", reason: "empty" },
      { line: 10, column: "Staff No", reason: "empty" },
    ],
  });
});

test.each<[string, Uint8Array | string, ImportRosterOutcome]>([
  ["an empty file", "", { outcome: "unreadable", why: "empty-file" }],
  ["blank lines", "\r\n\r\n", { outcome: "unreadable", why: "empty-file" }],
  ["a header only", csvText([listHeader]), { outcome: "unreadable", why: "no-rows" }],
  ["one column", "Staff No\r\n1\r\n", { outcome: "unreadable", why: "one-column" }],
  [
    "a spreadsheet",
    Buffer.from("PK\u0003\u0004\u0000\u0000more"),
    { outcome: "unreadable", why: "not-text" },
  ],
  ["10 MB of noise", noise(10 * 1024 * 1024), { outcome: "unreadable", why: "not-text" }],
  [
    "10 MB of one letter",
    Buffer.alloc(10 * 1024 * 1024, "a"),
    { outcome: "unreadable", why: "one-column" },
  ],
])("%s is refused with a reason", async (_what, contents, outcome) => {
  const world = await testWorld();
  expect(await take(world, contents)).toEqual(outcome);
});

test("10 MB of garbage after a good header, and a quotation that never ends, are bad rows", async () => {
  const world = await testWorld();
  const start = csvText([listHeader, listRow({ number: "1" })]);
  const endless = Buffer.concat([Buffer.from(start), Buffer.alloc(10 * 1024 * 1024, "b")]);
  const open = `${csvText([listHeader, listRow({ number: "1" })])}2,"Never,ends\r\n3,4\r\n`;
  const read = (contents: Uint8Array | string) => take(world, contents);
  expect(await read(endless)).toMatchObject({
    outcome: "bad-rows",
    problems: [{ line: 3, column: null, reason: "row-too-long" }],
  });
  expect(await read(open)).toMatchObject({
    outcome: "bad-rows",
    problems: [{ line: 3, column: null, reason: "open-quote" }],
  });
  expect(await wholeRoster(world.db, world.keyring)).toEqual([]);
});

test("columns the mapping does not find are named by the mapping, never by the file", async () => {
  const world = await testWorld();
  const withoutHeader = csvText([
    listRow({ number: "1", last: "Secret" }),
    listRow({ number: "2" }),
  ]);
  const outcome = await take(world, withoutHeader);
  expect(outcome).toMatchObject({ outcome: "other-columns" });
  expect(JSON.stringify(outcome)).toContain("Dept code");
  expect(JSON.stringify(outcome)).not.toContain("Secret");
});

const take = (
  world: TestWorld,
  contents: Uint8Array | string,
  pieceBytes?: number,
): Promise<ImportRosterOutcome> =>
  importRoster(
    operator,
    {
      open: asFile(contents, pieceBytes),
      mapping: listMapping(),
      isApplied: true,
      confirmedLeaving: null,
      exampleCount: 3,
    },
    world,
  );

/** The same noise every time. */
function noise(bytes: number): Buffer {
  const out = Buffer.alloc(bytes);
  let state = 42;
  for (let index = 0; index < bytes; index += 1) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    out[index] = state >>> 16;
  }
  return out;
}
