// Somebody answers a survey on a phone, with and without script, and in a language written from right to
// left; the lead plans one and reads results that appear once; a round's slips, a pack's terms.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { timer } from "#app/domain/access/actor.ts";
import { tendSurveys } from "#app/domain/surveys/tend-surveys.server.ts";
import { askedBy, byPhone } from "#tests/support/asking.ts";
import { openBrowser } from "#tests/support/browser.ts";
import { formClient } from "#tests/support/form-client.ts";
import { htmlProblems, sidewaysPixels } from "#tests/support/page-checks.ts";
import { signedIn, signIn, waitingFor } from "#tests/support/staff-sessions.ts";
import { strayTexts } from "#tests/support/stray-texts.ts";
import { type SurveySite, startSurveySite } from "#tests/support/survey-site.ts";
import { type Walk, walk } from "#tests/support/walk.ts";

let site: SurveySite;
let browser: Browser;
let lead: { email: string };
let coordinator: { email: string };
let peer: { email: string };
let administrator: { email: string };
const walks: Walk[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  site = await startSurveySite();
  ({ lead, coordinator, peer, administrator } = site.people);
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

/** A browser in which this person is signed in. */
async function screenOf(worker: { email: string }, options = {}): Promise<Walk> {
  const screen = await somebody(options);
  await signIn(screen, worker);
  return screen;
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
    const token = site.nextToken();
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
    const token = site.nextToken();
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
  const [first, second] = [site.nextToken(), site.nextToken()];
  await throughAll(person, first, async () => undefined);
  await person.open(`/s/${second}?page=4`);
  expect(await person.main().textContent()).toContain("Please begin again");
  expect(await person.page.locator("input[type=radio]:checked").count()).toBe(0);
});

test("a link that was never given out, and one cut short, lead to the same kind page", async () => {
  const person = await somebody();
  await person.open(`/s/${site.nextToken().slice(0, -3)}`);
  const { status, html } = await person.sent();
  expect(status).toBe(404);
  expect(await person.heading()).toBe("This link does not work");
  expect(await htmlProblems(html)).toEqual([]);
});

test("every word but the instrument's own comes from the catalogue", async () => {
  const person = await somebody({ locale: "en-XA" });
  const known = ["Ward A", "Ward B"];
  await throughAll(person, site.nextToken(), async (name) => {
    expect(await strayTexts(person.page, known), name).toEqual([]);
  });
});

test("every page stands written from right to left, the instrument's words in their own direction", async () => {
  const person = await somebody({ locale: "ar-XB" });
  await throughAll(person, site.nextToken(), async (name) => {
    expect(await person.page.locator("html").getAttribute("dir"), name).toBe("rtl");
    expect(await sidewaysPixels(person.page), name).toBeLessThanOrEqual(0);
    if (name === "survey-speaking-up") await person.look("survey-speaking-up-rtl");
  });
});

test("a round's slips are made by a coordinator and answered once, on a phone without script", async () => {
  const screen = await screenOf(coordinator);
  await screen.open("/programme/gatherings");
  await screen.look("gatherings");
  await screen.type("How many people came?", "9");
  await screen.press("Make the slips");
  expect(await screen.main().textContent()).toContain("Give a number from 10 to 200.");
  await screen.type("How many people came?", "12");
  await screen.press("Make the slips");
  expect(await screen.page.locator(".slips li").count()).toBe(12);
  await screen.look("gathering-slips");
  const address = (await screen.page.locator(".slips code").first().textContent()) ?? "";
  const person = await somebody({ hasScript: false });
  await person.open(new URL(address).pathname);
  await person.look("gathering-start");
  await person.follow(() => person.page.locator("main a.primary").click());
  for (const item of ["helped", "felt-safe"]) {
    await pick(person, `gathering-pulse_${item}`, "2");
    await send(person);
  }
  await send(person);
  expect(await person.main().textContent()).toContain("You have answered 2 of 3 questions.");
  await send(person);
  expect(await person.heading()).toBe("Thank you");
  await person.open(new URL(address).pathname);
  expect(await person.heading()).toBe("This link has been used");
});

test("after support, the three questions are offered on one's own page and answered once", async () => {
  const nurse = formClient(site.origin);
  const code = await askedBy(nurse, byPhone("0664 7654321"));
  nurse.close();
  const jana = await signedIn(site.origin, peer);
  const [caseId = ""] = await waitingFor(jana);
  await jana.post("/queue", { case: caseId, do: "take" });
  await jana.post(`/cases/${caseId}?index`, { do: "attempt", result: "reached" });
  jana.close();
  const person = await somebody({ hasScript: false });
  await person.open("/return");
  await person.page.locator("[name=code]").fill(code);
  await person.follow(() => person.page.locator("main form button.primary").first().click());
  await person.follow(() => person.page.locator("button[value=close]").click());
  await person.follow(() => person.page.locator("button[name=sure]").click());
  await person.look("own-closed");
  await person.follow(() => person.page.locator("button[value=pulse]").click());
  expect(await person.main().textContent()).toContain("no request and no time");
  await person.look("pulse-start");
  await person.follow(() => person.page.locator("main a.primary").click());
  await pick(person, "contact-pulse_helped", "2");
  for (let page = 0; page < 4; page += 1) await send(person);
  expect(await person.heading()).toBe("Thank you");
});

