// The lead's pages and the plan editor in a real browser: accessible, right HTML, nothing sideways on a
// phone, and a board report of two printed pages on both papers.
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operator } from "#app/domain/access/actor.ts";
import { startSession } from "#app/domain/access/session.server.ts";
import { openKeyring } from "#app/domain/confidentiality/keyring.server.ts";
import { setRollout } from "#app/domain/evaluation/set-rollout.server.ts";
import { closePeriod } from "#app/domain/figures/close-period.server.ts";
import { type Period, quartersOf } from "#app/domain/figures/periods.ts";
import { proposedPlan } from "#app/domain/figures/propose-plan.server.ts";
import { signPlan } from "#app/domain/figures/sign-plan.server.ts";
import { newRandomId } from "#app/domain/random-id.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { keepSession } from "#app/http/session-cookie.server.ts";
import { connectSqlite } from "#db/connect.server.ts";
import { personWith } from "#tests/support/actors.ts";
import { openBrowser, visit } from "#tests/support/browser.ts";
import { headcountsOf, rosterWith } from "#tests/support/hospital-headcounts.ts";
import { checkPage } from "#tests/support/page-checks.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { type TestWorld, testSettings } from "#tests/support/worlds.ts";

let server: TestServer;
let browser: Browser;
let readers: { lead: string; administrator: string };

/** A year of releases in the site's own data, made by the same verbs as always. */
async function releaseAYear(): Promise<typeof readers> {
  const db = connectSqlite(join(server.dataFolder, "alongside.db"));
  const settings = testSettings({ publicOrigin: server.origin });
  const keyring = openKeyring(server.keyringFile);
  const at = (now: string): World => ({
    db,
    keyring,
    settings,
    now: new Date(now),
    newId: newRandomId,
    randomBytes,
  });
  const world = at("2025-01-10T06:00:00Z");
  await rosterWith(world as TestWorld, headcountsOf());
  const plan = await proposedPlan(db, 2025, ["staff council"]);
  if (!plan) throw new Error("too few staff for a plan");
  await signPlan(operator, { plan }, world);
  const text =
    "unit,lever,start\nU01,peer-support,2025-04\nU02,peer-support,2025-05\nU01,rounds,2025-08\n";
  const set = await setRollout(
    operator,
    { text, mapping: null, areGapsAllowed: false, isApplied: true },
    world,
  );
  if (set.outcome !== "imported") throw new Error(set.outcome);
  const periods: Period[] = [...quartersOf(2025), "2025"];
  for (const period of periods) {
    const { outcome } = await closePeriod(operator, { period }, at("2026-02-10T06:00:00Z"));
    if (outcome !== "released") throw new Error(outcome);
  }
  const today = at(new Date().toISOString());
  const sessionOf = async (role: "lead" | "administrator") =>
    startSession((await personWith([role], today)).accountId, today);
  const sessions = {
    lead: await sessionOf("lead"),
    administrator: await sessionOf("administrator"),
  };
  await db.close();
  return sessions;
}

beforeAll(async () => {
  server = await startServer();
  readers = await releaseAYear();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function visitAs(reader: keyof typeof readers, width: 320 | 1280) {
  const opened = await visit(browser, { width });
  const settings = testSettings({ publicOrigin: server.origin });
  const [name = "", value = ""] = (
    keepSession(readers[reader], settings).split(";")[0] ?? ""
  ).split("=");
  await opened.context.addCookies([{ name, value, url: server.origin }]);
  return opened;
}

describe.each([320, 1280] as const)("at %i px", (width) => {
  test("every page of figures stands", async () => {
    const opened = await visitAs("lead", width);
    for (const path of ["/figures", "/figures/2025Q3", "/figures/2025", "/figures/report"]) {
      await checkPage(opened, server.origin, { path });
    }
    await opened.close();
  });

  test("the trend says what began meanwhile, and a year whom the support reaches", async () => {
    const opened = await visitAs("lead", width);
    await opened.page.goto(`${server.origin}/figures`);
    const trend =
      (await opened.page
        .locator("section", { has: opened.page.locator("#trend") })
        .textContent()) ?? "";
    expect(trend).toContain("Quarter 2 of 2025: Peer support began in 2 units");
    expect(await opened.page.locator("svg.chart .begin").count()).toBe(2);
    await opened.page.goto(`${server.origin}/figures/2025`);
    const reach = opened.page.locator("section", { has: opened.page.locator("#reach") });
    // Every range of the picture stands in the table beneath it.
    expect(await reach.locator("svg circle").count()).toBe(await reach.locator("tbody tr").count());
    expect(await opened.page.locator("main").textContent()).toMatch(/Released on .*2026/);
    await opened.close();
  });

  test("the plan editor stands", async () => {
    const opened = await visitAs("administrator", width);
    await checkPage(opened, server.origin, { path: "/admin/plan" });
    await opened.close();
  });
});

test.each(["A4", "Letter"])("the board's report is two pages of %s", async (format) => {
  const opened = await visitAs("lead", 1280);
  await opened.page.goto(`${server.origin}/figures/report`);
  const pdf = (await opened.page.pdf({ format })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(2);
  await opened.close();
});
