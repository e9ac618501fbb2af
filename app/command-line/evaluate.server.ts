// alongside evaluate SPEC.json: reads the request and its CSV file, answers with the report.
// Exit codes: 0 answered, 1 refused or bad data, 2 used wrongly.
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { type CsvProblem, tableFromCsv } from "#app/domain/evaluation/csv-table.ts";
import {
  type EvaluateSpec,
  evaluateSpec,
  METHOD_NAMES,
} from "#app/domain/evaluation/evaluate-spec.ts";
import type { EvaluationReport } from "#app/domain/evaluation/evaluation-report.ts";
import type { Table } from "#app/domain/evaluation/read-table.ts";
import { runEvaluation } from "#app/domain/evaluation/run-evaluation.ts";
import type { Command } from "./command.ts";
import { reportLines } from "./evaluate-report-lines.ts";

export interface CommandOutput {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

const HELP = `Usage: alongside evaluate SPEC.json [--json] [--quiet]

Estimates what a programme did, from a CSV file. SPEC.json names the method, the
file, its columns and the options; docs/evaluate.md describes it, with an example
for each method.

  --json    print the report as JSON
  --quiet   no progress on the error output
  --help    print this text

Methods: ${METHOD_NAMES.join(", ")}

Exit code: 0 answered, 1 refused or bad data, 2 used wrongly.`;

class Unusable extends Error {
  constructor(
    readonly exitCode: 1 | 2,
    readonly problem: string,
    readonly lines: readonly string[],
  ) {
    super(problem);
  }
}

/** @param args what follows the word evaluate */
export async function evaluate(args: string[], io: CommandOutput): Promise<number> {
  let isJson = args.includes("--json");
  try {
    const { values, positionals } = readArguments(args);
    isJson = values.json;
    if (values.help) {
      io.out(HELP);
      return 0;
    }
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) {
      throw new Unusable(2, "usage", ["Name one file with the request.", "", HELP]);
    }
    const spec = await readSpec(file);
    const table =
      "data" in spec
        ? await readTable(resolve(dirname(file), spec.data))
        : { columns: [], rows: [] };
    const report = runEvaluation(spec, table, progressTo(io, values.quiet));
    for (const line of isJson ? [JSON.stringify(report, null, 2)] : reportLines(report))
      io.out(line);
    return exitCodeOf(report);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    if (isJson) {
      io.out(
        JSON.stringify({ status: "error", problem: error.problem, lines: error.lines }, null, 2),
      );
    } else {
      for (const line of error.lines) io.err(line);
    }
    return error.exitCode;
  }
}

function exitCodeOf(report: EvaluationReport): 0 | 1 {
  return report.status === "ok" ? 0 : 1;
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        quiet: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new Unusable(2, "usage", [
      error instanceof Error ? error.message : "Unknown option.",
      "",
      HELP,
    ]);
  }
}

async function readSpec(file: string): Promise<EvaluateSpec> {
  const text = await readText(file, 2);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "";
    throw new Unusable(2, "spec", [`${file} is not JSON: ${reason}`]);
  }
  const result = evaluateSpec.safeParse(content);
  if (result.success) return result.data;
  throw new Unusable(2, "spec", [
    `${file} is not a request this command understands:`,
    ...z.prettifyError(result.error).split("\n"),
  ]);
}

async function readText(file: string, exitCode: 1 | 2): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch {
    throw new Unusable(exitCode, "file", [`${file} cannot be read.`]);
  }
}

async function readTable(file: string): Promise<Table> {
  const table = tableFromCsv(await readText(file, 1));
  if (!("problem" in table)) return table;
  throw new Unusable(1, "csv", csvLines(file, table));
}

function csvLines(file: string, problem: CsvProblem): string[] {
  switch (problem.problem) {
    case "unreadable":
      return [`${file}: ${problem.reason}`];
    case "empty":
      return [`${file} is empty.`];
    case "repeated-heading":
      return [`${file}, line 1: two columns are called "${problem.heading}".`];
    case "uneven":
      return problem.rows.map(
        ({ line, cells, wanted }) =>
          `${file}, line ${line}: ${cells} cells, the heading has ${wanted}.`,
      );
  }
}

// One line for each tenth of a long step, so that a terminal and a log file can both be read.
function progressTo(io: CommandOutput, isQuiet: boolean) {
  let last = "";
  return (step: string, done: number, total: number) => {
    if (isQuiet || total < 100) return;
    const line = `${step}: ${Math.floor((10 * done) / total) * 10} %`;
    if (line !== last) io.err(line);
    last = line;
  };
}

/** As the dispatcher calls it; it has taken --json off the words. No site is opened: only files are read. */
export const evaluation: Command = {
  name: "evaluate",
  summary: "estimate what a programme did, from a CSV file (evaluate SPEC.json)",
  run: (args, io) => evaluate(io.json ? [...args, "--json"] : args, io),
};
