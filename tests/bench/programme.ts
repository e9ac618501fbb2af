// The programme at size: the queue with suggestions for 2,000 peers and 500 waiting, and two whole months of
// a hospital of 4,000 staff with both changes of the clock, with and without coverage.

import type { Site } from "#app/command-line/site.server.ts";
import { accountToAdd, roleToAdd, sealPerson } from "#app/domain/access/account-store.server.ts";
import { startSession } from "#app/domain/access/session.server.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { peerToAdd } from "#app/domain/peers/peer-store.server.ts";
import { personWith } from "#tests/support/actors.ts";
import { type ClockedWorld, withPager } from "#tests/support/response-runs.ts";
import { runningSite } from "#tests/support/running-site.ts";
import { liveThrough } from "#tests/support/simulated-months.ts";
import { waitingCase } from "#tests/support/take-races.ts";
import { pageLoad } from "./load.ts";
import { type BenchRow, ms, row } from "./row.ts";

const peerCount = 2_000;
const waitingCount = 500;

/** Accounts without passwords: nobody signs in as them here. */
export async function addPeers(here: Site): Promise<void> {
  const world = here.worldAt();
  for (let made = 0; made < peerCount; made += 100) {
    const ids = Array.from({ length: 100 }, () => world.newId<AccountId>());
    await here.db.allOrNothing((tx) =>
      ids.flatMap((id, index) => [
        accountToAdd(tx, {
          id,
          emailTag: id,
          sealedPerson: sealPerson(world.keyring, id, {
            name: `Peer Number${made + index}`,
            email: `peer${made + index}@hospital.example`,
          }),
          passwordHash: null,
          state: "active",
          staffId: null,
          createdOn: "2026-01-01",
        }),
        roleToAdd(tx, id, "peer"),
        peerToAdd(tx, {
          accountId: id,
          unitCode: null,
          roleFamily: "nursing",
          gender: "not-said",
          languages: index % 3 === 0 ? "en es" : "en",
          caseCap: 3,
          restingUntilOn: null,
          trainedUntilOn: "2099-12-31",
        }),
      ]),
    );
  }
}

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

export async function monthsBench(say: (line: string) => void): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const months = [
    { from: "2026-03-01T00:00:00Z", coverageEndsAfterDays: null },
    { from: "2026-10-01T00:00:00Z", coverageEndsAfterDays: null },
    { from: "2026-03-01T00:00:00Z", coverageEndsAfterDays: 10 },
  ];
  for (const [index, month] of months.entries()) {
    const site = await runningSite({ ALONGSIDE_TIME_ZONE: "Europe/Vienna" });
    const here = await site.openHere();
    const at = (moment: string): ClockedWorld => {
      const world = here.worldAt(new Date(moment));
      return { ...world, settings: { ...world.settings, ...withPager }, at };
    };
    // Eight of a hundred staff ask within a year; twice that, to be on the safe side.
    const whole = { ...month, days: 31, requests: 54, seed: index + 1 };
    const lived = await liveThrough(whole, at(month.from));
    await here.close();
    await site.remove();
    say(JSON.stringify(lived));
    const isCut = month.coverageEndsAfterDays !== null;
    const isKept =
      lived.late === 0 &&
      lived.doubles === 0 &&
      lived.calledInTime === lived.left &&
      (isCut ? lived.left > 0 : lived.inTime === lived.asked);
    rows.push(
      row(
        `4,000 staff, the month from ${month.from.slice(0, 10)}${isCut ? ", nobody there after 10 days" : ""}`,
        `${lived.inTime} of ${lived.asked} in time, ${lived.calledInTime} of ${lived.left} others called about in time, ${lived.doubles} double`,
        "all, all, 0",
        isKept,
      ),
    );
  }
  return rows;
}