test("an administrator reads a pack's terms and confirms it; only then the lead can ask with it", async () => {
  const lena = await signedIn(site.origin, lead);
  expect((await lena.get("/surveys")).html).not.toContain('value="licensed"');
  const screen = await screenOf(administrator);
  await screen.open("/admin/packs");
  const said = await screen.main().textContent();
  expect(said).toContain("By permission; not to be sold");
  expect(said).toContain("questionnaire.json is missing.");
  await screen.look("packs");
  await screen.press("Confirm");
  expect(await screen.main().textContent()).toContain("Read the terms first");
  await screen.look("packs-unread");
  await screen.choose("I have read these terms, and we may use it under them.");
  await screen.press("Confirm");
  expect(await screen.main().textContent()).toContain("It can be chosen for the next survey.");
  expect((await lena.get("/surveys")).html).toContain('value="licensed"');
  lena.close();
});

test.each(["en-XA", "ar-XB"])("the pages around surveys stand in %s", async (locale) => {
  const pages = [
    ["lead", "/surveys", "/surveys/sops-hospital.2.0.2026-01"],
    ["coordinator", "/programme/gatherings"],
    ["administrator", "/admin/packs"],
  ] as const;
  const known = ["Ward A", "Ward B", "Teamwork", "English", "4.0", "3.5"];
  for (const [who, ...paths] of pages) {
    await screenOf(site.people[who]);
    const screen = await screenOf(site.people[who], { locale });
    for (const path of paths) {
      await screen.open(path);
      if (locale === "en-XA") expect(await strayTexts(screen.page, known), path).toEqual([]);
      else expect(await screen.page.locator("html[dir=rtl]").count(), path).toBe(1);
      expect(await sidewaysPixels(screen.page), path).toBeLessThanOrEqual(0);
    }
  }
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
    opensOn: site.dayAfter(1),
    closesOn: site.dayAfter(20),
    instruments: "team-climate",
    languages: "en",
  });
  expect(overlapping.text).toContain("Another survey is open in these days.");
  const planned = await lena.post("/surveys?index", {
    opensOn: site.dayAfter(40),
    closesOn: site.dayAfter(60),
    instruments: "team-climate",
    languages: "en",
  });
  expect(planned.text).toContain("Planned. Mails go out on the first day.");
  const id = /name="withdraw" value="([^"]+)"/.exec(planned.html)?.[1] ?? "";
  expect((await lena.post("/surveys?index", { withdraw: id })).text).toContain("Taken back.");
  lena.close();
});

test("a survey that closes half-way through a form gives back what was typed; then its results appear", async () => {
  const person = await somebody();
  const token = site.nextToken();
  await throughAll(person, token, async () => undefined);
  await person.open(`/s/${token}?page=4`);
  await pick(person, "team-climate_speak-senior", "4");
  const here = await site.openHere();
  await tendSurveys(timer, {}, here.worldAt(new Date(Date.now() + 11 * 86_400_000)));
  await here.close();
  await send(person);
  expect(await person.heading()).toBe("These questions are closed");
  const given = () => person.page.locator("main dl dd").allTextContents();
  const typed = await given();
  // The area, burnout, two answers of before, and the one on the page that came too late.
  expect(typed).toHaveLength(5);
  await person.look("survey-closed-typed");
  await person.open(`/s/${token}`);
  expect(await given()).toEqual(typed);
  const stranger = await somebody({ hasScript: false });
  await stranger.open(`/s/${token}`);
  expect(await stranger.heading()).toBe("This link does not work");
  await person.page.context().clearCookies();
  const lena = await signedIn(site.origin, lead);
  const list = await lena.get("/surveys");
  expect(list.html).toContain(`/surveys/${site.waveId}`);
  const result = await lena.get(`/surveys/${site.waveId}`);
  expect(result.text).toContain("Too few people answered for anything to be shown.");
  lena.close();
  const screen = await screenOf(lead);
  await screen.open("/surveys");
  await screen.look("surveys");
  await screen.open(`/surveys/${site.waveId}`);
  expect(await screen.main().textContent()).toContain("Whose questions these are");
  await screen.look("surveys-result");
  await screen.open("/surveys/sops-hospital.2.0.2026-01");
  expect(await screen.heading()).toBe("SOPS Hospital Survey 2.0, January 2026");
  await screen.look("surveys-imported");
});
