// Rendering: /ask against the trivial page, start-up, memory, and a long queue.
import { readFileSync } from "node:fs";
import type { Site } from "#app/command-line/site.server.ts";
import { operator } from "#app/domain/access/actor.ts";
import { startSession } from "#app/domain/access/session.server.ts";
import { planDuty } from "#app/domain/duty/plan-duty.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { newRandomId } from "#app/domain/random-id.server.ts";
import { waitingCases } from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyGrants, supportCases } from "#db/schema/support-requests.ts";
import { aPeer } from "#tests/support/actors.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { type RunningSite, runningSite } from "#tests/support/running-site.ts";
import { median, pageLoad, timed } from "./load.ts";
import { type BenchRow, ms, ratio, row } from "./row.ts";
import { trivialSite } from "./trivial-site.ts";

const rounds = 3;
const seconds = 4;

/** Processor milliseconds a process has used; other work on the machine does not lengthen them. */
const processorMs = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(" ");
  return (Number(fields[13]) + Number(fields[14])) * 10;
};

/** Load on a page, and what each answer cost the processor. */
async function costly(pid: number, url: string, headers: Record<string, string> = {}) {
  const before = processorMs(pid);
  const load = await pageLoad(url, 4, seconds, headers);
  return { ...load, processorMsEach: (processorMs(pid) - before) / load.sent };
}

const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;

async function withDuty(site: RunningSite): Promise<void> {
  const here = await site.openHere();
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    fromMinute: 420,
    toMinute: 1260,
  }));
  await planDuty(operator, { hours }, here.worldAt());
  await here.close();
}

export async function pagesBench(say: (line: string) => void): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const site = await runningSite();
  await withDuty(site);
  const startMs = await timed(() => site.start());
  rows.push(row("start until the first answer", ms(startMs), "under 3 s", startMs < 3_000));
  const trivial = await trivialSite();
  const shares: number[] = [];
  const costs: number[] = [];
  const sharesDrawn: number[] = [];
  try {
    await pageLoad(`${site.origin}/ask?page=1`, 4, 2);
    await pageLoad(`${trivial.origin}/`, 4, 2);
    for (let round = 1; round <= rounds; round += 1) {
      const plain = await costly(trivial.pid, `${trivial.origin}/`);
      const ask = await costly(site.pid(), `${site.origin}/ask?page=1`);
      const drawn = await costly(site.pid(), `${site.origin}/ask?page=1`, { Cookie: "other=1" });
      sharesDrawn.push(drawn.requestsPerSecond / plain.requestsPerSecond);
      shares.push(ask.requestsPerSecond / plain.requestsPerSecond);
      costs.push(plain.processorMsEach / ask.processorMsEach);
      const each = (load: { processorMsEach: number }) => load.processorMsEach.toFixed(2);
      say(`/ask ${ask.requestsPerSecond}/s (${each(ask)} ms of processor each)`);
      say(`drawn ${drawn.requestsPerSecond}/s (${each(drawn)} ms of processor each)`);
      say(`trivial ${plain.requestsPerSecond}/s (${each(plain)} ms of processor each)`);
    }
  } finally {
    trivial.stop();
  }
  const share = median(shares);
  rows.push(
    row("/ask against a trivial page, throughput", ratio(share), "at least 0.5", share >= 0.5),
  );
  const cost = median(costs);
  rows.push(
    row(
      "the same by processor time, which a busy machine leaves alone",
      ratio(cost),
      "at least 0.5",
      cost >= 0.5,
    ),
  );
  const shareDrawn = median(sharesDrawn);
  rows.push(
    row(
      "/ask drawn anew each time, as for a person with a cookie",
      ratio(shareDrawn),
      "at least 0.5",
      shareDrawn >= 0.5,
    ),
  );
  const before = residentMb(site.pid());
  let left = 10_000;
  while (left > 0) left -= (await pageLoad(`${site.origin}/ask?page=1`, 8, 2)).sent;
  const after = residentMb(site.pid());
  rows.push(
    row(
      "memory after 10,000 more requests",
      `${Math.round(before)} to ${Math.round(after)} MB (x ${ratio(after / before)})`,
      "at most x 1.25",
      after / before <= 1.25,
    ),
  );
  await site.remove();
  return rows;
}

const waitingCount = 200;
const closedCount = 99_800;
const perStatement = 500;

/** Closed cases: real columns, one sealed body shared, since nothing opens them here. */
async function fillClosed(here: Site, say: (line: string) => void): Promise<void> {
  const [model] = await waitingCases(here.db);
  if (!model) throw new Error("no case to copy");
  for (let made = 0; made < closedCount; made += perStatement) {
    const ids = Array.from({ length: Math.min(perStatement, closedCount - made) }, () =>
      newRandomId<CaseId>(),
    );
    await here.db.allOrNothing((tx) => [
      tx
        .insert(supportCases)
        .values(
          ids.map((id) => ({
            ...model.supportCase,
            id,
            state: "closed" as const,
            endedOn: "2026-11-20",
            waitingSinceAt: null,
            contactDueAt: null,
          })),
        )
        .returning({ id: supportCases.id }),
      tx
        .insert(caseKeyGrants)
        .values(ids.map((caseId) => ({ ...model.grant, caseId, id: `${caseId}:system:programme` })))
        .returning({ id: caseKeyGrants.id }),
    ]);
    if (made % 20_000 === 0) say(`${made} closed cases`);
  }
}

export async function queueBench(say: (line: string) => void): Promise<BenchRow[]> {
  const site = await runningSite();
  await withDuty(site);
  const here = await site.openHere();
  const peer = await aPeer(here.worldAt());
  const sessionId = await startSession(peer.accountId, here.worldAt());
  for (let made = 0; made < waitingCount; made += 1) await askForSupport(here.worldAt());
  await fillClosed(here, say);
  await here.close();
  await site.start();
  const headers = { Cookie: `staff=${sessionId}` };
  await pageLoad(`${site.origin}/queue`, 4, 2, headers);
  const load = await pageLoad(`${site.origin}/queue`, 4, 6, headers);
  say(`/queue ${load.requestsPerSecond}/s, p50 ${load.p50Ms} ms, failures ${load.failures}`);
  await site.remove();
  return [
    row(
      "/queue, 200 waiting among 100,000 cases, page of 25, 4 connections, p95",
      `${ms(load.p95Ms)}, ${load.failures} failed`,
      "p95 under 50 ms",
      load.p95Ms < 50 && load.failures === 0,
    ),
  ];
}
