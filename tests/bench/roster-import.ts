// How long, and in how much memory, a staff list of 20,000 is taken. Run by `npm run bench` and by
// tests/domain/roster/roster-size.test.ts; the list lies on disk, as it would.
import { spawn } from "node:child_process";
import { createReadStream, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setInterval } from "node:timers";
import { operator } from "#app/domain/access/actor.ts";
import { importRoster } from "#app/domain/roster/import-roster.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { builtProgram, runningSite } from "#tests/support/running-site.ts";
import {
  hospitalCsv,
  hospitalRows,
  type ListedPerson,
  listMapping,
} from "#tests/support/staff-lists.ts";
import { type BenchRow, row } from "./row.ts";

export interface RosterImportRow {
  step: string;
  rows: number;
  seconds: number;
  /** Of this process alone; the same on a busy machine. */
  cpuSeconds: number;
  /** The most memory the whole process held meanwhile, what the steps before left included. */
  peakMemoryMb: number;
}

/**
 * Four imports one after the other: a dry run, the first taking, the same again, everybody moved.
 * @param world with an empty roster. @param folder for the list; it is left there.
 */
export async function rosterImportBench(
  world: World,
  folder: string,
  size = 20_000,
): Promise<RosterImportRow[]> {
  const file = join(folder, "staff.csv");
  const people = hospitalRows(size);
  const moved = people.map((person) => ({ ...person, profession: "Porter" }));
  const step = async (name: string, listed: readonly ListedPerson[], isApplied: boolean) => {
    writeFileSync(file, hospitalCsv(listed));
    const peak = peakMemory();
    const began = performance.now();
    const usedBefore = process.cpuUsage();
    const outcome = await importRoster(
      operator,
      {
        open: () => createReadStream(file),
        mapping: listMapping(),
        isApplied,
        confirmedLeaving: null,
        exampleCount: 5,
      },
      world,
    );
    const seconds = (performance.now() - began) / 1_000;
    const used = process.cpuUsage(usedBefore);
    const cpuSeconds = (used.user + used.system) / 1_000_000;
    if (outcome.outcome !== "applied" && outcome.outcome !== "checked") {
      throw new Error(`The import ended as ${outcome.outcome}.`);
    }
    return { step: name, rows: size, seconds, cpuSeconds, peakMemoryMb: peak.stop() };
  };
  return [
    await step("dry run", people, false),
    await step("first taking", people, true),
    await step("the same again", people, true),
    await step("everybody changed", moved, true),
  ];
}

function peakMemory() {
  const residentMb = () => process.memoryUsage().rss / 2 ** 20;
  let most = residentMb();
  const look = () => {
    most = Math.max(most, residentMb());
  };
  const clock = setInterval(look, 10);
  return {
    stop() {
      clearInterval(clock);
      look();
      return most;
    },
  };
}

/** Seconds and peak memory of one command in a process of its own, as an operator starts it. */
async function commandPeak(args: string[], env: Record<string, string>) {
  const began = performance.now();
  const child = spawn(process.execPath, [builtProgram(), ...args], {
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => said.push(text));
  let mostMb = 0;
  const clock = setInterval(() => {
    mostMb = Math.max(mostMb, residentPeakMb(child.pid ?? 0));
  }, 10);
  const code = await new Promise((resolve) => child.once("close", resolve));
  clearInterval(clock);
  if (code !== 0) throw new Error(`The import ended with ${code}: ${said.join("")}`);
  return { seconds: (performance.now() - began) / 1_000, mostMb };
}

/** What the system saw as the most; 0 once the process is gone. */
function residentPeakMb(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** The rows of `npm run bench`: the command itself, with its start, on a site of its own. */
export async function rosterBench(say: (line: string) => void, size = 20_000): Promise<BenchRow[]> {
  const site = await runningSite();
  const file = join(site.folder, "staff.csv");
  const mapping = join(site.folder, "mapping.json");
  writeFileSync(mapping, JSON.stringify(listMapping()));
  const people = hospitalRows(size);
  const moved = people.map((person) => ({ ...person, profession: "Porter" }));
  const rows: BenchRow[] = [];
  say(`a staff list of ${size}, four times`);
  for (const [name, listed, flags] of [
    ["dry run", people, []],
    ["first taking", people, ["--apply"]],
    ["the same again", people, ["--apply"]],
    ["everybody changed", moved, ["--apply"]],
  ] as const) {
    writeFileSync(file, hospitalCsv(listed));
    const args = ["roster", "import", file, "--mapping", mapping, ...flags];
    const { seconds, mostMb } = await commandPeak(args, site.env);
    rows.push(
      row(
        `staff list of ${size}, ${name}: the whole command`,
        `${seconds.toFixed(1)} s, ${Math.round(mostMb)} MB`,
        "at most 10 s and 300 MB",
        seconds <= 10 && mostMb <= 300,
      ),
    );
  }
  await site.remove();
  return rows;
}
