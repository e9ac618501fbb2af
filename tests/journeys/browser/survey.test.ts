// Somebody answers a survey on a phone, with and without script, and in a language written from right to
// left; the lead plans one and reads results that appear once.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { timer } from "#app/domain/access/actor.ts";
import { tendSurveys } from "#app/domain/surveys/tend-surveys.server.ts";
import { personWith } from "#tests/support/actors.ts";
import { openBrowser } from "#tests/support/browser.ts";
import { htmlProblems, sidewaysPixels } from "#tests/support/page-checks.ts";
import { type RunningSite, runningSite } from "#tests/support/running-site.ts";
import { signedIn } from "#tests/support/staff-sessions.ts";
import { strayTexts } from "#tests/support/stray-texts.ts";
import { mailsSent, plannedWave, rosterOf, tokenIn } from "#tests/support/survey-waves.ts";
import { type Walk, walk } from "#tests/support/walk.ts";
import type { TestWorld } from "#tests/support/worlds.ts";

let site: RunningSite;
let browser: Browser;
let tokens: string[];
let waveId: string;
let lead: { email: string };
const walks: Walk[] = [];

const dayAfter = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  site = await runningSite({ ALONGSIDE_LOCALES: "en,en-XA,ar-XB" });
  browser = await openBrowser();
  const here = await site.openHere();
  const world = here.worldAt() as unknown as TestWorld;
  await rosterOf(world, { A: 40, B: 30, C: 9 });
  lead = await personWith(["lead"], world);
  waveId = (await plannedWave(world, { opensOn: dayAfter(0), closesOn: dayAfter(9) })).id;
  await tendSurveys(timer, {}, here.worldAt());
  const sent = await mailsSent(here.worldAt() as unknown as TestWorld);
  tokens = sent.map(tokenIn).filter((token) => token !== "");
  await here.close();
  await site.start();
});
afterEach(async () => {
  for (const person of walks.splice(0)) await person.close();
});
afterAll(async () => {
  await browser?.close();
  await site?.remove();
});

const nextToken = (): string => {
  const token = tokens.pop();
  if (!token) throw new Error("no invitation is left");
  return token;
};

async function somebody(options: Parameters<typeof walk>[2] = {}): Promise<Walk> {
  const person = await walk(browser, site.origin, options);
  walks.push(person);
  return person;
}

const send = ({ page, follow }: Walk) =>
  follow(() => page.locator("main form button[type=submit]").first().click());
const pick = ({ page }: Walk, name: string, value: string) =>
  page.locator(".choice", { has: page.locator(`[name="${name}"][value="${value}"]`) }).click();

/** From the link to the page that sends, answering some and skipping some. */
async function throughAll(person: Walk, token: string, look: (name: string) => Promise<void>) {
  const { page, open, follow } = person;
  await open(`/s/${token}`);
  await look("survey-start");
  await follow(() => page.locator("main a.primary").click());
  await look("survey-area");
  await page.locator("main .choice").first().click();
  await send(person);
  await look("survey-burnout");
  await pick(person, "single-item-burnout_burnout", "3");
  await send(person);
  await look("survey-speaking-up");
  await pick(person, "team-climate_speak-next-shift", "5");
  await pick(person, "team-climate_speak-keep-quiet", "1");
  await send(person);
  for (const name of ["survey-error", "survey-reporting", "survey-violence"]) {
    await look(name);
    await send(person);
  }
  await look("survey-check");
}

describe.each([
  ["a phone with script", {}],
  ["a phone without script", { hasScript: false }],
])("on %s", (_name, options) => {
  test("a survey is answered in nine pages, once, and leaves nothing in the browser", async () => {
    const person = await somebody(options);
    const token = nextToken();
    await throughAll(person, token, person.look);
    expect(await person.main().textContent()).toContain("You have answered 3 of 13 questions.");
    await send(person);
    expect(await person.heading()).toBe("Thank you");
    await person.look("survey-thanks");
    expect((await person.context.cookies()).filter(({ name }) => /survey/.test(name))).toEqual([]);
    await person.open(`/s/${token}`);
    expect(await person.heading()).toBe("This link has been used");
    await person.look("survey-answered");
  });

  test("what was answered is still there after going back and after leaving the page", async () => {
    const person = await somebody(options);
    const token = nextToken();
    await throughAll(person, token, async () => undefined);
    await person.open(`/s/${token}?page=4`);
    const chosen = person.page.locator('[name="team-climate_speak-next-shift"]:checked');
    expect(await chosen.getAttribute("value")).toBe("5");
    await person.page.locator(".choice", { hasText: "I would rather not answer" }).first().click();
    await send(person);
    await person.open(`/s/${token}?page=99`);
    expect(await person.main().textContent()).toContain("You have answered 2 of 13 questions.");
  });
});

