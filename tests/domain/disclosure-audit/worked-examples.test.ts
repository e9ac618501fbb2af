// The worked examples of the disclosure design, and the bounds that were computed for them by hand.
import { describe, expect, test } from "vitest";
import {
  type Examination,
  examineLadder,
  examineStatements,
} from "#app/domain/disclosure-audit/examine-statements.server.ts";
import {
  knownCases,
  publishedTable,
  quartersAndHalfYear,
  readable,
} from "#app/domain/disclosure-audit/known-leaks.ts";
import {
  printedExactly,
  printedRounded,
  type StatementsGiven,
  statementsShape,
} from "#app/domain/disclosure-audit/statements.ts";

async function examined(given: StatementsGiven): Promise<Examination> {
  const answer = await examineStatements(statementsShape.parse(given));
  if ("contradicting" in answer) throw new Error("the statements contradict each other");
  return answer;
}
const shortBounds = ({ bounds }: Examination, cells: readonly string[]) =>
  cells.map((cell) => [bounds[cell]?.min, bounds[cell]?.max]);

const wards = [
  [12, 2, 6],
  [9, 7, 8],
  [11, 10, 5],
];

describe("the attacker program", () => {
  test("1: recovers one or two hidden cells of a line, and not a proper rectangle", async () => {
    const one = await examined(publishedTable("y", wards, ["r1c2"]));
    expect(shortBounds(one, ["r1c2"])).toEqual([[2, 2]]);
    const two = await examined(publishedTable("y", wards, ["r1c2", "r1c3"]));
    expect(shortBounds(two, ["r1c2", "r1c3"])).toEqual([
      [2, 2],
      [6, 6],
    ]);
    const hidden = ["r1c2", "r1c3", "r3c2", "r3c3"];
    const four = await examined({ ...publishedTable("y", wards, hidden), sensitive: ["r1c2"] });
    expect(shortBounds(four, hidden)).toEqual([
      [0, 8],
      [0, 8],
      [4, 12],
      [3, 11],
    ]);
    expect(four).toMatchObject({ pass: true, findings: [] });
  });

  test("2: finds that two hidden cells a line are too few near zero, more so with headcounts", async () => {
    const table = [
      [3, 0, 20],
      [0, 4, 15],
      [18, 16, 9],
    ];
    const hidden = ["r1c1", "r1c2", "r2c1", "r2c2"];
    const given = { ...publishedTable("y", table, hidden), sensitive: ["r1c1", "r2c2"] };
    const plain = await examined(given);
    expect(shortBounds(plain, hidden)).toEqual([
      [0, 3],
      [0, 3],
      [0, 3],
      [1, 4],
    ]);
    expect(plain.findings.map(({ cell, kind }) => [cell, kind])).toEqual([
      ["r1c1", "narrow"],
      ["r2c2", "narrow"],
      ["r2c2", "existence"],
    ]);
    const headcounts = { r1c1: 3, r1c2: 2, r2c1: 2, r2c2: 4 };
    const informed = await examined({ ...given, headcounts });
    expect(shortBounds(informed, hidden)).toEqual([
      [1, 3],
      [0, 2],
      [0, 2],
      [2, 4],
    ]);
    const proven = informed.findings.filter(({ kind }) => kind === "existence");
    expect(proven.map(({ cell }) => cell)).toEqual(["r1c1", "r2c2"]);
    const ladder = await examineLadder(statementsShape.parse({ ...given, headcounts }));
    expect(ladder.map(({ rung }) => rung)).toEqual([
      "outsider",
      "headcounts",
      "event-roster",
      "insider",
    ]);
  });

  test("3: recovers the bridge, which a rule that counts hidden cells per line lets pass", async () => {
    const table = [
      [1, 7, 8, 20],
      [6, 4, 3, 21],
      [10, 11, 2, 5],
      [12, 13, 6, 4],
    ];
    const hidden = ["r1c1", "r1c2", "r2c1", "r2c2", "r2c3", "r3c3", "r3c4", "r4c3", "r4c4"];
    const lines = [1, 2, 3, 4].flatMap((line) => [
      hidden.filter((cell) => cell.startsWith(`r${line}`)).length,
      hidden.filter((cell) => cell.endsWith(`c${line}`)).length,
    ]);
    expect(lines.every((count) => count >= 2)).toBe(true);
    const answer = await examined({
      ...publishedTable("y", table, hidden),
      sensitive: ["r2c2", "r2c3", "r4c4"],
    });
    expect(shortBounds(answer, hidden)).toEqual([
      [0, 7],
      [1, 8],
      [0, 7],
      [3, 10],
      [3, 3],
      [0, 7],
      [0, 7],
      [1, 8],
      [2, 9],
    ]);
    expect(answer.findings.map(({ cell, kind }) => `${cell} ${kind}`)).toEqual([
      "r2c2 existence",
      "r2c3 exact",
      "r2c3 existence",
      "r4c4 existence",
    ]);
  });

  test("4: recovers from Q1, Q2 and H1 together what each of them alone hides", async () => {
    const joint = await examined(quartersAndHalfYear);
    expect(shortBounds(joint, ["A1", "B1", "A2", "C2"])).toEqual([
      [2, 2],
      [5, 5],
      [4, 4],
      [6, 6],
    ]);
    expect(joint).toMatchObject({ pass: false, onlyTogether: ["Q1", "Q2", "H1"] });
    for (const release of ["Q1", "Q2", "H1"]) {
      const statements = quartersAndHalfYear.statements.filter((one) => one.release === release);
      expect(await examined({ ...quartersAndHalfYear, statements })).toMatchObject({ pass: true });
    }
  });

  test("5: undoes parts and a total that were rounded apart", async () => {
    const roundedApart = (cells: string[], printed: number, total: number) =>
      examined({
        cells,
        statements: [
          ...cells.map((cell) => printedRounded("y", [cell], printed, 5)),
          printedRounded("y", cells, total, 5),
        ],
      });
    const four = ["a", "b", "c", "d"];
    expect(shortBounds(await roundedApart(four, 0, 10), four)).toEqual(four.map(() => [2, 2]));
    const three = four.slice(0, 3);
    expect(shortBounds(await roundedApart(three, 0, 5), three)).toEqual(three.map(() => [0, 2]));
    expect(shortBounds(await roundedApart(three, 5, 10), three)).toEqual(three.map(() => [3, 6]));
  });

  test("6: tells the answer of the eleventh from two means", async () => {
    const known = knownCases.find(({ name }) => name.includes("mean"));
    if (!known) throw new Error("the known case of the means is gone");
    const answer = await examined(known.file);
    expect(shortBounds(answer, ["the eleventh"])).toEqual([[4, 5]]);
    expect(answer.findings[0]).toMatchObject({ cell: "the eleventh", kind: "narrow" });
  });

  test("fails every release that is known to leak, and passes the one that does not", async () => {
    for (const known of knownCases) {
      const answer = await examined(readable(known));
      expect(answer.pass, known.name).toBe(known.finds.length === 0);
      for (const wanted of known.finds) {
        expect(answer.findings, known.name).toContainEqual(expect.objectContaining(wanted));
      }
    }
  });

  test("names the statements that contradict each other, and only those", async () => {
    const file = statementsShape.parse({
      cells: ["a", "b", "c"],
      statements: [
        printedExactly("Q1", ["a"], 3),
        printedExactly("Q1", ["c"], 1),
        printedExactly("Q2", ["a", "b"], 2),
      ],
    });
    expect(await examineStatements(file)).toEqual({
      contradicting: [
        { statement: 0, release: "Q1" },
        { statement: 2, release: "Q2" },
      ],
    });
  });

  test("finds a contradiction that fractions would hide", async () => {
    const pair = (one: string, other: string) => printedExactly("y", [one, other], 1);
    const file = statementsShape.parse({
      cells: ["a", "b", "c"],
      statements: [pair("a", "b"), pair("b", "c"), pair("a", "c")],
    });
    expect(await examineStatements(file)).toHaveProperty("contradicting.length", 3);
  });

  test("says that a cell has no limit rather than invent one", async () => {
    const given = {
      cells: ["a", "b"],
      statements: [
        {
          release: "y",
          terms: [["a", 1] as [string, number], ["b", -1] as [string, number]],
          lo: 0,
          hi: 0,
        },
      ],
    };
    const answer = await examined(given);
    expect(answer.bounds).toEqual({ a: { min: 0, max: null }, b: { min: 0, max: null } });
    const capped = await examined({ ...given, headcounts: { b: 7 } });
    expect(capped.bounds.a).toEqual({ min: 0, max: 7 });
  });
});
