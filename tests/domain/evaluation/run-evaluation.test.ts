import { describe, expect, test } from "vitest";
import { evaluateSpec } from "#app/domain/evaluation/evaluate-spec.ts";
import { WARNING_NAMES, warn } from "#app/domain/evaluation/evaluation-report.ts";
import type { Table } from "#app/domain/evaluation/read-table.ts";
import { runEvaluation } from "#app/domain/evaluation/run-evaluation.ts";
import { REFUSAL_NAMES, refuse } from "#app/domain/evaluation/statistics/refusals.ts";
import { staggeredRows } from "./invented-panels.ts";

type Cells = Readonly<Record<string, string | number>>;

function tableOf(rows: readonly Cells[]): Table {
  return {
    columns: Object.keys(rows[0] ?? {}),
    rows: rows.map((row, at) => ({
      line: at + 2,
      cells: Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)])),
    })),
  };
}

const STARTS = [3, 3, 3, 4, 4, 6, 6, null, null, null, null, null] as const;
const panel = staggeredRows(STARTS, 8, 71).map((row) => ({
  unit: row.unit,
  month: `2023-${String(row.period).padStart(2, "0")}`,
  score: row.outcome,
  start: row.firstTreated === null ? "" : `2023-${String(row.firstTreated).padStart(2, "0")}`,
  treated: row.firstTreated !== null && row.period >= row.firstTreated ? 1 : 0,
}));
const treatment = { unit: "unit", period: "month", outcome: "score", treatment: "treated" };
const starts = { unit: "unit", period: "month", outcome: "score", firstTreated: "start" };
const run = (spec: object, rows: readonly Cells[] = panel) =>
  runEvaluation(evaluateSpec.parse({ data: "rows.csv", ...spec }), tableOf(rows));

