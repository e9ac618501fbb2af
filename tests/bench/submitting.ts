// Submitting: against a bare insert of the same bytes, in a rush, at a steady rate; and whether somebody who
// guesses codes slows somebody who has one.
import { join } from "node:path";
import Database from "better-sqlite3";
import { waitingCases } from "#app/domain/support-requests/case-store.server.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { type RunningSite, runningSite } from "#tests/support/running-site.ts";
import { readyForms } from "./asking-under-load.ts";
import { atRate, manyAtOnce, median, p95, timed } from "./load.ts";
import { type BenchRow, ms, ratio, row } from "./row.ts";

/** Rows a second of a bare insert with the same durability and about the same bytes. */
function bareInsertsPerSecond(site: RunningSite, bytes: number): number {
  const sqlite = new Database(join(site.folder, "bare.db"));
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("synchronous = FULL");
  sqlite.exec("create table bare (id text primary key, body text) without rowid");
  const insert = sqlite.prepare("insert into bare values (?, ?)");
  const body = "x".repeat(bytes);
  const count = 400;
  const begun = performance.now();
  for (let made = 0; made < count; made += 1) insert.run(String(made), body);
  const perSecond = (count * 1000) / (performance.now() - begun);
  sqlite.close();
  return perSecond;
}

const storedBytes = 6_000; // case, grant, receipt and form row of one request, as measured in the file

async function fresh(): Promise<RunningSite> {
  const site = await runningSite();
  await site.start();
  return site;
}

async function waitingIn(site: RunningSite): Promise<number> {
  const here = await site.openHere();
  const found = (await waitingCases(here.db)).length;
  await here.close();
  return found;
}

export async function submitBench(say: (line: string) => void): Promise<BenchRow[]> {
  const site = await fresh();
  const here = await site.openHere();
  const warm = readyForms(here, site.origin, 20);
  const tens = readyForms(here, site.origin, 200);
  const steady = readyForms(here, site.origin, 200);
  await here.close();
  await manyAtOnce(
    warm.map((form) => form.send),
    4,
  );
  const bare = bareInsertsPerSecond(site, storedBytes);
  const begun = performance.now();
  const rushed = await manyAtOnce(
    tens.map((form) => form.send),
    10,
  );
  const perSecond = (tens.length * 1000) / (performance.now() - begun);
  const calm = await atRate(
    steady.map((form) => form.send),
    20,
  );
  say(`submits ${perSecond.toFixed(0)}/s, bare inserts ${bare.toFixed(0)}/s`);
  await site.remove();
  const rush = await rushOfAThousand(say);
  return [
    row(
      "full submit (receipt derivation, fsync) against a bare insert of the same bytes",
      `${ratio(perSecond / bare)} (${perSecond.toFixed(0)}/s against ${bare.toFixed(0)}/s)`,
      "none",
      true,
    ),
    row("submit, 10 at once, p95", ms(p95(rushed)), "under 400 ms", p95(rushed) < 400),
    row("submit, 20 a second, p95", ms(p95(calm)), "under 250 ms", p95(calm) < 250),
    ...rush,
  ];
}

async function rushOfAThousand(say: (line: string) => void): Promise<BenchRow[]> {
  const site = await fresh();
  const here = await site.openHere();
  const forms = readyForms(here, site.origin, 1_000);
  await here.close();
  const statuses: number[] = [];
  const took = await manyAtOnce(
    forms.map((form) => async () => statuses.push(await form.send())),
    50,
  );
  const refused = statuses.filter((status) => status !== 302).length;
  const stored = await waitingIn(site);
  say(`1,000 at 50: p95 ${ms(p95(took))}, ${refused} refused, ${stored} stored`);
  await site.remove();
  return [
    row(
      "1,000 different requests, 50 at once, one address",
      `${refused} refused, ${stored} stored, p95 ${ms(p95(took))}`,
      "0 refused, 1,000 stored",
      refused === 0 && stored === 1_000,
    ),
  ];
}

const returnWith = async (site: RunningSite, code: string, address: string): Promise<number> => {
  const answer = await fetch(`${site.origin}/return`, {
    method: "POST",
    headers: {
      Origin: site.origin,
      "Sec-Fetch-Site": "same-origin",
      "Content-Type": "application/x-www-form-urlencoded",
      "X-Forwarded-For": address,
    },
    body: new URLSearchParams({ code }).toString(),
    redirect: "manual",
  });
  await answer.arrayBuffer();
  return answer.status;
};

export async function guessingBench(say: (line: string) => void): Promise<BenchRow[]> {
  const site = await runningSite({ ALONGSIDE_PROXY_HOPS: "1" });
  await site.start();
  const here = await site.openHere();
  const { receipt } = await askForSupport(here.worldAt());
  await here.close();
  const rights = async () => {
    const took: number[] = [];
    for (let tries = 0; tries < 60; tries += 1) {
      took.push(await timed(() => returnWith(site, receipt, "10.0.0.2")));
    }
    return median(took);
  };
  await rights();
  const alone = await rights();
  let isOver = false;
  let guesses = 0;
  const guess = async () => {
    while (!isOver) {
      guesses += 1;
      await returnWith(site, "0000000000000000", "10.0.0.9");
    }
  };
  const guessing = Promise.all(Array.from({ length: 20 }, guess));
  const beside = await rights();
  isOver = true;
  say(
    `right receipt ${alone.toFixed(1)} ms alone, ${beside.toFixed(1)} ms beside ${guesses} guesses`,
  );
  await guessing;
  await site.remove();
  return [
    row(
      "a right receipt while somebody else guesses (20 connections), median",
      `x ${ratio(beside / alone)}`,
      "under x 1.20",
      beside / alone < 1.2,
    ),
  ];
}
