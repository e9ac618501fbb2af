// How long, and in how much memory, a staff list of 20,000 is taken. Run by `npm run bench` and by
// tests/domain/roster/roster-size.test.ts; the list lies on disk, as it would.
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setInterval } from "node:timers";
import { operator } from "#app/domain/access/actor.ts";
import { importRoster } from "#app/domain/roster/import-roster.server.ts";
import type { World } from "#app/domain/world.server.ts";
import {
  hospitalCsv,
  hospitalRows,
  type ListedPerson,
  listMapping,
} from "#tests/support/staff-lists.ts";
import { benchWorld } from "./bench-world.ts";
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

/** The rows of `npm run bench`. */
export async function rosterBench(say: (line: string) => void, size = 20_000): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "alongside-bench-"));
  const world = benchWorld(folder, "2026-01-10T06:00:00Z");
  try {
    say(`a staff list of ${size}, four times`);
    const steps = await rosterImportBench(world, folder, size);
    return steps.map(({ step, seconds, cpuSeconds, peakMemoryMb }) =>
      row(
        `staff list of ${size}, ${step}`,
        `${seconds.toFixed(1)} s (processor ${cpuSeconds.toFixed(1)} s), ${Math.round(peakMemoryMb)} MB`,
        "at most 10 s",
        seconds <= 10,
      ),
    );
  } finally {
    await world.db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
