// Scripts trust exit codes: a wrong call is 2 with the help, --help is 0, and neither opens the site.
import { describe, expect, test } from "vitest";
import type { Command } from "#app/command-line/command.ts";
import { disclosureAudit } from "#app/command-line/disclosure-audit.server.ts";
import { evaluation as evaluate } from "#app/command-line/evaluate.server.ts";
import { evaluationData, runEvaluationData } from "#app/command-line/evaluation-data.server.ts";
import { figures, runFigures } from "#app/command-line/figures.server.ts";
import { temporaryFolder } from "#tests/support/databases.ts";
import {
  filesFor,
  importAll,
  unitsInRoster,
  unitsToEvaluate,
} from "#tests/support/evaluation-series.ts";
import { testWorld } from "#tests/support/worlds.ts";

function listening() {
  const said = { out: [] as string[], err: [] as string[] };
  const io = {
    out: (line: string) => said.out.push(line),
    err: (line: string) => said.err.push(line),
    json: false,
  };
  return { io, said };
}

const neverOpened = () => {
  throw new Error("the site was opened");
};

async function called(command: Command, line: string) {
  const { io, said } = listening();
  const code = await command.run(line === "" ? [] : line.split(" "), io, neverOpened);
  return { code, out: said.out.join("\n"), err: said.err.join("\n") };
}

const commands = {
  evaluate,
  evaluation: evaluationData,
  figures,
  "disclosure-audit": disclosureAudit,
};

describe.each(Object.entries(commands))("alongside %s", (_name, command) => {
  test("explains itself on --help, with its exit codes", async () => {
    const { code, out } = await called(command, "--help");
    expect(code).toBe(0);
    expect(out).toMatch(/exit code/i);
  });
});

test.each([
  [evaluate, ""],
  [evaluate, "a.json b.json"],
  [evaluate, "--nothing"],
  [evaluationData, ""],
  [figures, ""],
  [disclosureAudit, "--nothing"],
  [disclosureAudit, "--statements"],
])("a call that is wrong from the start answers 2", async (command, line) => {
  const { code, out, err } = await called(command, line);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain("alongside");
});

test.each([
  "import",
  "import weather file.csv",
  "import rollout",
  "import rollout a.csv b.csv",
  "import rollout a.csv --owner finance-control",
  "import denominators a.csv",
  "import denominators a.csv --owner nobody",
  "import rollout a.csv --gaps perhaps",
  "import rollout a.csv --nothing",
  "compute everything",
  "guess",
])("alongside evaluation %s answers 2", async (line) => {
  const { io, said } = listening();
  expect(await runEvaluationData(line.split(" "), io, await testWorld())).toBe(2);
  expect(said.out).toEqual([]);
  expect(said.err).not.toEqual([]);
});

test.each([
  "close",
  "close --period",
  "close --period 2026Q5",
  "close now --period 2026Q3",
  "plan",
  "plan burn",
  "plan show --year soon",
  "replay twice",
  "--nothing",
])("alongside figures %s answers 2", async (line) => {
  const { io, said } = listening();
  expect(await runFigures(line.split(" "), io, await testWorld())).toBe(2);
  expect(said.out).toEqual([]);
});

test("a file that is not there, and nothing to compute yet, answer 1 in one sentence", async () => {
  const world = await testWorld();
  const { io, said } = listening();
  const missing = `import rollout ${temporaryFolder()}/none.csv`;
  expect(await runEvaluationData(missing.split(" "), io, world)).toBe(1);
  expect(await runEvaluationData(["compute"], io, world)).toBe(1);
  expect(said.err).toHaveLength(2);
});

test("computing says where it is, on standard error, and its answers on standard output", async () => {
  const world = await testWorld();
  const units = unitsToEvaluate(12);
  await unitsInRoster(units, world);
  await importAll(filesFor(units), world);
  const { io, said } = listening();
  expect(await runEvaluationData(["compute"], io, world)).toBe(0);
  const steps = said.err.filter((line) => /^\d+ of \d+: /.test(line));
  expect(steps[0]).toBe("1 of 13: reporting");
  expect(steps).toHaveLength(13);
  expect(said.out).toHaveLength(13);
});
