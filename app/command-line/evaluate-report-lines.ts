// The report of an evaluation as lines of plain text.
import type {
  EvaluationReport,
  ReportedEstimate,
} from "#app/domain/evaluation/evaluation-report.ts";

export function reportLines(report: EvaluationReport): string[] {
  if (report.status === "bad-data") {
    return [
      "The data cannot be used. Nothing was computed.",
      ...report.problems.map(
        ({ line, column, reason }) => `line ${line}, column ${column}: ${reason}`,
      ),
    ];
  }
  if (report.status === "refused") {
    const { refused, reason, whatToDo, detail } = report.refusal;
    return [
      `No number (${refused}): ${reason}`,
      ...(detail === undefined ? [] : [`  ${detail}`]),
      `What to do: ${whatToDo}`,
    ];
  }
  return [
    `Method: ${report.method}`,
    ...Object.entries(report.sample).map(([name, value]) => `  ${name}: ${value}`),
    ...report.estimates.map(estimateLine),
    ...(report.estimates.length === 0 ? JSON.stringify(report.details, null, 2).split("\n") : []),
    "Conventions:",
    ...Object.entries(report.conventions).map(([name, value]) => `  ${name}: ${value}`),
    ...report.warnings.map(
      ({ text, detail }) => `Warning: ${text}${detail === undefined ? "" : ` (${detail})`}`,
    ),
  ];
}

function estimateLine(one: ReportedEstimate): string {
  const parts = [`${one.name}: ${shown(one.estimate)}`];
  if (one.low !== null || one.high !== null) {
    const percent = one.coverage === null ? "" : `${Number((100 * one.coverage).toFixed(4))} % `;
    parts.push(`${percent}interval ${shown(one.low)} to ${shown(one.high)}`);
  }
  if (one.standardError !== null) parts.push(`standard error ${shown(one.standardError)}`);
  if (one.pValueBelow !== undefined) parts.push(`p below ${shown(one.pValueBelow)}`);
  else if (one.pValue !== null) parts.push(`p ${shown(one.pValue)}`);
  if (one.degreesOfFreedom !== null)
    parts.push(`degrees of freedom ${shown(one.degreesOfFreedom)}`);
  return parts.join(", ");
}

function shown(value: number | null): string {
  return value === null ? "none" : String(Number(value.toPrecision(6)));
}
