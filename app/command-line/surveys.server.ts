// `alongside surveys`: takes scores that other tools made, and gives out the questions of the program.
import { existsSync, readFileSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { readSheet } from "read-excel-file/node";
import { operator } from "#app/domain/access/actor.ts";
import { adapters } from "#app/domain/instruments/adapter.ts";
import {
  shippedInstrument,
  shippedInstruments,
} from "#app/domain/instruments/shipped-instruments.ts";
import { csvText } from "#app/domain/spreadsheets/csv.ts";
import {
  type FedOutcome,
  importScores,
  type ScoresImported,
} from "#app/domain/surveys/import-scores.server.ts";
import { type Command, CommandRefused } from "./command.ts";
import { confirmPackBy, listPacks } from "./survey-packs.server.ts";

const help = `alongside surveys import INSTRUMENT FILE [--mapping FILE] [--one-means agree|disagree] [--apply]
alongside surveys questionnaire NAME
alongside surveys packs [confirm FOLDER DIGEST]

Importing takes results of another tool, by unit and month, from a CSV or XLSX file.
Nothing is written without --apply. The mapping is kept and used again without --mapping. Columns of scored results: unit, wave (YYYY-MM),
scale, score, answers, invited. Of results by item: unit, wave and the item codes, one
row for each person, without anything about the person. Groups under 10 answers or 15
staff are not stored. A file with names, addresses, numbers of employees or free text is
refused whole.

Packs are licensed instruments in the folder of ALONGSIDE_PACKS. Nobody is asked with one before
its terms were read and its content confirmed; a changed pack must be confirmed again.

INSTRUMENT: ${adapters.map(({ id }) => id).join(", ")}
NAME:       ${shippedInstruments.map(({ id }) => id).join(", ")} (HL7 FHIR R4 Questionnaire)

Exit codes: 0 done, 1 refused (line, column, reason), 2 called wrongly.`;

const options = {
  mapping: { type: "string" },
  "one-means": { type: "string" },
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
  if (!existsSync(file) || !statSync(file).isFile())
    throw new CommandRefused(`There is no file ${file}.`);
  if (statSync(file).size > mostBytes) throw new CommandRefused(`${file} is larger than 50 MB.`);
  return readFileSync(file);
}

async function textOf(file: string): Promise<string> {
  const bytes = bytesOf(file);
  if (!/\.xlsx$/i.test(file)) return new TextDecoder("utf-8").decode(bytes);
  try {
    const rows = await readSheet(bytes);
    return csvText({
      name: "scores",
      rows: rows.map((row) =>
        row.map((cell) => {
          if (cell === null) return "";
          if (cell instanceof Date) return cell.toISOString().slice(0, 7);
          return typeof cell === "number" ? cell : String(cell);
        }),
      ),
    });
  } catch {
    throw new CommandRefused(`${file} is not a workbook that can be read.`);
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

function evaluationLine({ outcome, scale, scores, isFed }: FedOutcome): string {
  return isFed
    ? `The evaluation's ${outcome} is made from ${scale}: ${scores} scores of units.`
    : `The evaluation's ${outcome} comes from somewhere else and is left as it is.`;
}

function linesOf(outcome: ScoresImported): string[] {
  switch (outcome.outcome) {
    case "not-allowed":
      return ["Only the operator and the lead may do this."];
    case "no-such-instrument":
      return [`There is no such instrument. Known are: ${outcome.known.join(", ")}.`];
    case "say-direction":
      return ["Say what 1 stands for in this file: --one-means agree, or --one-means disagree."];
    case "scores-only":
      return [
        `Answers by item cannot be scored here: send scored results, or say in the mapping which items make which scale. ${outcome.reason}`,
      ];
    case "bad-mapping":
      return [
        outcome.reason ??
          "The mapping may say columns, units, words and scales, and nothing else (docs/surveys.md).",
      ];
    case "overtaken":
      return ["Somebody else imported at the same moment. Nothing was written; run it again."];
    case "bad-data":
      return [
        `Nothing was imported: ${outcome.problems.length} places need a look.`,
        ...outcome.problems
          .slice(0, 50)
          .map(({ line, column, reason }) => `  line ${line}, ${column || "the row"}: ${reason}`),
      ];
    case "checked":
    case "imported":
      return [
        ...(outcome.isMappingKept ? ["Read with the mapping of the last import."] : []),
        ...(outcome.isMapChanged
          ? [
              "The item map is another than that of the last import: these scores cannot be compared with those.",
            ]
          : []),
        ...(outcome.evaluation ? [evaluationLine(outcome.evaluation)] : []),
        `${outcome.scores} scores ${outcome.outcome === "checked" ? "can be imported with --apply" : "imported"}; ${outcome.tooSmall} of groups that are too small were left out.`,
      ];
  }
}

export const surveysCommand: Command = {
  name: "surveys",
  summary: "take scores made elsewhere (surveys import), give out questions",
  async run(args, io, openSite) {
    const asked = words(args);
    const [verb, name, file, ...more] = asked?.positionals ?? [];
    if (asked?.values.help) {
      io.out(help);
      return 0;
    }
    if (verb === "questionnaire" && name && !file) {
      const instrument = shippedInstrument(name);
      if (!instrument) throw new CommandRefused(`There is no instrument ${name}.`);
      io.out(JSON.stringify(instrument.questionnaire, null, 2));
      return 0;
    }
    if (verb === "packs" && asked) {
      const isConfirming = name === "confirm" && file !== undefined && more.length === 1;
      if (name === undefined || isConfirming) {
        const site = await openSite();
        try {
          const world = site.worldAt();
          if (!isConfirming) return await listPacks(world, io);
          return await confirmPackBy({ folder: file, digest: more[0] ?? "" }, world, io);
        } finally {
          await site.close();
        }
      }
    }
    const direction = asked?.values["one-means"] ?? null;
    const isDirection = direction === null || direction === "agree" || direction === "disagree";
    if (verb !== "import" || !name || !file || more.length > 0 || !asked || !isDirection) {
      io.err(`That is not how surveys is called.\n\n${help}`);
      return 2;
    }
    const [text, mapping] = [await textOf(file), mappingOf(asked.values.mapping)];
    const site = await openSite();
    try {
      const outcome = await importScores(
        operator,
        { instrument: name, text, mapping, direction, isApplied: asked.values.apply },
        site.worldAt(),
      );
      const isDone = outcome.outcome === "checked" || outcome.outcome === "imported";
      if (io.json) io.out(JSON.stringify(outcome, null, 2));
      else for (const line of linesOf(outcome)) (isDone ? io.out : io.err)(line);
      return isDone ? 0 : 1;
    } finally {
      await site.close();
    }
  },
};
