// Every page of the journeys in the two languages that show what was forgotten: one in which a text
// outside the catalogue stands out, and one that is written from right to left.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testPassword } from "#tests/support/actors.ts";
import { openBrowser } from "#tests/support/browser.ts";
import { sidewaysPixels } from "#tests/support/page-checks.ts";
import { colleagues, workers } from "#tests/support/prepared-hospital.ts";
import { type PreparedSite, startPreparedSite } from "#tests/support/prepared-site.ts";
import { typeCode } from "#tests/support/staff-sessions.ts";
import { strayTexts } from "#tests/support/stray-texts.ts";
import { type Walk, walk } from "#tests/support/walk.ts";

let site: PreparedSite;
let browser: Browser;
beforeAll(async () => {
  site = await startPreparedSite();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const typed = { phone: "0664 7654321", name: "Noor", avoid: "Ottokar" };
const units = ["Emergency", "Intensive care", "Maternity", "Theatre", "Ward 4", "Ward 7"];
const known = [
  ...Object.values(typed),
  ...units.flatMap((name) => [`${name} East`, `${name} West`]),
  ...["English", "Spanish", "German"],
];

/** Fills by the names of fields, since labels differ, and presses the button of this name or value. */
function hands({ page, follow }: Walk) {
  const sendBy = (button: string) => follow(() => page.locator(button).first().click());
  return {
    sendBy,
    pick: (name: string, value: string) =>
      page.locator(".choice", { has: page.locator(`[name=${name}][value=${value}]`) }).click(),
    fill: (name: string, text: string) => page.locator(`[name=${name}]`).fill(text),
    send: () => sendBy("main form button[type=submit]"),
  };
}

/** All pages of the journeys, each handed to `look`, problems included. */
async function throughAll(person: Walk, look: (name: string) => Promise<void>): Promise<void> {
  const { page, open, follow } = person;
  const { pick, fill, send, sendBy } = hands(person);

  await open("/ask");
  await send();
  await look("how soon, with a problem");
  await pick("howSoon", "now");
  await send();
  await send();
  await look("reach, with problems");
  await pick("channel", "phone");
  await fill("phone", typed.phone);
  await pick("isNamed", "yes");
  await fill("name", typed.name);
  await send();
  await look("wishes");
  await fill("avoid", typed.avoid);
  await page.locator("[name=language]").selectOption("en");
  await pick("gender", "woman");
  await sendBy("main form button.quiet");
  await look("check");
  await send();
  await look("receipt");
  const code = (await page.locator("#receipt").textContent()) ?? "";
  await pick("isKept", "yes");
  await send();
  await look("done");

  await open("/return");
  await fill("code", "wrong");
  await send();
  await look("return, with a problem");
  await fill("code", code);
  await send();
  await look("own request");
  await sendBy("button[value=withdraw]");
  await look("withdraw?");
  await open("/support?change=reach");
  await look("change how to be reached");

  for (const path of [
    "/refer",
    "/refer?for=colleague",
    "/refer?for=team",
    "/group",
    "/ask/paper",
  ]) {
    await open(path);
    await look(path);
  }
  await open("/refer?for=team");
  await send();
  await look("team, with problems");
  await open("/refer?for=colleague");
  await fill("email", colleagues.amir.email);
  await send();
  await look("thanks");

  await open("/sign-in");
  await look("sign in");
  await fill("email", workers.jana.email);
  await fill("password", testPassword);
  await send();
  await look("code");
  await typeCode(person, workers.jana);
  await look("queue");
  await sendBy("button[value=consider]");
  await look("take?");
  await sendBy("button[value=take]");
  await look("case");
  await sendBy("button[value=no-answer]");
  await look("case, noted");
  await sendBy("button[value=close]");
  await look("close?");
  for (const path of ["/cases/new", "/groups", "/supervision", "/cases"]) {
    await open(path);
    await look(path);
  }
  await follow(() => page.locator(".case-rows a").first().click());
  await follow(() => page.locator("a.primary").click());
  await send();
  await look("log, with problems");

  await person.context.clearCookies();
  await open("/sign-in");
  await fill("email", workers.lena.email);
  await fill("password", testPassword);
  await send();
  await look("figures");
  await open(`/figures/${site.quarters.released}`);
  await look("release");
}

test("every word of every page comes from the message catalogue", async () => {
  const person = await walk(browser, site.origin, { locale: "en-XA" });
  await throughAll(person, async (name) => {
    expect(await person.page.locator("html").getAttribute("lang"), name).toBe("en-XA");
    // Under a column of the chart a quarter is written as in the files: 2026Q2, in every language.
    const asInFiles = [...known, site.quarters.released];
    expect(await strayTexts(person.page, asInFiles), name).toEqual([]);
  });
  await person.close();
});

test("every page stands in a language written from right to left", async () => {
  const person = await walk(browser, site.origin, { locale: "ar-XB" });
  await throughAll(person, async (name) => {
    expect(await person.page.locator("html").getAttribute("dir"), name).toBe("rtl");
    expect(await sidewaysPixels(person.page), name).toBeLessThanOrEqual(0);
  });
  await person.close();
});
