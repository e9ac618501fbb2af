// A release as a file: CSV, XLSX or JSON. The bytes are a function of the release, its plan and the
// ledger; they carry no time of asking and no name of who asked.
import { figureWords } from "#app/domain/figures/figure-words.ts";
import { releaseSheet } from "#app/domain/figures/release-sheet.ts";
import { csvText } from "#app/domain/spreadsheets/csv.ts";
import type { Sheet } from "#app/domain/spreadsheets/table.ts";
import { xlsxBytes } from "#app/domain/spreadsheets/xlsx.ts";
import { figureRead } from "./figure-pages.server.ts";
import { joinedNames } from "./figure-text.server.ts";
import { guardStaffFile, type StaffVisit } from "./guard.server.ts";

const kinds = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json; charset=utf-8",
} as const;

function fileResponse(kind: keyof typeof kinds, name: string, body: string | Uint8Array): Response {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return new Response(bytes.slice().buffer, {
    headers: {
      "Content-Type": kinds[kind],
      "Content-Disposition": `attachment; filename="figures-${name}.${kind}"`,
      "Content-Length": String(bytes.length),
    },
  });
}

async function sheetOf(visit: StaffVisit): Promise<Sheet> {
  const { figure, placesOf } = await figureRead(visit);
  const { t } = visit.language;
  const words = figureWords(figure.release, figure.plan);
  return releaseSheet(figure.release, words, placesOf(figure), {
    heading: (column) => t(`figuresReading.columns.${column}`),
    names: (names) => joinedNames(names, visit),
  });
}

export const csvFile = guardStaffFile("read-releases", async (visit) => {
  const sheet = await sheetOf(visit);
  return fileResponse("csv", sheet.name, csvText(sheet));
});

export const xlsxFile = guardStaffFile("read-releases", async (visit) => {
  const sheet = await sheetOf(visit);
  return fileResponse("xlsx", sheet.name, xlsxBytes(sheet));
});

/** The released bytes as they are, with their places in the ledger beside them. */
export const jsonFile = guardStaffFile("read-releases", async (visit) => {
  const { figure, placesOf } = await figureRead(visit);
  const places = JSON.stringify(placesOf(figure));
  const body = `{"ledger":${places},"release":${figure.body}}\n`;
  return fileResponse("json", figure.release.period, body);
});
