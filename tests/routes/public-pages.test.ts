// The public pages' loaders and the way out, called with a real Request.
import { afterEach, expect, test, vi } from "vitest";
import { dutyHoursToAdd } from "#app/domain/duty/duty-store.server.ts";
import { guardOf } from "#app/http/guard.server.ts";
import { openLimits } from "#app/http/limits.server.ts";
import { type StandingPage, standingPage } from "#app/http/standing-pages.server.tsx";
import { loader as start } from "#app/routes/_index.tsx";
import { loader as paper } from "#app/routes/ask_.paper.tsx";
import { loader as crisis } from "#app/routes/crisis.tsx";
import { loader as leave } from "#app/routes/leave.tsx";
import { loader as privacy } from "#app/routes/privacy.tsx";
import { loader as whatHelps } from "#app/routes/what-helps.tsx";
import { htmlProblems } from "#tests/support/page-checks.ts";
import { type TestWorld, testSettings, testWorld } from "#tests/support/worlds.ts";

afterEach(() => vi.unstubAllEnvs());

const visitTo = (path: string, world: TestWorld, headers: Record<string, string> = {}) => ({
  request: new Request(`http://localhost:3000${path}`, { headers }),
  params: {},
  context: {
    world,
    clientTag: "c",
    typed: { isKept: false },
    limits: openLimits(() => 0),
    log: { info: () => undefined, error: () => undefined },
  },
});

async function planEveryDay(world: TestWorld, fromMinute: number, toMinute: number) {
  await world.db.allOrNothing((tx) =>
    [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
      dutyHoursToAdd(tx, `hours-${weekday}`, { weekday, fromMinute, toMinute }),
    ),
  );
}

test("at 03:12 the start page says that nobody is on duty, and when somebody will be", async () => {
  const world = await testWorld("2026-03-02T02:12:00Z"); // 03:12 in Vienna
  await planEveryDay(world, 7 * 60, 20 * 60);
  const { expected } = await start(visitTo("/", world));
  expect(expected.nextDuty).toMatch(/7:00/);
  expect(expected.contactBy).not.toBeNull();
  expect(expected.urgentBy).not.toBe(expected.contactBy);
});

test("in duty hours the start page does not speak of the next shift", async () => {
  const world = await testWorld("2026-03-02T10:00:00Z");
  await planEveryDay(world, 7 * 60, 20 * 60);
  const { expected } = await start(visitTo("/", world));
  expect(expected.nextDuty).toBeNull();
  expect(expected.contactBy).not.toBeNull();
});

test("without planned hours the start page promises nothing", async () => {
  const { expected } = await start(visitTo("/", await testWorld()));
  expect(expected).toEqual({ nextDuty: null, contactBy: null, urgentBy: null });
});

test("whoever is signed in, the public pages look at nobody", () => {
  for (const loader of [start, crisis, privacy, whatHelps, paper, leave]) {
    expect(guardOf(loader)).toBe("read-public-pages");
  }
});

test("leaving ends the requester's cookies and goes where the site says", async () => {
  const world = await testWorld(undefined, {
    exitTo: "https://intranet.example/",
    publicOrigin: "https://connect.example",
  });
  const answer: unknown = await leave(visitTo("/leave", world)).catch((thrown) => thrown);
  expect(answer).toBeInstanceOf(Response);
  const { status, headers } = answer as Response;
  expect(status).toBe(303);
  expect(headers.get("location")).toBe("https://intranet.example/");
  expect(headers.get("clear-site-data")).toBe('"storage"');
  const ended = headers.getSetCookie();
  expect(ended.map((cookie) => cookie.split("=")[0])).toEqual([
    "__Host-support",
    "__Host-ask",
    "__Host-erased",
    "__Host-survey",
    "__Host-self-view",
    "__Host-check",
    "__Host-reply",
  ]);
  for (const cookie of ended) expect(cookie).toMatch(/=; .*Max-Age=0/);
});

const standing: StandingPage[] = [
  "notFound",
  "tooLarge",
  "refused",
  "unavailable",
  "crowded",
  "broken",
];
test.each(standing)("the page '%s' stands alone: numbers, way out, right HTML", async (page) => {
  const settings = testSettings({ country: "GB", onCallPhone: "020 7946 0000" });
  const html = standingPage(page, "en", settings);
  expect(await htmlProblems(html)).toEqual([]);
  for (const needed of ["tel:116123", "tel:999", "tel:02079460000", 'href="/leave"']) {
    expect(html).toContain(needed);
  }
  expect(html).toContain("<title>Staff Connect</title>");
});
