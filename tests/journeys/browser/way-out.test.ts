// The way out of every page for people in need: gone at once, nothing held back, nothing to return to.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openBrowser, type Visit, visit } from "#tests/support/browser.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";

/** Stands for the page a hospital sends people to: anything anybody might have open. */
const elsewhereText = "The weather today";
let elsewhere: Server;
let elsewhereOrigin: string;
let server: TestServer;
let browser: Browser;
let opened: Visit;

beforeAll(async () => {
  elsewhere = createServer((_request, answer) => {
    answer.setHeader("Content-Type", "text/html");
    answer.end(`<!DOCTYPE html><title>Weather</title><p>${elsewhereText}</p>`);
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  elsewhereOrigin = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  server = await startServer({ ALONGSIDE_EXIT_TO: `${elsewhereOrigin}/` });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  elsewhere.close();
});
beforeEach(async () => {
  opened = await visit(browser);
  return () => opened.close();
});

const isElsewhere = (page: Page) =>
  page.waitForURL((url) => url.origin === elsewhereOrigin, { timeout: 10_000 });
const dotsOn = (page: Page) => page.locator(".exit-dots i.on").count();

test("one press hides the page at once, ends what the browser holds and is gone from Back", async () => {
  const { page, context } = opened;
  const held = ["support", "ask", "survey", "self-view", "check"].map((name) => ({
    name,
    value: "x",
    url: server.origin,
  }));
  const blankAfterMs: number[] = [];
  await page.goto(`${server.origin}/privacy`);
  for (let round = 0; round < 20; round += 1) {
    await context.addCookies(held);
    await page.goto(server.origin);
    // The next page is held back, so that only the script can have hidden this one.
    await page.route("**/leave", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      await route.continue();
    });
    blankAfterMs.push(
      await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const from = performance.now();
            const look = () =>
              document.body.checkVisibility()
                ? requestAnimationFrame(look)
                : resolve(performance.now() - from);
            document.querySelector<HTMLElement>("header .exit")?.click();
            look();
          }),
      ),
    );
    await isElsewhere(page);
    await page.unroute("**/leave");
    const names = (await context.cookies(server.origin)).map(({ name }) => name);
    expect(names).toEqual([]);
  }
  blankAfterMs.sort((a, b) => a - b);
  expect(blankAfterMs[18], "19 of 20 within 300 ms").toBeLessThanOrEqual(300);

  // Each page that was left has been replaced, so Back goes through the other side only, to the page
  // from before the first press.
  for (let round = 0; round < 20; round += 1) await page.goBack();
  expect(page.url()).toBe(`${server.origin}/privacy`);
});

test("three presses of Shift leave; the dots count, and so does a quiet voice", async () => {
  const { page } = opened;
  await page.goto(server.origin);
  await page.keyboard.press("Shift");
  expect(await dotsOn(page)).toBe(1);
  expect(await page.locator("#voice[role=status]").textContent()).toBe("Leaving: 1 of 3");
  await page.keyboard.press("Shift");
  expect(await dotsOn(page)).toBe(2);
  await page.keyboard.press("Shift");
  await isElsewhere(page);
  expect(await page.getByText(elsewhereText).isVisible()).toBe(true);
});

test("capital letters do not lead out", async () => {
  const { page } = opened;
  await page.goto(server.origin);
  for (const letter of ["A", "B", "C", "D"]) await page.keyboard.press(`Shift+${letter}`);
  await page.keyboard.press("Shift");
  await page.keyboard.press("x");
  await page.keyboard.press("Shift");
  expect(await dotsOn(page)).toBe(1);
  expect(page.url()).toBe(`${server.origin}/`);
});

test("the second thing a keyboard reaches is a way out", async () => {
  const { page } = opened;
  await page.goto(server.origin);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
    "Leave this site quickly",
  );
  await page.keyboard.press("Enter");
  await isElsewhere(page);
});

test("the way out works without script", async () => {
  const plain = await visit(browser, { width: 320, hasScript: false });
  await plain.page.goto(`${server.origin}/crisis`);
  await plain.page.locator("header .exit").click();
  await isElsewhere(plain.page);
  await plain.close();
});

test("a page that waited in memory is asked of the server again when Back returns to it", async () => {
  const { page } = opened;
  await page.goto(`${server.origin}/privacy`);
  await page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
  });
  expect(await page.locator("body").isVisible(), "hidden while it waits").toBe(false);
  const again = page.waitForNavigation();
  await page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  });
  await again;
  expect(await page.locator("h1").isVisible()).toBe(true);
});
