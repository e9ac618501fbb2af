// Staying signed in, and proving who one is: the warning before the end, typed words that outlive it, the
// list of sessions, passkeys, one more proof before what matters.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOfStep, stepAt } from "#app/domain/access/authenticator-code.server.ts";
import { ageSessions } from "#tests/support/aged-sessions.ts";
import { askedBy, byPhone } from "#tests/support/asking.ts";
import { openBrowser } from "#tests/support/browser.ts";
import { formClient } from "#tests/support/form-client.ts";
import { workers } from "#tests/support/prepared-hospital.ts";
import { type PreparedSite, startPreparedSite } from "#tests/support/prepared-site.ts";
import {
  nextCode,
  signedIn,
  signInAnew,
  typeCode,
  waitingFor,
} from "#tests/support/staff-sessions.ts";
import { type Walk, walk } from "#tests/support/walk.ts";

let site: PreparedSite;
let browser: Browser;
/** Jana has it. */
let caseId: string;
beforeAll(async () => {
  site = await startPreparedSite();
  browser = await openBrowser();
  const nurse = formClient(site.origin);
  await askedBy(nurse, byPhone("0664 7654321"));
  nurse.close();
  const jana = await signedIn(site.origin, workers.jana);
  caseId = (await waitingFor(jana))[0] ?? "";
  await jana.post("/queue", { case: caseId, do: "take" });
  jana.close();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const ending = (person: Walk) => person.page.getByRole("heading", { name: "Are you still there?" });

test("two minutes before the end a page says so; staying goes on, and what is typed outlives the end", async () => {
  const person = await walk(browser, site.origin);
  const { page } = person;
  await page.clock.install();
  await signInAnew(person, workers.jana);
  await person.open(`/cases/${caseId}/log`);
  await person.choose("30 to 44 minutes");
  await person.choose("by video");
  expect(await ending(person).isVisible()).toBe(false);

  await ageSessions(site, workers.jana.email, { unusedMinutes: 13.5 });
  await page.clock.fastForward("13:10");
  await ending(person).waitFor();
  await person.look("session-ending");
  await page.getByRole("button", { name: "Stay signed in" }).click();
  await ending(person).waitFor({ state: "hidden" });
  expect(await page.locator("input[name=mode]:checked").getAttribute("value")).toBe("video");

  await ageSessions(site, workers.jana.email, { unusedMinutes: 16 });
  await person.follow(() => page.clock.fastForward("15:10"));
  expect(await person.main().textContent()).toContain("What you typed is not lost");
  await person.look("signed-out-kept");
  await person.type("Work e-mail address", workers.jana.email);
  await person.type("Password", "a lantern in the long corridor");
  await person.press("Sign in");
  await typeCode(person, workers.jana);
  expect(await person.heading()).toBe("You can send this now");
  await person.look("offered-again");
  await person.press("Send it now");
  // The one question that was not answered yet; the answers are still there.
  expect(await page.locator("input[name=mode]:checked").getAttribute("value")).toBe("video");
  await person.choose("Fine");
  await person.press("Save");
  expect(await person.main().textContent()).toContain("conversation 1, by video, 30 to 44 minutes");
  await person.close();
});

test("without script a form that comes too late is offered again, to the same person only", async () => {
  const person = await walk(browser, site.origin, { hasScript: false });
  await signInAnew(person, workers.jana);
  await person.open(`/cases/${caseId}/log`);
  await person.choose("under 15 minutes");
  await person.choose("by phone");
  await person.choose("Fine");
  await ageSessions(site, workers.jana.email, { unusedMinutes: 15.1 });
  await person.press("Save");
  expect(await person.main().textContent()).toContain("What you typed is not lost");

  // Somebody else at the same computer is offered nothing.
  const cookies = await person.context.cookies();
  const other = await walk(browser, site.origin);
  await other.context.addCookies(cookies.filter(({ name }) => name === "kept"));
  await signInAnew(other, workers.carla);
  await other.open("/account/again");
  expect(new URL(other.page.url()).pathname).toBe("/account");
  await other.close();

  await person.type("Work e-mail address", workers.jana.email);
  await person.type("Password", "a lantern in the long corridor");
  await person.press("Sign in");
  await typeCode(person, workers.jana);
  expect(await person.heading()).toBe("You can send this now");
  await person.press("Send it now");
  expect(await person.main().textContent()).toContain("conversation 2, by phone, under 15 minutes");
  await person.close();
});

test("somebody sees where they are signed in, and ends it elsewhere at once", async () => {
  const person = await walk(browser, site.origin);
  await signInAnew(person, workers.peter);
  const elsewhere = await signedIn(site.origin, workers.peter);
  expect((await elsewhere.get("/queue")).path).toBe("/queue");
  await person.open("/account");
  await person.follow(() =>
    person.page.getByRole("link", { name: "Where you are signed in" }).click(),
  );
  expect(await person.page.locator("tbody tr").count()).toBeGreaterThanOrEqual(2);
  expect(await person.main().textContent()).toContain("here, now");
  await person.look("sessions");
  await person.press("End all others");
  expect(await person.page.locator("tbody tr").count()).toBe(1);
  expect((await elsewhere.get("/queue")).path).toBe("/sign-in?next=%2Fqueue");
  elsewhere.close();
  await person.follow(() => person.page.getByRole("button", { name: /^End/ }).click());
  expect(await person.main().textContent()).toContain("You are signed out.");
  await person.close();
});

test("a passkey is the second factor at the first sign-in, signs in alone, and proves it once more", async () => {
  const email = "mila.horvat@hospital.example";
  const args = ["--name", "Mila Horvat", "--email", email, "--role", "peer"];
  expect(await site.alongside(["accounts", "invite", ...args])).toMatchObject({ code: 0 });
  const person = await walk(browser, site.origin);
  const { page, look } = person;
  const cdp = await person.context.newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const path = (await site.linkMailedTo(email, "/account/")).slice(site.origin.length);
  await person.open(path);
  await person.type("Password", "seven quiet herons");
  await person.press("Save and sign in");
  await person.follow(() => page.getByRole("link", { name: /Use a passkey instead/ }).click());
  await look("set-up-passkey");
  await person.press("Make a passkey");
  expect(await person.heading()).toBe("Keep these codes");
  await person.follow(() => page.getByRole("link", { name: "I have kept them. Go on" }).click());
  expect(await person.heading()).toBe("Mila Horvat");
  await person.press("Sign out");

  await person.follow(() => page.getByRole("link", { name: "Use a passkey instead" }).click());
  await look("sign-in-passkey");
  await person.press("Use my passkey");
  expect(page.url()).toBe(`${site.origin}/queue`);

  await ageSessions(site, email, { unprovedMinutes: 10.1 });
  await person.open("/account/factors");
  expect(await person.heading()).toBe("Is it still you?");
  await look("prove-again-passkey");
  const before = (await person.context.cookies()).find(({ name }) => name === "staff")?.value;
  await person.follow(() => page.getByRole("link", { name: "Use a passkey" }).click());
  await person.press("Use my passkey");
  expect(await person.heading()).toBe("Second proof of who you are");
  const after = (await person.context.cookies()).find(({ name }) => name === "staff")?.value;
  expect(after, "the session goes on under a new id").not.toBe(before);
  await look("factors");

  await person.press("Remove passkey 1");
  expect((await person.sent()).status).toBe(409);
  expect(await person.main().textContent()).toContain("This is the only one you have");
  await person.follow(() => page.getByRole("link", { name: "Set up an app" }).click());
  await look("add-app");
  const secret = (await page.locator("main p code").innerText()).replaceAll(" ", "");
  await person.type("Code", codeOfStep(secret, stepAt(new Date())));
  await person.press("Check the code");
  await person.follow(() => page.getByRole("link", { name: "I have kept them. Go on" }).click());
  await person.press("Remove passkey 1");
  expect(await person.main().textContent()).toContain("No passkey is set up.");

  // What the browser would still answer with is known here no more.
  await person.open("/account");
  await person.press("Sign out");
  await person.open("/sign-in/passkey");
  await person.press("Use my passkey");
  expect((await person.sent()).status).toBe(422);
  await look("passkey-refused");
  await person.close();
});

test("before a file leaves or a factor changes, whoever asked long ago is asked once more", async () => {
  const person = await walk(browser, site.origin);
  await signInAnew(person, workers.carla);
  await ageSessions(site, workers.carla.email, { unprovedMinutes: 10.1 });
  await person.open("/account/factors");
  expect(await person.heading()).toBe("Is it still you?");
  await person.look("prove-again-code");
  await person.type("Code", "000000");
  await person.press("Go on");
  expect((await person.sent()).status).toBe(422);
  await person.look("prove-again-problem");
  await person.type("Code", await nextCode(site.origin, workers.carla));
  await person.press("Go on");
  expect(await person.heading()).toBe("Second proof of who you are");
  await person.close();

  const lena = await signedIn(site.origin, workers.lena);
  const file = `/figures/${site.quarters.released}.csv`;
  expect((await lena.get(file)).headers["content-type"]).toContain("text/csv");
  await ageSessions(site, workers.lena.email, { unprovedMinutes: 10.1 });
  const asked = await lena.get(file);
  expect(asked.path).toBe(`/account/prove?next=${encodeURIComponent(file)}`);
  const given = await lena.submit(asked, "password", {
    password: "a lantern in the long corridor",
  });
  expect(given.headers["content-type"]).toContain("text/csv");
  lena.close();
});
