// Somebody looks at how they are doing, without a request and without script: one question a page, a code
// that opens it again, the numbers where they matter, and a file to take along.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { dayWords } from "#app/ui/moment.ts";
import { openBrowser } from "#tests/support/browser.ts";
import { sidewaysPixels } from "#tests/support/page-checks.ts";
import { type RunningSite, runningSite } from "#tests/support/running-site.ts";
import { strayTexts } from "#tests/support/stray-texts.ts";
import { type Walk, walk } from "#tests/support/walk.ts";

let site: RunningSite;
let browser: Browser;
const walks: Walk[] = [];
beforeAll(async () => {
  site = await runningSite({ ALONGSIDE_LOCALES: "en,en-XA,ar-XB" });
  browser = await openBrowser();
  await site.start();
});
afterEach(async () => {
  for (const person of walks.splice(0)) await person.close();
});
afterAll(async () => {
  await browser?.close();
  await site?.remove();
});

async function somebody(options: Parameters<typeof walk>[2] = {}): Promise<Walk> {
  const person = await walk(browser, site.origin, options);
  walks.push(person);
  return person;
}
const send = ({ page, follow }: Walk) =>
  follow(() => page.locator("main form button.primary").first().click());
const pick = ({ page }: Walk, name: string, value: string) =>
  page.locator(".choice", { has: page.locator(`[name="${name}"][value="${value}"]`) }).click();

/** Begins, answers the two questions on mood with these, and comes to the result. */
async function answered(person: Walk, mood: string, look: (name: string) => Promise<void>) {
  await person.open("/support/check-in");
  await look("check-in-begin");
  await send(person);
  await look("check-in-code");
  const code = (await person.page.locator("#receipt").textContent()) ?? "";
  await person.follow(() => person.page.locator("main a.primary").click());
  await look("check-in-choose");
  await person.open("/support/check-in?ask=phq-2");
  await look("check-in-question");
  await pick(person, "interest", "0");
  await send(person);
  await pick(person, "mood", mood);
  await send(person);
  await look("check-in-result");
  return code;
}

test.each([
  ["with script", {}],
  ["without script", { hasScript: false }],
])("a person without a request keeps their own answers, %s", async (_name, options) => {
  const person = await somebody(options);
  const code = await answered(person, "1", person.look);
  const main = await person.main().textContent();
  expect(main).toContain("A low number does not mean that nothing is wrong.");
  expect(main).not.toContain("If it is too much right now");
  expect(main).toContain("PC-PTSD-5 looks back over a month, so it opens here on");
  expect(person.page.url()).not.toContain(code.trim().slice(0, 4));
  await person.context.clearCookies();
  await person.open("/return");
  await person.page.locator("[name=code]").fill(code);
  await send(person);
  expect(await person.heading()).toBe("How am I doing?");
  expect(await person.main().textContent()).toContain("PHQ-2");
});

test("the numbers to call stand beside an answer that matters, though the sum is low", async () => {
  const person = await somebody();
  await answered(person, "2", async () => undefined);
  expect(await person.main().textContent()).toContain("If it is too much right now");
  await person.look("check-in-numbers");
});

test("the answers can be taken along as FHIR, by whoever they belong to only", async () => {
  const person = await somebody();
  await answered(person, "1", async () => undefined);
  const file = await person.page.request.get(`${site.origin}/support/check-in.json`);
  expect(file.headers()["content-type"]).toContain("application/fhir+json");
  const bundle = await file.json();
  expect(bundle.entry[0].resource).toMatchObject({
    resourceType: "QuestionnaireResponse",
    questionnaire: "urn:alongside:questionnaire:phq-2|1",
    item: [{ linkId: "interest", answer: [{ valueCoding: { code: "0" } }] }, { linkId: "mood" }],
  });
  expect(JSON.stringify(bundle)).not.toMatch(/subject|author"|identifier/);
  const stranger = await somebody();
  const refused = await stranger.page.request.get(`${site.origin}/support/check-in.json`);
  expect(refused.status()).toBe(404);
  await person.follow(() => person.page.locator("button[name=forget]").click());
  expect(await person.main().textContent()).toContain("All of it is erased.");
});

test("every word but the instrument's own is in the catalogue, and stands from right to left", async () => {
  const today = dayWords(dayOf(new Date(), "America/New_York"), "en-XA");
  const accented = await somebody({ locale: "en-XA" });
  await answered(accented, "2", async (name) => {
    expect(await strayTexts(accented.page, [today]), name).toEqual([]);
  });
  const turned = await somebody({ locale: "ar-XB" });
  await answered(turned, "2", async (name) => {
    expect(await sidewaysPixels(turned.page), name).toBeLessThanOrEqual(0);
  });
  await turned.look("check-in-rtl");
});
