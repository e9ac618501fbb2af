// The evaluation as files: every answer with its request for an analyst, and the hospital's quarters for a
// spreadsheet.
import { harmLevels } from "#app/domain/evaluation/safety-reports.ts";
import { csvText } from "#app/domain/spreadsheets/csv.ts";
import { evaluationRead } from "./evaluation-pages.server.ts";
import { guardStaffFile, notFound } from "./guard.server.ts";

const asFile = (body: string, type: string, name: string): Response =>
  new Response(body, {
    headers: {
      "Content-Type": `${type}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="${name}"`,
    },
  });

export const answersFile = guardStaffFile("read-evaluation", async (visit) => {
  const read = await evaluationRead(visit);
  if (!read) throw notFound();
  const { computedOn, madeFrom, hospital, answers } = read.computed;
  const body = JSON.stringify({ computedOn, madeFrom, hospital, answers }, null, 2);
  return asFile(`${body}\n`, "application/json", "evaluation.json");
});

export const quartersFile = guardStaffFile("read-evaluation", async (visit) => {
  const read = await evaluationRead(visit);
  if (!read) throw notFound();
  const { quarters, exposure } = read.computed.hospital;
  const rows = quarters.map(({ quarter, counts, exposure: amount, burnout, openness }) => [
    quarter,
    ...harmLevels.map((level) => counts?.[level] ?? ""),
    amount ?? "",
    burnout ?? "",
    openness ?? "",
  ]);
  const heading = ["quarter", ...harmLevels, exposure.kind, "burnout", "openness"];
  return asFile(
    csvText({ name: "evaluation", rows: [heading, ...rows] }),
    "text/csv",
    "evaluation.csv",
  );
});
