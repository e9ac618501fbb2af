// Thinking of a colleague: the answer tells the referrer nothing, the colleague gets one neutral mail with
// one link, and decides. Teams are asked for without a list of names.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOn } from "#tests/support/asking-by-hand.ts";
import { openBrowser } from "#tests/support/browser.ts";
import { type FormClient, formClient } from "#tests/support/form-client.ts";
import { colleagues, workers } from "#tests/support/prepared-hospital.ts";
import { type PreparedSite, startPreparedSite } from "#tests/support/prepared-site.ts";
import { signedIn, signIn, waitingFor } from "#tests/support/staff-sessions.ts";
import { type Walk, walk } from "#tests/support/walk.ts";

let site: PreparedSite;
let browser: Browser;
let peer: FormClient;
let referrer: FormClient;
beforeAll(async () => {
  site = await startPreparedSite();
  browser = await openBrowser();
  peer = await signedIn(site.origin, workers.jana);
  referrer = formClient(site.origin);
});
afterAll(async () => {
  await browser?.close();
  peer?.close();
  referrer?.close();
  await site?.stop();
});

async function during(hasScript: boolean, work: (person: Walk) => Promise<void>): Promise<void> {
  const person = await walk(browser, site.origin, { hasScript });
  try {
    await work(person);
  } finally {
    await person.close();
  }
}

/** Sends the form for this address. @returns the page that answers. */
async function referTo(email: string) {
  return referrer.submit(await referrer.get("/refer?for=colleague"), "email", { email });
}

const mailsTo = (address: string) =>
  site.mails.filter(({ to, raw }) => to === address && raw.includes("/offer/")).length;
const says = async (person: Walk) => (await person.main().textContent()) ?? "";

describe.each([true, false])("with script: %s", (hasScript) => {
  test("a colleague is offered support by mail, says yes, and holds a code", () =>
    during(hasScript, async (person) => {
      const { page, follow, look } = person;
      const { email, name } = hasScript ? colleagues.amir : colleagues.bea;

      await person.open("/refer");
      await look("refer");
      await follow(() => page.getByRole("link", { name: "One colleague" }).click());
      await look("refer-colleague");
      await person.press("Send the offer");
      expect((await person.sent()).status).toBe(422);
      expect(await page.locator(".problems a").allTextContents()).toEqual([
        "Type your colleague’s work e-mail address.",
      ]);
      await look("refer-colleague-problem");
      await person.type("Your colleague’s work e-mail address", email.toUpperCase());
      await person.press("Send the offer");
      expect(await person.heading()).toBe("Thank you for thinking of them");
      await look("refer-thanks");
      expect(person.requests.join(" ")).not.toMatch(/hospital\.example/i);

      const link = await site.linkMailedTo(email, "/offer/");
      const path = link.slice(site.origin.length);
      const before = await waitingFor(peer);
      for (let scan = 0; scan < 2; scan += 1) await person.open(path);
      expect(await person.heading()).toBe("A colleague thought of you");
      expect(await waitingFor(peer), "opening the link changes nothing").toEqual(before);
      await look("offer");

      await person.type("Phone number, if you prefer a call", "n/a");
      await person.press("Yes please");
      expect((await person.sent()).status).toBe(422);
      expect(await page.locator(".problems a").allTextContents()).toEqual([
        "Type a number a colleague can call, or leave this empty.",
      ]);
      await look("offer-problem");
      await person.type("Phone number, if you prefer a call", "0664 1112223");
      await follow(() => page.getByRole("button", { name: "Yes please" }).dblclick());
      await page.waitForURL("**/ask?page=5");
      const code = await codeOn(person);
      expect(code).toHaveLength(16);
      expect(await waitingFor(peer)).toHaveLength(before.length + 1);
      await person.choose("I have kept my code");
      await person.press("Finish");

      await person.open("/return");
      await person.type("Your code", code);
      await person.press("Open my request");
      expect(await says(person)).toContain("By phone: 0664 1112223");
      expect(await says(person)).toContain(name);

      await person.open(path);
      expect((await person.sent()).status).toBe(404);
      expect(await person.heading()).toBe("This offer is no longer open");
      await look("offer-gone");
    }));

  test("support for a team needs an area, a band of heads and somebody to call", () =>
    during(hasScript, async (person) => {
      const { page, follow, look } = person;
      const before = await waitingFor(peer);
      await person.open("/refer");
      await follow(() => page.getByRole("link", { name: "A team" }).click());
      expect(await says(person)).toContain("There are limits:");
      await look("refer-team");
      await person.type("Your name", "Ward Sister");
      await person.press("Ask for team support");
      expect((await person.sent()).status).toBe(422);
      expect(await page.locator(".problems a").allTextContents()).toEqual([
        "Choose the area the team works in.",
        "Choose about how many people there are.",
        "Type the number a colleague can call.",
      ]);
      expect(await page.getByLabel("Your name").inputValue()).toBe("Ward Sister");
      await look("refer-team-problem");
      await page.getByLabel("Which area?").selectOption({ label: "Theatre West" });
      await person.choose("6 to 10");
      await person.type("Phone number to arrange a time", "4711");
      await person.press("Ask for team support");
      await look("refer-team-thanks");
      expect(await says(person)).toContain("Your request for team support has arrived.");
      expect(await waitingFor(peer)).toHaveLength(before.length + 1);
      expect((await peer.get("/queue")).text).toContain("A team");
    }));
});

