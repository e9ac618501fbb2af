// What people do besides answering: go back, press twice, load again, leave, come back too late. It makes
// one request or none, and never a second. And other ways in: a slip, a call, a form on paper.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { qrPath } from "#app/http/qr-picture.server.ts";
import { answerAll, codeOn, typed } from "#tests/support/asking-by-hand.ts";
import { openBrowser } from "#tests/support/browser.ts";
import type { FormClient } from "#tests/support/form-client.ts";
import { workers } from "#tests/support/prepared-hospital.ts";
import { type PreparedSite, startPreparedSite } from "#tests/support/prepared-site.ts";
import { signedIn, signIn, waitingFor } from "#tests/support/staff-sessions.ts";
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

const says = async (person: Walk) => (await person.main().textContent()) ?? "";

async function comeBack(nurse: Walk, code: string): Promise<void> {
  await nurse.open("/return");
  await nurse.type("Your code", code);
  await nurse.press("Open my request");
}

test("slips are printed with a code each; one leads into asking, the area filled in, and works once", () =>
  during(true, async (inCharge) => {
    const { page, follow } = inCharge;
    await inCharge.open("/refer");
    await follow(() => page.getByRole("link", { name: "Slips to print" }).click());
    await inCharge.press("Make the slips");
    expect(await page.locator(".problems a").allTextContents()).toEqual([
      "Choose a place.",
      "Give a number from 1 to 40.",
    ]);
    await inCharge.look("slips-problem");
    await page.getByLabel("Where").selectOption({ label: "Theatre West" });
    await inCharge.type("How many people?", "7");
    await inCharge.press("Make the slips");
    const addresses = await page.locator(".slips code").allTextContents();
    expect(new Set(addresses).size).toBe(7);
    const numbers = page.locator(".slips > li", { hasText: "988" });
    expect(await numbers.count(), "the numbers are cut out with each").toBe(7);
    const pictures = page.locator(".slips svg path");
    for (const [place, address] of addresses.entries()) {
      expect(address.startsWith(`${site.origin}/offer/`)).toBe(true);
      expect(await pictures.nth(place).getAttribute("d")).toBe(qrPath(address).path);
    }
    await inCharge.look("slips");
    const [slip = ""] = addresses;
    const path = slip.slice(site.origin.length);
    for (let looked = 0; looked < 2; looked += 1) await inCharge.open(path);
    await inCharge.look("slip");

    await during(false, async (colleague) => {
      await colleague.open(path);
      await colleague.press("Ask for support");
      expect(await colleague.heading()).toBe("How soon would you like to talk?");
      await colleague.choose("There is no hurry");
      await colleague.press("Continue");
      await colleague.choose("Messages on this site");
      await colleague.choose("No, without a name");
      await colleague.press("Continue");
      const where = colleague.page.getByLabel("Where you work");
      expect(await where.inputValue()).toBe("W4");
      await colleague.press("Continue with these wishes");
      expect(await says(colleague)).toContain("I work in: Theatre West");
      await colleague.press("Send my request");
      expect(await codeOn(colleague)).toHaveLength(16);
      await colleague.open(path);
      expect((await colleague.sent()).status).toBe(404);
      await colleague.look("slip-gone-plain");
    });
    // Whoever has the other six: nothing tells who used one.
    await inCharge.open(addresses[1]?.slice(site.origin.length) ?? "");
    expect(await inCharge.heading()).toBe("Would you like to talk with somebody?");
  }));

test("by phone or from paper, a peer enters it for somebody, who then takes a code that only they know", async () => {
  let code = "";
  await during(true, async (peer) => {
    const { page, follow } = peer;
    await signIn(peer, workers.jana);
    await peer.open("/queue");
    await follow(() => page.getByRole("link", { name: "Enter a request for somebody" }).click());
    expect(await says(peer)).toContain("There are limits:");
    await peer.press("Enter it");
    expect(await page.locator(".problems a").allTextContents()).toEqual([
      "Choose how soon you would like to talk.",
      "Choose how a colleague can reach you.",
      "Choose whether you want to give your name.",
    ]);
    await peer.look("enter-problem");
    await peer.choose("There is no hurry");
    await peer.choose("By phone");
    await peer.type("Phone number", "0664 8888888");
    await peer.choose("Yes");
    await peer.type("Your name, or what we may call you", "Noor");
    await peer.choose("A man");
    await peer.press("Enter it");
    expect(await says(peer)).toContain("Read this code to the person now.");
    code = await codeOn(peer);
    await peer.look("entered");
    await peer.open("/queue");
    expect((await peer.sent()).html).not.toMatch(/Noor|0664 8/);
  });
  await during(true, async (nurse) => {
    await comeBack(nurse, code);
    expect(await says(nurse)).toContain("A colleague entered this for you");
    await nurse.follow(() => nurse.page.getByRole("link", { name: "Choose a new code" }).click());
    await nurse.look("new-code");
  });
  // The rest without script, as on a borrowed phone.
  await during(false, async (nurse) => {
    await comeBack(nurse, code);
    await nurse.open("/support/code");
    await nurse.press("Give me a new code");
    const own = await codeOn(nurse);
    expect(own).toHaveLength(16);
    expect(own).not.toBe(code);
    await nurse.look("new-code-given-plain");
    await comeBack(nurse, code);
    expect((await nurse.sent()).status, "the code that was read out").toBe(422);
    await nurse.type("Your code", own);
    await nurse.press("Open my request");
    expect(await says(nurse)).toContain("Noor");
    expect(await says(nurse)).not.toContain("A colleague entered this for you");
  });
});

/** Every answer and every field on this page, in its words; whether to give a name is said by writing it. */
const askedOn = ({ page }: Walk): Promise<string[]> =>
  page.evaluate(() => {
    const worded = (selector: string) =>
      [...document.querySelectorAll(`main form ${selector}`)].map(
        (element) => element.firstChild?.textContent ?? "",
      );
    return [
      ...worded(".choice:not(:has([name=isNamed])) label"),
      ...worded("select:not([name=unitCode]) option:not([value=''], [value='not-said'])"),
      ...worded(".field > label"),
    ];
  });

test("the form on paper asks all that asking asks, in the same words, on one sheet", () =>
  during(true, async (peer) => {
    const { page, follow } = peer;
    await signIn(peer, workers.peter);
    await peer.open("/cases/new");
    const asked = await askedOn(peer);
    expect(asked.length).toBeGreaterThan(30);
    await follow(() => page.getByRole("link", { name: "The form on paper" }).click());
    const onPaper = await says(peer);
    expect(asked.filter((words) => !onPaper.includes(words))).toEqual([]);
    await peer.look("paper");
    for (const format of ["A4", "Letter"]) {
      const pdf = await page.pdf({ format });
      expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length, format).toBe(1);
    }
  }));
