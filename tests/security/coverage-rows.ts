// The rows of docs/security/asvs.md and adversaries.md, and whether the test that each names is there.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "#db/migrate.server.ts";

export interface ProvenRow {
  row: string;
  /** Null when nothing proves it yet: by reading, or waiting for a feature. */
  proof: { file: string; title: string } | null;
  /** What stands where no test is named. */
  without: string;
}

export function rowsOf(document: "asvs" | "adversaries"): ProvenRow[] {
  const text = readFileSync(join(projectFolder(), "docs", "security", `${document}.md`), "utf8");
  const lines = text.split("\n").filter((line) => /^\| (?!item|who|---)/.test(line));
  return lines.map((line) => {
    const cells = line.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "").trim());
    const last = cells.at(-1) ?? "";
    const [, file, title] = /^`([^`]+)`: (.+)$/.exec(last) ?? [];
    return {
      row: cells[0] ?? "",
      proof: file && title ? { file, title } : null,
      without: last,
    };
  });
}

/** Titles are looked for as they are written in the file. */
export function isThere({ file, title }: { file: string; title: string }): boolean {
  const path = join(projectFolder(), file);
  return existsSync(path) && readFileSync(path, "utf8").includes(title);
}
