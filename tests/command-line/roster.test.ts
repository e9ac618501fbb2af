// `alongside roster import` as the operator meets it: sentences, exit codes, no names.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { roster } from "#app/command-line/roster.server.ts";
import { wholeRoster } from "#app/domain/roster/staff-store.server.ts";
import { temporaryFolder } from "#tests/support/databases.ts";
import {
  csvText,
  hospitalCsv,
  hospitalRows,
  listHeader,
  listMapping,
  listRow,
} from "#tests/support/staff-lists.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

test("from the first guess to a list that is in place, nothing is written before --apply", async () => {
  const desk = await atTheDesk();
  writeFileSync(desk.list, hospitalCsv(hospitalRows(60)));
  expect(await desk.say("import", desk.list, "--guess-mapping", "--mapping", desk.mapping)).toBe(0);
  expect(desk.out()).toContain("Check each line before you use it.");
  expect(JSON.parse(readFileSync(desk.mapping, "utf8"))).toMatchObject({
    columns: { number: "Staff No", unitCode: "Dept code" },
    roleFamilies: { Porter: "support", Physician: "medical", "Registered nurse": "nursing" },
  });
  expect(await desk.say("import", desk.list, "--mapping", desk.mapping)).toBe(0);
  expect(desk.out()).toContain("new        60   for example …001, …002, …003, …004, …005");
  expect(desk.out()).toContain("Nothing was written. To take the list, say the same with --apply.");
  expect(await desk.known()).toBe(0);
  expect(await desk.say("import", desk.list, "--mapping", desk.mapping, "--apply")).toBe(0);
  expect(desk.out()).toContain("The new staff list is in place.");
  expect(await desk.known()).toBe(60);
  expect(desk.said()).not.toMatch(/Müller|hospital\.example|0000001/);
});

test("a guess that cannot decide says what is left to do, and an existing mapping stays", async () => {
  const desk = await atTheDesk();
  writeFileSync(
    desk.list,
    csvText([
      ["Staff No", "Name", "Job title"],
      ["1", "A", "Astronaut"],
    ]),
  );
  expect(await desk.say("import", desk.list, "--guess-mapping", "--mapping", desk.mapping)).toBe(0);
  expect(desk.out()).toContain("Say which column is the unit code.");
  expect(desk.out()).toContain("Say the role family of 1 professions that now have null.");
  expect(await desk.say("import", desk.list, "--mapping", desk.mapping)).toBe(1);
  expect(desk.err()).toContain("still needs: the column of the unit code");
  expect(await desk.say("import", desk.list, "--guess-mapping", "--mapping", desk.mapping)).toBe(1);
  expect(desk.err()).toContain("It was left as it is.");
});

test("bad rows are said by line, column and reason, and nothing is written", async () => {
  const desk = await atTheDesk({ withMapping: true });
  const rows = [
    listRow({ number: "1" }),
    listRow({ number: "2", last: "Secret", email: "secret" }),
  ];
  writeFileSync(desk.list, csvText([listHeader, ...rows]));
  expect(await desk.say("import", desk.list, "--mapping", desk.mapping, "--apply")).toBe(1);
  expect(desk.err()).toContain("Line 3, column E-mail: is not one e-mail address.");
  expect(desk.err()).toContain("1 of 2 rows cannot be taken. Nothing was changed.");
  expect(desk.said()).not.toMatch(/secret/i);
  expect(await desk.known()).toBe(0);
});

test("hundreds of bad rows are cut to fifty, and --json holds them all", async () => {
  const desk = await atTheDesk({ withMapping: true });
  const rows = Array.from({ length: 200 }, () => listRow({ number: "" }));
  writeFileSync(desk.list, csvText([listHeader, ...rows]));
  expect(await desk.say("import", desk.list, "--mapping", desk.mapping)).toBe(1);
  expect(desk.err().match(/^Line /gm)).toHaveLength(50);
  expect(desk.err()).toContain("And 150 more.");
  expect(await desk.sayJson("import", desk.list, "--mapping", desk.mapping)).toBe(1);
  expect(JSON.parse(desk.out()).problems).toHaveLength(200);
});

