// The lead's way from imported files to a printed report: the operator takes the files and computes, the
// lead signs in, reads, tries a what-if and prints. Both widths, both colours, without script too.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { personWith, testPassword } from "#tests/support/actors.ts";
import { openBrowser, type VisitOptions, visit } from "#tests/support/browser.ts";
import { filesFor, unitsInRoster, unitsToEvaluate } from "#tests/support/evaluation-series.ts";
import { checkPage } from "#tests/support/page-checks.ts";
import { type RunningSite, runCommand, runningSite } from "#tests/support/running-site.ts";

let site: RunningSite;
let browser: Browser;
let email = "";

/** Three months ago: the series end in the past on whatever day this runs. */
function lastMonth(): string {
  const at = new Date();
  const month = at.getUTCFullYear() * 12 + at.getUTCMonth() - 3;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}

beforeAll(async () => {
  site = await runningSite();
  const here = await site.openHere();
  const world = here.worldAt();
  const units = unitsToEvaluate(40);
  await unitsInRoster(units, world);
  email = (await personWith(["lead"], world)).email;
  await here.close();
  const files = filesFor(units, lastMonth());
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(site.folder, `${name}.csv`), text);
  }
  await site.start();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.remove();
});

async function signIn(page: Page) {
  await page.goto(`${site.origin}/sign-in?next=/evaluation`);
  await page.getByLabel("Work e-mail address").fill(email);
  await page.getByLabel("Password").fill(testPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function asLead(
  options: VisitOptions,
  work: (opened: Awaited<ReturnType<typeof visit>>) => Promise<void>,
) {
  const opened = await visit(browser, options);
  try {
    await signIn(opened.page);
    await work(opened);
  } finally {
    await opened.close();
  }
}

const alongside = (line: string) => runCommand(["evaluation", ...line.split(" ")], site.env);
const fileOf = (name: string) => join(site.folder, `${name}.csv`);

test("the lead finds out what to do while nothing is there", async () => {
  await asLead({}, async ({ page }) => {
    await page.goto(`${site.origin}/evaluation`);
    expect(await page.locator("main").innerText()).toContain("Nothing has been computed yet.");
  });
});

test("the operator looks at the files, takes them, and computes", async () => {
  const kinds = [
    ["rollout", "rollout", ""],
    ["safety-reports", "safetyReports", ""],
    ["denominators", "denominators", " --owner finance-control"],
    ["outcomes", "outcomes", ""],
  ];
  for (const [kind, name = "", more] of kinds) {
    const looked = await alongside(`import ${kind} ${fileOf(name)}${more}`);
    expect(looked).toMatchObject({ code: 0, err: "" });
    expect(looked.out).toContain("all is well");
    const taken = await alongside(`import ${kind} ${fileOf(name)}${more} --apply`);
    expect(taken).toMatchObject({ code: 0, err: "" });
    expect(taken.out).toContain("Imported");
  }
  const bad = join(site.folder, "bad.csv");
  writeFileSync(bad, "unit,lever,start\nW01,peer-support,06/2024\n");
  const refused = await alongside(`import rollout ${bad} --apply`);
  expect(refused).toMatchObject({ code: 1, out: "" });
  expect(refused.err).toContain("line 2, start: not a month in the form YYYY-MM");
  const computed = await alongside("compute");
  expect(computed.code).toBe(0);
  expect(computed.err).toContain("1 of 13: reporting");
  expect(computed.out).toContain("burnout: computed");
});

test("the lead reads the answer, tries a what-if, and prints the report", async () => {
  await asLead({}, async ({ page }) => {
    await page.goto(`${site.origin}/figures`);
    await page.getByRole("link", { name: "Did it help?" }).click();
    const text = await page.locator("main").innerText();
    expect(text).toContain("consistent with a safer climate");
    const pictures = page.locator(".picture");
    expect(await pictures.count()).toBe(7);
    for (const picture of await pictures.all()) {
      expect(await picture.locator("svg[role=img]").count()).toBe(1);
      expect(await picture.locator("table tbody tr").count()).toBeGreaterThan(2);
    }
    await page.getByRole("link", { name: "What it may be worth in money" }).click();
    await page.getByLabel("People supported in a year").fill("150");
    await page.getByRole("button", { name: "Work it out" }).click();
    expect(page.url()).toContain("people=150");
    expect(await page.locator("main").innerText()).toContain("more than it costs");
    await page.goto(`${site.origin}/evaluation`);
    expect(await page.getByRole("button", { name: /Print/ }).isVisible()).toBe(true);
    const longTable = page.locator(".numbers-of table").first();
    expect(await longTable.isVisible()).toBe(false);
    await page.locator(".numbers-of summary").first().press("Enter");
    expect(await longTable.isVisible()).toBe(true);
    await page.locator(".numbers-of summary").first().press("Enter");
    // Where a style cannot open them, the script does for as long as it prints.
    const openTables = async (moment: string) => {
      await page.evaluate((name) => dispatchEvent(new Event(name)), moment);
      return page.locator(".numbers-of[open]").count();
    };
    const all = await page.locator(".numbers-of").count();
    expect(all).toBeGreaterThan(0);
    expect(await openTables("beforeprint")).toBe(all);
    expect(await openTables("afterprint")).toBe(0);
    await page.emulateMedia({ media: "print" });
    expect(await longTable.isVisible()).toBe(true);
    expect(await page.locator(".work-nav").isVisible()).toBe(false);
    expect(await page.locator(".picture svg").first().isVisible()).toBe(true);
    const paper = await page.pdf({ format: "A4" });
    const sheets = paper.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? [];
    expect(sheets.length).toBeGreaterThan(2);
    expect(sheets.length).toBeLessThan(20);
  });
});

describe.each([320, 1280] as const)("at %i px", (width) => {
  test.each(["light", "dark"] as const)("the pages stand in %s colours", async (colours) => {
    await asLead({ width, colours }, async (opened) => {
      await checkPage(opened, site.origin, { path: "/evaluation" });
      await checkPage(opened, site.origin, { path: "/evaluation/what-if" });
      await checkPage(opened, site.origin, { path: "/evaluation/what-if?people=many" });
    });
  });
});

test("the page is whole without script", async () => {
  await asLead({ width: 320, hasScript: false }, async ({ page }) => {
    await page.goto(`${site.origin}/evaluation`);
    expect(await page.locator(".picture svg").count()).toBe(7);
    expect(await page.locator("table").count()).toBeGreaterThanOrEqual(8);
  });
});
