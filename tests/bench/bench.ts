// `npm run bench`: speed as ratios within one run, on the built site. `--only NAME,NAME` runs some parts, `--write`
// keeps the table in docs/bench/latest.md.
import { writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { projectFolder } from "#db/migrate.server.ts";
import { evaluationCoverageBench, evaluationSpeedBench } from "./evaluation/evaluation-bench.ts";
import { figuresBench } from "./figures.ts";
import { floodBench, referralBench, signInBench } from "./hardening.ts";
import { pagesBench, queueBench } from "./pages.ts";
import { matchingBench, monthsBench } from "./programme.ts";
import { rosterBench } from "./roster-import.ts";
import { type BenchRow, tableOf } from "./row.ts";
import { guessingBench, submitBench } from "./submitting.ts";
import { surveysBench } from "./surveys.ts";

const parts: Record<string, (say: (line: string) => void) => Promise<BenchRow[]>> = {
  pages: pagesBench,
  queue: queueBench,
  submit: submitBench,
  guessing: guessingBench,
  roster: rosterBench,
  figures: figuresBench,
  evaluation: evaluationSpeedBench,
  coverage: evaluationCoverageBench,
  referral: referralBench,
  "sign-in": signInBench,
  flood: floodBench,
  surveys: surveysBench,
  matching: matchingBench,
  months: monthsBench,
};

async function main(words: string[]): Promise<number> {
  const listed = words.includes("--only") ? (words[words.indexOf("--only") + 1] ?? "") : undefined;
  const only = listed?.split(",") ?? Object.keys(parts);
  if (words.includes("--help") || only.some((name) => !parts[name])) {
    process.stdout.write(
      `npm run bench -- [--only NAME,NAME] [--write]\nNAME is ${Object.keys(parts).join(", ")}.\n`,
    );
    return words.includes("--help") ? 0 : 2;
  }
  const say = (line: string) => process.stderr.write(`  ${line}\n`);
  const rows: BenchRow[] = [];
  for (const [name, run] of Object.entries(parts)) {
    if (!only.includes(name)) continue;
    process.stderr.write(`${name} ...\n`);
    rows.push(...(await run(say)));
  }
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)} at the end.`;
  const text = `${tableOf(rows)}\n\n${machine}\n`;
  process.stdout.write(text);
  if (words.includes("--write")) {
    const head = "# Bench\n\nMade by `npm run bench -- --write`. Ratios within one run.\n\n";
    writeFileSync(join(projectFolder(), "docs", "bench", "latest.md"), head + text);
  }
  return rows.every(({ isMet }) => isMet) ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
