// The programme at size: the queue with suggestions for 2,000 peers and 500 waiting, and whole months of a
// hospital of 4,000 staff with both changes of the clocks, with and without coverage.
import type { Site } from "#app/command-line/site.server.ts";
import { startSession } from "#app/domain/access/session.server.ts";
import { personWith } from "#tests/support/actors.ts";
import { joinedPeople } from "#tests/support/many-peers.ts";
import { runningSite } from "#tests/support/running-site.ts";
import { type Lived, livedHere, type Month } from "#tests/support/simulated-months.ts";
import { waitingCase } from "#tests/support/take-races.ts";
import { pageLoad } from "./load.ts";
import { type BenchRow, ms, row } from "./row.ts";

const peerCount = 2_000;
const waitingCount = 500;

/** Accounts without passwords: nobody signs in as them here. */
export const addPeers = (here: Site): Promise<unknown> =>
  joinedPeople(
    Array.from({ length: peerCount }, (_, index) => ({
      name: `Peer Number${index}`,
      email: `peer${index}@hospital.example`,
      roles: ["peer" as const],
      peer: { languages: index % 3 === 0 ? "en es" : "en" },
    })),
    here.worldAt(),
  );

export async function matchingBench(say: (line: string) => void): Promise<BenchRow[]> {
  const site = await runningSite();
  const here = await site.openHere();
  const coordinator = await personWith(["coordinator"], here.worldAt());
  const sessionId = await startSession(coordinator.accountId, here.worldAt());
  await addPeers(here);
  for (let made = 0; made < waitingCount; made += 1) await waitingCase(here.worldAt());
  await here.close();
  await site.start();
  const headers = { Cookie: `staff=${sessionId}` };
  await pageLoad(`${site.origin}/queue`, 1, 2, headers);
  const load = await pageLoad(`${site.origin}/queue`, 1, 6, headers);
  say(`/queue ${load.requestsPerSecond}/s, p50 ${load.p50Ms} ms, failures ${load.failures}`);
  await site.remove();
  return [
    row(
      `/queue with suggestions, ${peerCount} peers, ${waitingCount} waiting, page of 25, p95`,
      `${ms(load.p95Ms)}, ${load.failures} failed`,
      "p95 under 100 ms",
      load.p95Ms < 100 && load.failures === 0,
    ),
  ];
}

const months: Month[] = (
  [
    { fromOn: "2026-03-09", rota: "day-and-night", removal: null },
    { fromOn: "2026-10-05", rota: "day-and-night", removal: null },
    { fromOn: "2026-03-09", rota: "by-day", removal: null },
    { fromOn: "2026-10-05", rota: "by-day", removal: null },
    {
      fromOn: "2026-03-09",
      rota: "day-and-night",
      removal: { afterDays: 10, how: "nobody-comes" },
    },
    { fromOn: "2026-10-05", rota: "by-day", removal: { afterDays: 10, how: "all-on-leave" } },
    { fromOn: "2026-03-09", rota: "by-day", removal: { afterDays: 10, how: "rota-emptied" } },
  ] as const
).map((month, index) => ({
  ...month,
  days: 31,
  // As many as where offering is a habit everywhere (domain.md 6): three times the usual.
  pace: 3,
  // The two that nothing is taken from are lived through minute by minute, as the worker does.
  everyMinutes: month.removal === null && month.rota === "day-and-night" ? 1 : 5,
  seed: `month ${index + 1}`,
}));

/** Nothing is left out but the look of the letters. About a quarter of an hour on a quiet machine. */
export async function monthsBench(say: (line: string) => void): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const month of months) {
    const beganMs = performance.now();
    const lived = await livedHere(month);
    const seconds = Math.round((performance.now() - beganMs) / 1_000);
    say(`${month.fromOn} ${month.rota} ${month.removal?.how ?? "covered"}: ${seconds} s`);
    say(JSON.stringify(lived));
    rows.push(monthRow(month, lived));
  }
  return rows;
}

function monthRow({ fromOn, rota, removal }: Month, lived: Lived): BenchRow {
  const { covered, uncovered, doubles, missing, letters, calls, killed, promises } = lived;
  const isCut = removal !== null;
  const isKept =
    covered.late === 0 &&
    doubles === 0 &&
    missing === 0 &&
    uncovered.calledInTime === uncovered.promises &&
    (isCut ? uncovered.promises > 0 : uncovered.promises === 0);
  const { urgent, standard, group } = promises;
  const gone = isCut ? `, ${removal.how} after ${removal.afterDays} days` : "";
  return row(
    `4,000 staff, 31 days from ${fromOn} (change of the clocks within), rota ${rota}${gone}: ${urgent} urgent, ${standard} standard, ${group} group`,
    `${covered.inTime} of ${covered.promises} in time (median ${covered.medianHours.toFixed(1)} h), ${uncovered.calledInTime} of ${uncovered.promises} others called about in time; ${letters} mails, ${calls} calls, ${killed} jobs killed: ${doubles} double, ${missing} missing`,
    "all, all, 0, 0",
    isKept,
  );
}
