// What the figures cost at the size of a large hospital: closing a year, auditing many tables, drawing
// noise. Run by `npm run bench`; the results that were measured stand in docs/bench/figures.md.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setInterval } from "node:timers";
import { operator } from "#app/domain/access/actor.ts";
import {
  newCaseKey,
  sealForCase,
  systemGrant,
} from "#app/domain/confidentiality/case-key.server.ts";
import { cellBounds } from "#app/domain/disclosure-audit/cell-bounds.server.ts";
import { publishedTable } from "#app/domain/disclosure-audit/known-leaks.ts";
import { type Statement, statementsShape } from "#app/domain/disclosure-audit/statements.ts";
import { closePeriod } from "#app/domain/figures/close-period.server.ts";
import { discreteLaplace } from "#app/domain/figures/discrete-laplace.ts";
import { quartersOf } from "#app/domain/figures/periods.ts";
import { proposedPlan } from "#app/domain/figures/propose-plan.server.ts";
import { bitsFrom } from "#app/domain/figures/random-bits.server.ts";
import { rational } from "#app/domain/figures/rational.ts";
import { signPlan } from "#app/domain/figures/sign-plan.server.ts";
import { endedStub, openStub, stubBytes, stubPlace } from "#app/domain/figures/stub.ts";
import type { CaseId, Sealed } from "#app/domain/ids.ts";
import { defaultRules, epochMonthOf } from "#app/domain/retention/retention-rules.ts";
import { caseKeyGrants, supportCases } from "#db/schema/support-requests.ts";
import { headcountsOf, rosterWith } from "#tests/support/hospital-headcounts.ts";
import { benchWorld } from "./bench-world.ts";
import { type BenchRow, row } from "./row.ts";

const daysOf2026 = ["2026-02-10", "2026-05-12", "2026-08-19", "2026-11-03"] as const;

async function worldWith(cases: number, folder: string, say: (line: string) => void) {
  const world = benchWorld(folder, "2026-01-10T06:00:00Z");
  await rosterWith(world as never, headcountsOf([400, 500, 600, 700, 800, 1_000]));
  const plan = await proposedPlan(world.db, 2026, ["bench"]);
  if (!plan) throw new Error("no plan");
  await signPlan(operator, { plan }, world);
  const atATime = 1_000;
  for (let from = 0; from < cases; from += atATime) {
    await world.db.allOrNothing((tx) =>
      Array.from({ length: Math.min(atATime, cases - from) }, (_one, index) => {
        const number = from + index;
        const key = newCaseKey(world.newId<CaseId>());
        const endedOn = daysOf2026[number % 4] ?? "2026-02-10";
        const person = number % 3 === 0 ? `person${number % 3_000}` : null;
        const stub = endedStub(openStub({ person, eventFamily: "loss" }), endedOn);
        return [
          tx
            .insert(supportCases)
            .values({
              id: key.caseId,
              kind: "one-to-one",
              state: "closed",
              responseClass: "standard",
              version: 1,
              openedOn: endedOn,
              lapsesOn: endedOn,
              endedOn,
              sealedRequest: "" as Sealed,
              sealedContact: "" as Sealed,
              sealedStub: sealForCase(key, stubPlace(key.caseId), stub, stubBytes),
            })
            .returning({ id: supportCases.id }),
          tx
            .insert(caseKeyGrants)
            .values(systemGrant(world.keyring, key, epochMonthOf(endedOn, defaultRules)))
            .returning({ id: caseKeyGrants.caseId }),
        ];
      }).flat(),
    );
    if (from % 20_000 === 0) say(`${from} cases made`);
  }
  return world;
}

function measuring() {
  const residentMb = () => process.memoryUsage().rss / 2 ** 20;
  let peakMb = residentMb();
  const clock = setInterval(() => {
    peakMb = Math.max(peakMb, residentMb());
  }, 20);
  const began = performance.now();
  const used = process.cpuUsage();
  return () => {
    clearInterval(clock);
    const { user, system } = process.cpuUsage(used);
    return {
      seconds: (performance.now() - began) / 1_000,
      processorSeconds: (user + system) / 1e6,
      peakMb: Math.max(peakMb, residentMb()),
    };
  };
}