test("two people at one computer do not see each other's answers", async () => {
  const person = await somebody();
  const [first, second] = [nextToken(), nextToken()];
  await throughAll(person, first, async () => undefined);
  await person.open(`/s/${second}?page=4`);
  expect(await person.main().textContent()).toContain("Please begin again");
  expect(await person.page.locator("input[type=radio]:checked").count()).toBe(0);
});

test("a link that was never given out, and one cut short, lead to the same kind page", async () => {
  const person = await somebody();
  await person.open(`/s/${nextToken().slice(0, -3)}`);
  expect((await person.sent()).status).toBe(404);
  expect(await person.heading()).toBe("This link does not work");
  const { html } = await person.sent();
  expect(await htmlProblems(html)).toEqual([]);
});

test("every word but the instrument's own comes from the catalogue", async () => {
  const person = await somebody({ locale: "en-XA" });
  const known = ["Ward A", "Ward B"];
  await throughAll(person, nextToken(), async (name) => {
    expect(await strayTexts(person.page, known), name).toEqual([]);
  });
});

test("every page stands written from right to left, the instrument's words in their own direction", async () => {
  const person = await somebody({ locale: "ar-XB" });
  await throughAll(person, nextToken(), async (name) => {
    expect(await person.page.locator("html").getAttribute("dir"), name).toBe("rtl");
    expect(await sidewaysPixels(person.page), name).toBeLessThanOrEqual(0);
    if (name === "survey-speaking-up") await person.look("survey-speaking-up-rtl");
  });
});

test("the lead plans a survey, sees bands, and takes a planned one back", async () => {
  const lena = await signedIn(site.origin, lead);
  const page = await lena.get("/surveys");
  expect(page.text).toContain("Plan a survey");
  expect(page.text).not.toMatch(/\b(of|from) \d+ (invited|people)/);
  const wrong = await lena.post("/surveys?index", { opensOn: "soon", closesOn: "2020-01-01" });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain("Type a day as 2027-03-08.");
  const overlapping = await lena.post("/surveys?index", {
    opensOn: dayAfter(1),
    closesOn: dayAfter(20),
    instruments: "team-climate",
    languages: "en",
  });
  expect(overlapping.text).toContain("Another survey is open in these days.");
  const planned = await lena.post("/surveys?index", {
    opensOn: dayAfter(40),
    closesOn: dayAfter(60),
    instruments: "team-climate",
    languages: "en",
  });
  expect(planned.text).toContain("Planned. Mails go out on the first day.");
  const id = /name="withdraw" value="([^"]+)"/.exec(planned.html)?.[1] ?? "";
  expect((await lena.post("/surveys?index", { withdraw: id })).text).toContain("Taken back.");
  lena.close();
});

test("a survey that closes half-way through a form says so kindly; then its results appear", async () => {
  const person = await somebody();
  const token = nextToken();
  await throughAll(person, token, async () => undefined);
  const here = await site.openHere();
  await tendSurveys(timer, {}, here.worldAt(new Date(Date.now() + 11 * 86_400_000)));
  await here.close();
  await send(person);
  expect(await person.heading()).not.toBe("Thank you");
  expect(await person.main().textContent()).toMatch(/closed|does not work/);
  const lena = await signedIn(site.origin, lead);
  const list = await lena.get("/surveys");
  expect(list.html).toContain(`/surveys/${waveId}`);
  const result = await lena.get(`/surveys/${waveId}`);
  expect(result.text).toContain("Too few people answered for anything to be shown.");
  lena.close();
  const screen = await somebody();
  await screen.context.addCookies(
    [...lena.cookies].map(([name, value]) => ({ name, value, url: site.origin })),
  );
  await screen.open("/surveys");
  await screen.look("surveys");
  await screen.open(`/surveys/${waveId}`);
  await screen.look("surveys-result");
});