test("the referrer gets the same bytes, whoever the colleague is and whatever they chose", async () => {
  const { chidi, amir } = colleagues;
  const amirsNext = mailsTo(amir.email) + 1;
  const known = await referTo(chidi.email);
  const path = (await site.linkMailedTo(chidi.email, "/offer/")).slice(site.origin.length);
  const colleague = formClient(site.origin);
  const offer = await colleague.get(path);
  const never = await colleague.submit(offer, "phone", { answer: "never" });
  expect(never.text).toContain("We will not ask you again");
  colleague.close();

  const answers = [
    known,
    await referTo(chidi.email),
    await referTo("nobody@hospital.example"),
    await referTo(amir.email),
    await referTo("someone@elsewhere.example"),
  ];
  const told = answers.map(({ status, path: at, html, headers }) => ({
    status,
    at,
    html,
    headers: Object.keys(headers).sort(),
    length: headers["content-length"],
  }));
  for (const one of told) expect(one).toEqual(told[0]);

  // Mails go out one after the other: when Amir's is there, a second one for Chidi would be, too.
  await site.linkMailedTo(amir.email, "/offer/", amirsNext);
  expect(mailsTo(chidi.email), "never means never").toBe(1);
  expect(mailsTo("nobody@hospital.example")).toBe(0);
});

test("no answer is asked about twice, and 'not now' keeps nothing", () =>
  during(true, async (person) => {
    await referTo(colleagues.dora.email);
    const link = await site.linkMailedTo(colleagues.dora.email, "/offer/");
    const before = await waitingFor(peer);
    await person.open(link.slice(site.origin.length));
    await person.press("Not now");
    expect(await person.heading()).toBe("That is fine");
    await person.look("offer-not-now");
    expect(await waitingFor(peer)).toEqual(before);
    await person.open(link.slice(site.origin.length));
    expect((await person.sent()).status).toBe(404);
  }));

async function atWork(worker: { email: string }, work: (person: Walk) => Promise<void>) {
  await during(true, async (person) => {
    await signIn(person, worker);
    await work(person);
  });
}

test("a colleague is thought of as a peer, says yes, and is screened and approved by the coordinator", async () => {
  const { email, name } = colleagues.dora;
  await during(true, async (person) => {
    const seen = mailsTo(email);
    await person.open("/refer?for=peer");
    await person.look("nominate");
    await person.press("Send the message");
    expect((await person.sent()).status).toBe(422);
    await person.type("Your colleague’s work e-mail address", email);
    await person.press("Send the message");
    const link = await site.linkMailedTo(email, "/offer/", seen + 1);
    await person.open(link.slice(site.origin.length));
    expect(await person.heading()).toBe("Would you like to be a peer?");
    await person.look("nominated");
    await person.press("Yes, I would like to hear more");
  });
  await atWork(workers.carla, async (carla) => {
    await carla.open("/programme/peers");
    await carla.look("peers");
    await carla.follow(() => carla.page.getByRole("link", { name }).click());
    await carla.press("It suits: go on");
    expect((await carla.sent()).status).toBe(422);
    await carla.look("candidate");
    for (const box of await carla.page.locator(".choice").all()) await box.click();
    await carla.press("It suits: go on");
    expect(await says(carla)).toContain("Approve when you are ready.");
    await carla.press("Approve as a peer");
    expect(await says(carla)).toContain("an administrator has to give the account");
    await carla.press("Let it go");
    expect(await says(carla)).not.toContain(name);
  });
});

test("a peer's training is written down, the promise is the peer's own, and stepping down asks for no reason", async () => {
  await atWork(workers.carla, async (carla) => {
    await carla.open("/programme/peers");
    await carla.follow(() => carla.page.getByRole("link", { name: workers.peter.name }).click());
    await carla.page.getByLabel("Day on which it was completed").fill("2999-01-01");
    await carla.press("Write it down");
    expect((await carla.sent()).status).toBe(422);
    const today = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await carla.page.getByLabel("Module").selectOption("scenario");
    await carla.page.getByLabel("Day on which it was completed").fill(today);
    await carla.press("Write it down");
    expect(await says(carla)).toContain("Written down.");
    await carla.page.getByLabel("Who is to be the mentor?").selectOption(workers.jana.name);
    await carla.press("Make them a pair");
    expect(await says(carla)).toContain("They are a pair now");
    await carla.look("peer");
    await carla.press("Take out of the programme");
    expect(await carla.heading()).toContain(`Take ${workers.peter.name} out of the programme?`);
  });
  await atWork(workers.peter, async (peter) => {
    await peter.open("/supervision");
    await peter.follow(() =>
      peter.page.getByRole("link", { name: "Your place among the peers" }).click(),
    );
    await peter.press("Promise it for a year");
    expect((await peter.sent()).status).toBe(422);
    await peter.choose("I have read this and promise it");
    await peter.press("Promise it for a year");
    expect(await says(peter)).toContain("Thank you. It holds for a year.");
    expect(await says(peter)).toContain(`${workers.jana.name} is your mentor.`);
    await peter.look("own-standing");
    await peter.open("/supervision/hours");
    await peter.look("given-hours");
    await peter.open("/supervision/own");
    await peter.press("I would like to step down");
    await peter.press("Step down now");
    expect(new URL(peter.page.url()).pathname).toBe("/");
    await peter.open("/queue");
    expect(new URL(peter.page.url()).pathname).toBe("/sign-in");
  });
});