describe("every panel method answers on the same table, with finite numbers only", () => {
  test.each([
    ["two-way-fixed-effects", treatment],
    ["callaway-santanna", starts],
    ["callaway-santanna", treatment],
    ["sun-abraham", starts],
    ["imputation", starts],
    ["goodman-bacon", treatment],
    ["event-study", starts],
    ["stepped-wedge", treatment],
  ])("%s", (method, columns) => {
    const report = run({ method, columns });
    expect(report.status).toBe("ok");
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});

test("months are read and written as the file writes them", () => {
  const report = run({ method: "callaway-santanna", columns: starts });
  expect(JSON.stringify(report)).toContain('"group":"2023-03","period":"2023-02"');
});

test("starts read from a 0/1 column give the same answer as starts from a column", () => {
  const one = run({ method: "callaway-santanna", columns: starts });
  expect(run({ method: "callaway-santanna", columns: treatment })).toEqual(one);
});

test("0 means never treated where no period reaches down to 0", () => {
  const zero = panel.map((row) => ({ ...row, start: row.start === "" ? "0" : row.start }));
  const report = run({ method: "imputation", columns: starts }, zero);
  expect(report).toEqual(run({ method: "imputation", columns: starts }));
});

test("few clusters switch to the bootstrap and say so; staggered starts are warned about", () => {
  const report = run({ method: "two-way-fixed-effects", columns: treatment });
  if (report.status !== "ok") throw new Error("no answer");
  expect(report.warnings.map((one) => one.warning)).toEqual(
    expect.arrayContaining([
      "few-clusters",
      "bootstrap-used",
      "staggered-starts",
      "treated-as-comparison",
    ]),
  );
  expect(report.estimates.map((one) => one.name)).toContain("treatment, wild cluster bootstrap");
  expect(report.conventions).toMatchObject({
    variance: "CR2",
    bootstrapWeights: "rademacher",
    seed: 1,
  });
});

test("few never-treated units choose not-yet-treated and say so", () => {
  const few = panel.filter((row) => row.unit < "u009");
  const report = run({ method: "callaway-santanna", columns: starts }, few);
  if (report.status !== "ok") throw new Error("no answer");
  expect(report.conventions.comparison).toBe("not-yet-treated");
  expect(report.warnings.map((one) => one.warning)).toContain("comparison-chosen");
});

describe("bad cells: line, column, reason, and nothing is computed", () => {
  const spoilt = (at: number, change: Record<string, string>) =>
    panel.map((row, position) => (position === at ? { ...row, ...change } : row));
  test.each([
    ["missing", spoilt(4, { score: "" }), 6, "score", "missing"],
    ["text in numbers", spoilt(4, { score: "high" }), 6, "score", '"high" is not a number'],
    ["decimal comma", spoilt(4, { score: "12,5" }), 6, "score", "decimal comma"],
    ["thousands", spoilt(4, { score: "1,234,500" }), 6, "score", "thousands"],
    ["another form of date", spoilt(4, { month: "05/2023" }), 6, "month", "date in another form"],
    ["a whole date", spoilt(4, { month: "2023-05-01" }), 6, "month", "date in another form"],
    ["numbers among months", spoilt(4, { month: "5" }), 6, "month", "mixes months"],
    ["treatment of 2", spoilt(4, { treated: "2" }), 6, "treated", "must be 0 or 1"],
    [
      "the same unit-month twice",
      [...panel, ...panel.slice(0, 1)],
      panel.length + 2,
      "month",
      "already in line 2",
    ],
    ["a unit that appears mid-way", panel.slice(3), 2, "unit", "no row for 3 of 8 periods"],
  ])("%s", (_, rows, line, column, reason) => {
    const report = run({ method: "stepped-wedge", columns: treatment }, rows);
    const strict = run({ method: "goodman-bacon", columns: treatment }, rows);
    const problems = [report, strict].flatMap((one) =>
      one.status === "bad-data" ? one.problems : [],
    );
    expect(problems).toContainEqual({ line, column, reason: expect.stringContaining(reason) });
  });
  test("a column that is not there is named together with those that are", () => {
    const report = run({ method: "imputation", columns: { ...starts, outcome: "burnout" } });
    expect(report).toMatchObject({
      status: "bad-data",
      problems: [
        { line: 1, column: "burnout", reason: expect.stringContaining("unit, month, score") },
      ],
    });
  });
  test("two starts for one unit", () => {
    const report = run({ method: "imputation", columns: starts }, spoilt(4, { start: "2023-07" }));
    expect(report).toMatchObject({
      status: "bad-data",
      problems: [{ line: 6, column: "start" }, { line: 7 }],
    });
  });
  test("a start written unlike the periods", () => {
    const columns = { period: "month", outcome: "score" };
    const own = panel.filter((row) => row.unit === "u000");
    const spec = { method: "interrupted-time-series", columns, options: { start: 4 } };
    expect(run(spec, own)).toMatchObject({ status: "bad-data", problems: [{ column: "month" }] });
    expect(run({ ...spec, options: { start: "2023-04" } }, own).status).toBe("ok");
  });
  test("negative and broken counts in a chart", () => {
    const rows = [3, -1, 2.5, 4].map((falls, at) => ({ month: at, falls }));
    const report = run(
      { method: "control-chart", columns: { value: "falls" }, options: { chart: "c" } },
      rows,
    );
    expect(report).toMatchObject({
      status: "bad-data",
      problems: [
        { line: 3, column: "falls", reason: "negative count -1" },
        { line: 4, column: "falls", reason: expect.stringContaining("whole number") },
      ],
    });
  });
});

test("gaps can be allowed: rows without an outcome are left out and counted", () => {
  const rows = panel.map((row, at) => (at === 5 || at === 60 ? { ...row, score: "" } : row));
  const report = run(
    { method: "two-way-fixed-effects", columns: treatment, options: { gaps: "allow" } },
    rows,
  );
  if (report.status !== "ok") throw new Error("no answer");
  expect(report.warnings.map((one) => one.warning)).toContain("rows-left-out");
  const staggered = run(
    { method: "callaway-santanna", columns: starts, options: { gaps: "allow" } },
    rows,
  );
  expect(JSON.stringify(staggered)).toContain("units-left-out");
});

test("a refusal carries its name, reason and what to do", () => {
  const rows = panel.filter((row) => row.unit === "u000" || row.unit > "u006");
  const report = run({ method: "two-way-fixed-effects", columns: treatment }, rows);
  expect(report).toMatchObject({
    status: "refused",
    refusal: {
      refused: "one-treated-cluster",
      reason: expect.any(String),
      whatToDo: expect.any(String),
    },
  });
});

test("figures that rest on units with a start of their own come without error, interval and p", () => {
  const alone = staggeredRows([3, 4, 5, 6, null, null, null, null, null], 8, 72).map((row) => ({
    unit: row.unit,
    month: row.period,
    score: row.outcome,
    start: row.firstTreated ?? "never",
  }));
  for (const method of ["callaway-santanna", "sun-abraham", "imputation"]) {
    const report = run({ method, columns: starts }, alone);
    if (report.status !== "ok") throw new Error(`${method} gave no answer`);
    expect(report.warnings.map((one) => one.warning)).toContain("lone-cohort");
    for (const estimate of report.estimates) {
      expect(estimate).toMatchObject({ standardError: null, pValue: null, low: null, high: null });
      expect(estimate.estimate).not.toBeNull();
    }
  }
});

test("intervals that were measured too narrow with few units say so", () => {
  for (const method of ["callaway-santanna", "sun-abraham", "imputation"]) {
    const report = run({ method, columns: starts });
    if (report.status !== "ok") throw new Error(`${method} gave no answer`);
    expect(report.warnings.map((one) => one.warning)).toContain("few-units");
  }
});

test("an empty table is refused by every method that reads one", () => {
  const empty = { columns: Object.keys(panel[0] ?? {}), rows: [] };
  for (const method of ["two-way-fixed-effects", "goodman-bacon", "stepped-wedge"] as const) {
    const spec = evaluateSpec.parse({ method, data: "rows.csv", columns: treatment });
    expect(runEvaluation(spec, empty)).toMatchObject({
      status: "refused",
      refusal: { refused: "no-rows" },
    });
  }
});

test("all refusals and warnings have a text", () => {
  for (const name of REFUSAL_NAMES) {
    const refusal = refuse(name);
    expect(refusal.reason.length).toBeGreaterThan(10);
    expect(refusal.whatToDo.length).toBeGreaterThan(10);
  }
  for (const name of WARNING_NAMES) expect(warn(name).text.length).toBeGreaterThan(20);
});

test("requests with unknown methods, options or two kinds of start are refused", () => {
  const wrong = [
    { method: "magic", data: "a.csv" },
    { method: "imputation", data: "a.csv", columns: starts, options: { covarage: 0.9 } },
    { method: "imputation", data: "a.csv", columns: { ...starts, treatment: "treated" } },
    { method: "imputation", data: "a.csv", columns: { unit: "u", period: "p", outcome: "y" } },
    { method: "proportion", values: { count: 3 } },
  ];
  for (const spec of wrong) expect(evaluateSpec.safeParse(spec).success).toBe(false);
});

test("progress of long work is told", () => {
  const told: string[] = [];
  const spec = evaluateSpec.parse({
    method: "two-way-fixed-effects",
    data: "a.csv",
    columns: treatment,
  });
  runEvaluation(spec, tableOf(panel), (step) => told.push(step));
  expect(new Set(told)).toEqual(new Set(["variance", "bootstrap"]));
});