test("when too many would leave, the command asks for the very number", async () => {
  const desk = await atTheDesk({ withMapping: true });
  const say = (...more: string[]) =>
    desk.say("import", desk.list, "--mapping", desk.mapping, "--apply", ...more);
  writeFileSync(desk.list, hospitalCsv(hospitalRows(60)));
  await say();
  writeFileSync(desk.list, hospitalCsv(hospitalRows(40)));
  expect(await say()).toBe(1);
  expect(desk.err()).toContain("20 of 60 people would leave, more than 30 in 100.");
  expect(desk.err()).toContain("--confirm-leaving 20");
  expect(await say("--confirm-leaving", "20")).toBe(0);
  expect(await desk.known()).toBe(40);
});

test.each([
  ["an empty file", "", "The file is empty."],
  ["a header only", csvText([listHeader]), "The file has a header and no rows."],
  [
    "other columns",
    "A,B\r\n1,2\r\n",
    "The first line of the file has no column “staff no” (staff number)",
  ],
  ["no CSV", "\u0000\u0001", "The file is not a CSV text file."],
  ["one column", "Name\r\nSecret\r\n", "The first line has only one column."],
])("%s: a clear sentence, exit code 1, nothing written", async (_what, contents, sentence) => {
  const desk = await atTheDesk({ withMapping: true });
  writeFileSync(desk.list, contents);
  expect(await desk.say("import", desk.list, "--mapping", desk.mapping, "--apply")).toBe(1);
  expect(desk.err()).toContain(sentence);
  expect(await desk.known()).toBe(0);
});

test("a file, folder or mapping that is not there or not JSON: a sentence and exit code 1", async () => {
  const desk = await atTheDesk({ withMapping: true });
  expect(await desk.say("import", `${desk.list}.nowhere`)).toBe(1);
  expect(desk.err()).toContain("There is no file");
  expect(await desk.say("import", desk.folder)).toBe(1);
  expect(desk.err()).toContain("is not a file");
  writeFileSync(desk.list, hospitalCsv(hospitalRows(1)));
  expect(await desk.say("import", desk.list, "--mapping", `${desk.mapping}.nowhere`)).toBe(1);
  expect(desk.err()).toContain("--guess-mapping");
  writeFileSync(desk.mapping, "{");
  expect(await desk.say("import", desk.list, "--mapping", desk.mapping)).toBe(1);
  expect(desk.err()).toContain("is not JSON");
  expect(existsSync(`${desk.mapping}.nowhere`)).toBe(false);
});

test.each([
  [[]],
  [["import"]],
  [["export", "x.csv"]],
  [["import", "x.csv", "y.csv"]],
  [["import", "x.csv", "--aply"]],
  [["import", "x.csv", "--confirm-leaving", "all"]],
  [["import", "x.csv", "--examples", "-1"]],
])("called wrongly as %j: the help and exit code 2", async (args) => {
  const desk = await atTheDesk();
  expect(await desk.say(...args)).toBe(2);
  expect(desk.err()).toContain("alongside roster import FILE");
});

test("--help says what the command does and ends well", async () => {
  const desk = await atTheDesk();
  expect(await desk.say("--help")).toBe(0);
  expect(desk.out()).toContain("Nothing is written without --apply");
});

async function atTheDesk({ withMapping = false } = {}) {
  const world: TestWorld = await testWorld();
  const folder = temporaryFolder();
  const list = join(folder, "staff.csv");
  const mapping = join(folder, "mapping.json");
  if (withMapping) writeFileSync(mapping, JSON.stringify(listMapping()));
  const out: string[] = [];
  const err: string[] = [];
  const all: string[] = [];
  const call = (json: boolean, args: string[]): Promise<number> => {
    all.push(...out.splice(0), ...err.splice(0));
    const io = {
      out: (line: string) => void out.push(line),
      err: (line: string) => void err.push(line),
      json,
    };
    return roster(args, io, world);
  };
  return {
    folder,
    list,
    mapping,
    say: (...args: string[]) => call(false, args),
    sayJson: (...args: string[]) => call(true, args),
    out: () => out.join("\n"),
    err: () => err.join("\n"),
    said: () => [...all, ...out, ...err].join("\n"),
    known: async () => (await wholeRoster(world.db, world.keyring)).length,
  };
}