async function closingAYear(cases: number, say: (line: string) => void) {
  const folder = mkdtempSync(join(tmpdir(), "alongside-bench-"));
  try {
    const world = await worldWith(cases, folder, say);
    const later = { ...world, now: new Date("2027-01-29T06:00:00Z") };
    const stopAll = measuring();
    let stop = stopAll;
    for (const period of [...quartersOf(2026), "2026" as const]) {
      stop = measuring();
      const { outcome } = await closePeriod(operator, { period }, later);
      if (outcome !== "released") throw new Error(`${period}: ${outcome}`);
      const { seconds } = stop();
      say(`${period} closed in ${seconds.toFixed(1)} s`);
    }
    const measured = { last: stop(), all: stopAll() };
    await world.db.close();
    return measured;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tables of 6 rows and 10 columns with hidden rectangles; five of them share a grand total by cells. */
function manyTables(tables: number) {
  const cells: string[] = [];
  const statements: Statement[] = [];
  // mulberry32: the same tables at every run.
  let seed = 7;
  const next = (limit: number) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let word = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return Math.floor((((word ^ (word >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  for (let table = 0; table < tables; table += 1) {
    const numbers = Array.from({ length: 6 }, () => Array.from({ length: 10 }, () => next(12)));
    const hidden = numbers.flatMap((row, r) =>
      row.flatMap((value, c) => (value < 5 || next(3) === 0 ? [`r${r + 1}c${c + 1}`] : [])),
    );
    const published = publishedTable(`table ${table}`, numbers, hidden);
    const named = (cell: string) => `t${table} ${cell}`;
    cells.push(...published.cells.map(named));
    statements.push(
      ...published.statements.map((one) => ({
        ...one,
        terms: one.terms.map(([cell, factor]): [string, number] => [named(cell), factor]),
      })),
    );
    // Every fifth table begins a new group; within it, neighbours are tied by a total of two cells.
    if (table % 5 !== 0) {
      const here = numbers[0]?.[0] ?? 0;
      statements.push({
        release: `pair ${table}`,
        terms: [
          [named("r1c1"), 1],
          [`t${table - 1} r6c10`, 1],
        ],
        lo: here,
        hi: here + 11,
      });
    }
  }
  return statementsShape.parse({ cells, statements });
}

async function auditingTables(tables: number, say: (line: string) => void) {
  const file = manyTables(tables);
  const stop = measuring();
  const found = await cellBounds(file, (done, total) => {
    if (done % 1_200 === 0) say(`${done} of ${total} cells audited`);
  });
  if ("contradicting" in found) throw new Error("the tables of the bench contradict each other");
  return { ...stop(), cells: found.bounds.size };
}

function drawsASecond(): number {
  const rng = bitsFrom(randomBytes);
  const scale = rational(5n);
  const began = performance.now();
  let draws = 0;
  for (; performance.now() - began < 1_000; draws += 1) discreteLaplace(scale, rng);
  return Math.round(draws / ((performance.now() - began) / 1_000));
}

const seconds = (of: { seconds: number; processorSeconds: number }): string =>
  `${of.seconds.toFixed(1)} s (processor ${of.processorSeconds.toFixed(1)} s)`;

/** @param cases of the year. @param tables of 60 cells, in groups of at most 5. */
export async function figuresBench(
  say: (line: string) => void,
  cases = 100_000,
  tables = 200,
): Promise<BenchRow[]> {
  const draws = drawsASecond();
  const audit = await auditingTables(tables, say);
  const year = await closingAYear(cases, say);
  const { peakMb } = year.all;
  return [
    row("noise of scale 5", `${draws} draws a second`, "some thousand", draws >= 5_000),
    row(
      `auditing ${tables} tables of 60 cells (${audit.cells} cells)`,
      seconds(audit),
      "at most 600 s",
      audit.seconds <= 600,
    ),
    row(
      `closing a year of ${cases} cases`,
      seconds(year.last),
      "at most 60 s",
      year.last.seconds <= 60,
    ),
    row(
      "the same with its four quarters, nothing folded or closed before",
      seconds(year.all),
      "at most 60 s",
      year.all.seconds <= 60,
    ),
    row("most memory meanwhile", `${Math.round(peakMb)} MB`, "at most 500 MB", peakMb <= 500),
  ];
}
