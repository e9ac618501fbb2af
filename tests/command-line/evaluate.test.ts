import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { evaluate } from "#app/command-line/evaluate.server.ts";
import { evaluateSpec, METHOD_NAMES } from "#app/domain/evaluation/evaluate-spec.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "evaluate-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | object): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

async function call(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  return { code: await evaluate(args, io), out: out.join("\n"), err: err.join("\n") };
}

const chart = (data: string) => ({
  method: "control-chart",
  data,
  columns: { value: "falls", label: "month" },
  options: { chart: "c" },
});

describe("exit code 0: answered", () => {
  test("a request with its own values, as text and as JSON", async () => {
    const spec = file("proportion.json", {
      method: "proportion",
      values: { count: 81, trials: 263 },
    });
    const text = await call(spec);
    expect(text).toMatchObject({ code: 0, err: "" });
    expect(text.out).toContain("95 % interval 0.255289 to 0.36621");
    const json = await call(spec, "--json");
    expect(JSON.parse(json.out)).toMatchObject({ method: "proportion", status: "ok" });
  });
  test("the file is looked for beside the request; byte order mark and quotes are read", async () => {
    file("falls.csv", '\uFEFFmonth,falls\n"Jan, first",3\nFeb,5\nMar,4\n');
    const result = await call(file("chart.json", chart("falls.csv")), "--json");
    expect(result.code).toBe(0);
    expect(JSON.parse(result.out).details.phases[0].points[0]).toMatchObject({
      label: "Jan, first",
      value: 3,
    });
  });
  test("--help names every method", async () => {
    const result = await call("--help");
    expect(result.code).toBe(0);
    for (const method of METHOD_NAMES) expect(result.out).toContain(method);
  });
});

describe("exit code 1: refused or bad data", () => {
  test("a refusal says why and what to do", async () => {
    const spec = file("zero.json", { method: "poisson-rate", values: { count: 3, exposure: 0 } });
    const result = await call(spec);
    expect(result.code).toBe(1);
    expect(result.out).toContain("No number (zero-exposure)");
    expect(result.out).toContain("What to do:");
  });
  test("bad cells are listed with line and column", async () => {
    file("bad.csv", "month,falls\nJan,3\n\nFeb,-5\nMar,four\n");
    const result = await call(file("bad.json", chart("bad.csv")));
    expect(result.code).toBe(1);
    expect(result.out).toContain("line 4, column falls: negative count -5");
    expect(result.out).toContain('line 5, column falls: "four" is not a number');
  });
  test.each([
    ["a row with too many cells", "month,falls\nJan,3,9\n", "line 2: 3 cells, the heading has 2"],
    ["two columns of one name", "falls,falls\n1,2\n", 'two columns are called "falls"'],
    ["an empty file", "", "is empty"],
    ["a quote that never closes", 'month,falls\n"Jan,3\n', "Quote"],
  ])("%s", async (_, content, reason) => {
    file("broken.csv", content);
    const spec = file("broken.json", chart("broken.csv"));
    const result = await call(spec);
    expect(result.code).toBe(1);
    expect(result.err).toContain(reason);
    expect(JSON.parse((await call(spec, "--json")).out)).toMatchObject({
      status: "error",
      problem: "csv",
    });
  });
  test("a data file that is not there", async () => {
    expect(await call(file("none.json", chart("none.csv")))).toMatchObject({ code: 1 });
  });
});

describe("exit code 2: used wrongly", () => {
  test.each([
    ["no request", []],
    ["an unknown option", ["--fast"]],
    ["two requests", ["a.json", "b.json"]],
    ["a request that is not there", ["nowhere.json"]],
  ])("%s", async (_, args) => {
    expect((await call(...args)).code).toBe(2);
  });
  test("a request that is not JSON, or asks for something unknown", async () => {
    expect((await call(file("text.json", "{"))).err).toContain("is not JSON");
    const result = await call(file("odd.json", { ...chart("a.csv"), options: { chart: "pie" } }));
    expect(result.code).toBe(2);
    expect(result.err).toContain("options.chart");
  });
});

test("the documentation has a valid example for every method", () => {
  const text = readFileSync(join(import.meta.dirname, "../../docs/evaluate.md"), "utf8");
  const examples = [...text.matchAll(/```json request\n([\s\S]*?)```/g)].map((match) =>
    evaluateSpec.parse(JSON.parse(match[1] ?? "")),
  );
  expect(new Set(examples.map((example) => example.method))).toEqual(new Set(METHOD_NAMES));
});
