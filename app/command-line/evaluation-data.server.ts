// `alongside evaluation`: takes the series the evaluation is made from. A file is first looked at; what is
// wrong is named by line and column, and never repeated.
import { existsSync, readFileSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { operator } from "#app/domain/access/actor.ts";
import { computeEvaluation } from "#app/domain/evaluation/compute-evaluation.server.ts";
import { denominatorOwners } from "#app/domain/evaluation/denominators.ts";
import type { EvaluationReport } from "#app/domain/evaluation/evaluation-report.ts";
import { importDenominators } from "#app/domain/evaluation/import-denominators.server.ts";
import { importOutcomes } from "#app/domain/evaluation/import-outcomes.server.ts";
import { importSafetyReports } from "#app/domain/evaluation/import-safety-reports.server.ts";
import type { ImportInput, ImportOutcome } from "#app/domain/evaluation/import-series.server.ts";
import { type SeriesKind, seriesKinds } from "#app/domain/evaluation/series-kind.ts";
import { setRollout } from "#app/domain/evaluation/set-rollout.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { type Command, CommandRefused, type Io } from "./command.ts";

const help = `alongside evaluation import KIND FILE [--mapping FILE] [--gaps allow] [--apply]
alongside evaluation import denominators FILE --owner OFFICE ...
alongside evaluation compute

Importing takes a series for the evaluation from a CSV file. Nothing is written without
--apply; with it, the file replaces the whole series, or nothing is changed. Computing
works out what the lead's page shows; do it when all series are in.

KIND and its columns (one row for each unit and month, zeros written out):
  rollout          unit, lever, start
  safety-reports   unit, month, near-miss, no-harm, low-harm, moderate-harm, severe-harm
  denominators     unit, month, staff, patient-days
  outcomes         unit, wave, outcome, score, answers, invited

  --mapping FILE   JSON that says which column is what (docs/evaluation-data.md)
  --gaps allow     accept units without a row for some month or wave
  --owner OFFICE   who answers for the denominators:
                   ${denominatorOwners.join(", ")}

Months are YYYY-MM. A column that nobody asked for is refused, above all one with names,
addresses, numbers of employees or free text.

Exit codes: 0 done, 1 refused (line, column, reason), 2 called wrongly.`;

const options = {
  mapping: { type: "string" },
  gaps: { type: "string" },
  owner: { type: "string" },
  apply: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

function words(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch {
    return null;
  }
}

const mostBytes = 50 * 1024 * 1024;

function bytesOf(file: string): Buffer {
  if (!existsSync(file) || !statSync(file).isFile()) {
    throw new CommandRefused(`There is no file ${file}.`);
  }
  if (statSync(file).size > mostBytes) {
    throw new CommandRefused(`${file} is larger than 50 MB, which no such series is.`);
  }
  return readFileSync(file);
}

/** UTF-8, or else as Windows writes it. */
function textOf(file: string): string {
  const bytes = bytesOf(file);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function mappingOf(file: string | undefined): unknown {
  if (file === undefined) return null;
  try {
    return JSON.parse(bytesOf(file).toString("utf8"));
  } catch (error) {
    if (error instanceof CommandRefused) throw error;
    throw new CommandRefused(`The mapping ${file} is not JSON.`);
  }
}

function importBy(kind: SeriesKind, owner: (typeof denominatorOwners)[number]) {
  return (input: ImportInput, world: World): Promise<ImportOutcome> => {
    switch (kind) {
      case "rollout":
        return setRollout(operator, input, world);
      case "safety-reports":
        return importSafetyReports(operator, input, world);
      case "outcomes":
        return importOutcomes(operator, input, world);
      case "denominators":
        return importDenominators(operator, { ...input, owner }, world);
    }
  };
}

const mostPlaces = 50;

function linesOf(outcome: ImportOutcome): string[] {
  switch (outcome.outcome) {
    case "not-allowed":
      return ["Only the operator and the lead may do this."];
    case "overtaken":
      return ["Somebody else imported this series meanwhile. Nothing was changed; try again."];
    case "bad-mapping":
      return [`The mapping is not understood at: ${outcome.places.join(", ")}.`];
    case "bad-data": {
      const { problems } = outcome;
      const more = problems.length - mostPlaces;
      return [
        `Nothing was imported: ${problems.length} places need a look.`,
        ...problems
          .slice(0, mostPlaces)
          .map(({ line, column, reason }) => `  line ${line}, ${column || "the row"}: ${reason}`),
        ...(more > 0 ? [`  and ${more} more (--json lists all)`] : []),
      ];
    }
    case "checked":
      return [`${counts(outcome.summary)}: all is well. Import it with --apply.`];
    case "imported":
      return [`Imported ${counts(outcome.summary)}. It replaces what was there before.`];
  }
}

const counts = ({ rows, units }: { rows: number; units: number }) =>
  `${rows} rows of ${units} units`;

async function compute(io: Io, world: World): Promise<number> {
  // Standard error, so that what is piped on stays clean.
  const onQuestion = (question: string, done: number, total: number) =>
    io.err(`${done + 1} of ${total}: ${question}`);
  const onProgress = (step: string, done: number, total: number) => {
    // A step of a few units is over before it is read.
    const isTenth = Math.floor((10 * done) / total) > Math.floor((10 * (done - 1)) / total);
    if (total >= 200 && isTenth) io.err(`  ${step}: ${done} of ${total}`);
  };
  const outcome = await computeEvaluation(operator, { onQuestion, onProgress }, world);
  if (outcome.outcome !== "computed") {
    io.err(
      outcome.outcome === "nothing-imported"
        ? "Nothing was imported yet. Begin with: alongside evaluation import"
        : "Only the operator and the lead may do this.",
    );
    return 1;
  }
  if (io.json) io.out(JSON.stringify(outcome.answers, null, 2));
  else for (const { question, report } of outcome.answers) io.out(`${question}: ${said(report)}`);
  return 0;
}

function said(report: EvaluationReport): string {
  if (report.status === "refused") return `${report.refusal.reason} ${report.refusal.whatToDo}`;
  return report.status === "ok" ? "computed" : "the series do not fit together";
}

/** The command with its world given. @returns the exit code. */
export async function runEvaluationData(args: string[], io: Io, world: World): Promise<number> {
  const asked = words(args);
  const [verb, kindWord, file, ...more] = asked?.positionals ?? [];
  if (verb === "compute" && kindWord === undefined) return compute(io, world);
  const kind = seriesKinds.find((one) => one === kindWord);
  const owner = denominatorOwners.find((one) => one === asked?.values.owner);
  const isOwnerRight = kind === "denominators" ? owner !== undefined : !asked?.values.owner;
  const areGapsRight = [undefined, "allow"].includes(asked?.values.gaps);
  if (!asked || verb !== "import" || !kind || !file || more.length > 0) {
    io.err(`That is not how evaluation is called.\n\n${help}`);
    return 2;
  }
  if (!isOwnerRight || !areGapsRight) {
    io.err(
      areGapsRight
        ? `Say who answers for denominators, and only for them: --owner ${denominatorOwners[0]}`
        : "Say --gaps allow, or leave it out.",
    );
    return 2;
  }
  let input: ImportInput;
  try {
    input = {
      text: textOf(file),
      mapping: mappingOf(asked.values.mapping),
      areGapsAllowed: asked.values.gaps === "allow",
      isApplied: asked.values.apply,
    };
  } catch (error) {
    if (!(error instanceof CommandRefused)) throw error;
    io.err(error.message);
    return 1;
  }
  const outcome = await importBy(kind, owner ?? denominatorOwners[0])(input, world);
  const isDone = outcome.outcome === "checked" || outcome.outcome === "imported";
  if (io.json) io.out(JSON.stringify(outcome, null, 2));
  else for (const line of linesOf(outcome)) (isDone ? io.out : io.err)(line);
  return isDone ? 0 : 1;
}

export const evaluationData: Command = {
  name: "evaluation",
  summary: "take reports, scores and rollout dates (evaluation import KIND FILE)",
  async run(args, io, openSite) {
    if (args.includes("--help") || args.length === 0) {
      (args.length === 0 ? io.err : io.out)(help);
      return args.length === 0 ? 2 : 0;
    }
    const site = await openSite();
    try {
      return await runEvaluationData(args, io, site.worldAt());
    } finally {
      await site.close();
    }
  },
};
