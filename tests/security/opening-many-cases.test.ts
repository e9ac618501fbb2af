// A peer's session in the wrong hands: the twenty-first case within an hour is not opened, everything of that
// account ends until somebody proves anew who they are, and it is written down.
import { describe, expect, it, test } from "vitest";
import { mostOpenedAnHour, openingCounted } from "#app/domain/access/opening-rate.ts";
import { startSession } from "#app/domain/access/session.server.ts";
import { chainRows } from "#app/domain/audit/audit-store.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { aPeer } from "#tests/support/actors.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { siteInProcess } from "#tests/support/site-in-process.ts";
import { testWorld } from "#tests/support/worlds.ts";

const idOf = (index: number) => String(index).padStart(26, "0");

test("the twenty-first case in an hour is met with a challenge and an alarm, whether or not it exists", async () => {
  const world = await testWorld();
  const peer = await aPeer(world);
  const { caseId } = await askForSupport(world);
  await takeRequest(peer, { caseId }, world);
  const site = await siteInProcess(world, await startSession(peer.accountId, world));
  expect((await site.get(`/cases/${caseId}`)).status).toBe(200);
  for (let index = 1; index < mostOpenedAnHour; index += 1) {
    expect((await site.get(`/cases/${idOf(index)}`)).status).toBe(404);
  }
  expect((await site.get(`/cases/${caseId}`)).status, "an old one is not a new one").toBe(200);
  const challenged = await site.get(`/cases/${idOf(99)}`);
  expect(challenged.status).toBe(302);
  expect(challenged.headers.location).toMatch(/^\/sign-in\?next=/);
  expect((await site.get("/queue")).headers.location, "the session is over").toMatch(/^\/sign-in/);
  const rows = await chainRows(world.db, "site");
  expect(JSON.parse(rows.at(-1)?.body ?? "{}")).toMatchObject({
    event: "many-cases-opened",
    about: peer.accountId,
  });
  expect(site.logged()).toContainEqual({ event: "many-cases-opened" });
});

describe("counting", () => {
  it("forgets after an hour, and does not count the same case twice", () => {
    let openings: ReadonlyMap<string, number> = new Map();
    let isTooMany = false;
    const open = (caseId: string, nowMs: number) => {
      ({ openings, isTooMany } = openingCounted(openings, caseId, nowMs));
    };
    for (let index = 0; index < mostOpenedAnHour; index += 1) open(`case ${index}`, index);
    expect(isTooMany).toBe(false);
    open("case 3", 50);
    expect(isTooMany).toBe(false);
    open("one more", 51);
    expect(isTooMany).toBe(true);
    openings = new Map();
    for (let index = 0; index < 200; index += 1) open(`case ${index}`, index * 181_000);
    expect(isTooMany, "one every three minutes is a long shift, not a program").toBe(false);
  });
});
