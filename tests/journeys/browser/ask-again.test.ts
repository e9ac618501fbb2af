// What people do besides answering: go back, press twice, load again, leave, come back too late. It makes
// one request or none, and never a second.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerAll, codeOn, typed } from "#tests/support/asking-by-hand.ts";
import { openBrowser } from "#tests/support/browser.ts";
import type { FormClient } from "#tests/support/form-client.ts";
import { workers } from "#tests/support/prepared-hospital.ts";
import { type PreparedSite, startPreparedSite } from "#tests/support/prepared-site.ts";
import { signedIn, waitingFor } from "#tests/support/staff-sessions.ts";
import { type Walk, walk } from "#tests/support/walk.ts";

/** Stands for the page a hospital sends people to: anything anybody might have open. */
let elsewhere: Server;
let site: PreparedSite;
let browser: Browser;
let peer: FormClient;
beforeAll(async () => {
  elsewhere = createServer((_request, answer) => {
    answer.setHeader("Content-Type", "text/html");
    answer.end("<!DOCTYPE html><title>Weather</title><p>The weather today</p>");
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  const { port } = elsewhere.address() as AddressInfo;
  site = await startPreparedSite({ ALONGSIDE_EXIT_TO: `http://127.0.0.1:${port}/` });
  browser = await openBrowser();
  peer = await signedIn(site.origin, workers.jana);
});
afterAll(async () => {
  await browser?.close();
  peer?.close();
  await site?.stop();
  elsewhere?.close();
});

async function during(hasScript: boolean, work: (nurse: Walk) => Promise<void>): Promise<void> {
  const nurse = await walk(browser, site.origin, { hasScript });
  try {
    await work(nurse);
  } finally {
    await nurse.close();
  }
}

describe.each([true, false])("with script: %s", (hasScript) => {
  test("going back keeps every answer, and no page can be skipped", () =>
    during(hasScript, async (nurse) => {
      const { page, follow } = nurse;
      await nurse.open("/ask?page=4");
      expect(page.url()).toContain("/ask?page=1");
      await answerAll(nurse, "Jana Novak");
      await follow(() => page.goBack());
      expect(await page.getByLabel("People you would rather not talk to").inputValue()).toBe(
        "Jana Novak",
      );
      await follow(() => page.getByRole("link", { name: "Back", exact: true }).click());
      expect(await page.getByLabel("Phone number").inputValue()).toBe(typed.phone);
      await follow(() => page.getByRole("link", { name: "Back", exact: true }).click());
      expect(await page.locator("input:checked").getAttribute("value")).toBe("now");
      await nurse.press("Continue");
      await nurse.press("Continue");
      await nurse.press("Continue with these wishes");
      const row = page.locator(".answers > div", { hasText: "Wishes" });
      expect(await row.textContent()).toContain("Not: Jana Novak");
      await follow(() => page.getByRole("link", { name: "Change How soon" }).click());
      expect(await nurse.heading()).toBe("How soon would you like to talk?");
    }));

  test("pressing twice, going back and sending again, and loading again make one request", () =>
    during(hasScript, async (nurse) => {
      const { page, follow, look } = nurse;
      const before = await waitingFor(peer);
      await answerAll(nurse);
      const send = page.getByRole("button", { name: "Send my request" });
      await follow(() => send.dblclick());
      await page.waitForURL("**/ask?page=5");
      const code = await codeOn(nurse);
      await follow(() => page.reload());
      expect(await codeOn(nurse)).toBe(code);
      await nurse.press("Finish");
      expect((await nurse.sent()).status, "the tick is asked for").toBe(422);
      expect(await codeOn(nurse)).toBe(code);
      await look("ask-receipt-tick-missing");
      await page.goBack();
      await page.goBack();
      if (await send.isVisible()) await nurse.press("Send my request");
      expect(await codeOn(nurse)).toBe(code);
      expect(await waitingFor(peer)).toHaveLength(before.length + 1);
    }));

  test("the way out forgets everything, and Back finds nothing", () =>
    during(hasScript, async (nurse) => {
      const { page, context, follow } = nurse;
      await answerAll(nurse, typed.name);
      expect((await context.cookies(site.origin)).map(({ name }) => name)).toEqual(["ask"]);
      if (hasScript) {
        await follow(async () => {
          for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift");
        });
      } else {
        await follow(() => page.locator("header .exit").click());
      }
      expect(await page.textContent("body")).toBe("The weather today");
      expect(await context.cookies(site.origin)).toEqual([]);
      await page.goBack();
      const html = await page.content();
      for (const word of Object.values(typed)) expect(html).not.toContain(word);
      expect(await nurse.heading()).toBe("How soon would you like to talk?");
      expect(await page.locator(":checked").count()).toBe(0);
    }));
});

test("Enter in the names to avoid keeps them", () =>
  during(true, async (nurse) => {
    await answerAll(nurse);
    await nurse.open("/ask?page=3");
    await nurse.type("People you would rather not talk to", "Jana Novak");
    await nurse.follow(() => nurse.page.keyboard.press("Enter"));
    expect(await nurse.main().textContent()).toContain("Not: Jana Novak");
  }));

test("answers that were forgotten meanwhile are said to be, and nothing is sent", () =>
  during(true, async (nurse) => {
    const before = await waitingFor(peer);
    await answerAll(nurse);
    await nurse.context.clearCookies();
    await nurse.press("Send my request");
    expect(await nurse.heading()).toBe("How soon would you like to talk?");
    expect(await nurse.main().textContent()).toContain("If you were not shown a code");
    await nurse.look("ask-forgotten");
    expect(await waitingFor(peer)).toEqual(before);
  }));
