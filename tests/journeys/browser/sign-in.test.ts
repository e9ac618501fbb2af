// Getting in: by an invitation that works once, with a password that is long, and without a word to those
// who guess.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOfStep, stepAt } from "#app/domain/access/authenticator-code.server.ts";
import { openBrowser } from "#tests/support/browser.ts";
import { formClient } from "#tests/support/form-client.ts";
import { workers } from "#tests/support/prepared-hospital.ts";
import { type PreparedSite, startPreparedSite } from "#tests/support/prepared-site.ts";
import { signInAnew } from "#tests/support/staff-sessions.ts";
import { walk } from "#tests/support/walk.ts";

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

test("a wrong password and an unknown address get the same page", async () => {
  const guesser = formClient(site.origin);
  const answers = [];
  for (const email of [workers.jana.email, "nobody@hospital.example"]) {
    const form = await guesser.get("/sign-in");
    const page = await guesser.submit(form, "email", { email, password: "not the right password" });
    expect(guesser.cookies.size).toBe(0);
    const { date: _date, "content-security-policy": _nonce, ...headers } = page.headers;
    answers.push({ ...page, html: page.html.replaceAll(email, "ADDRESS"), text: "", headers });
  }
  guesser.close();
  const [known, unknown] = answers;
  expect(known?.status).toBe(422);
  expect(known?.html).toContain("This address and password do not belong together");
  const length = { "content-length": "" };
  expect({ ...known, headers: { ...known?.headers, ...length } }).toEqual({
    ...unknown,
    headers: { ...unknown?.headers, ...length },
  });
});

test("an invitation is mailed, works once, and asks for a long password", async () => {
  const newcomer = await walk(browser, site.origin);
  const { page, look } = newcomer;
  const email = "ines.costa@hospital.example";
  const password = "seven quiet herons";
  const invited = await site.alongside([
    "accounts",
    "invite",
    "--name",
    "Ines Costa",
    "--email",
    email,
    "--role",
    "peer",
  ]);
  expect(invited).toMatchObject({ code: 0, out: "The invitation is on its way.\n" });
  const path = (await site.linkMailedTo(email, "/account/")).slice(site.origin.length);

  for (let scan = 0; scan < 2; scan += 1) await newcomer.open(path);
  expect(await newcomer.heading()).toBe("Choose a password");
  await look("invitation");
  await newcomer.type("Password", "too short");
  await newcomer.press("Save and sign in");
  expect((await newcomer.sent()).status).toBe(422);
  expect(await page.locator(".problems a").textContent()).toBe(
    "Use at least 15 characters. Spaces count.",
  );
  await look("invitation-problem");
  await newcomer.type("Password", password);
  await newcomer.press("Save and sign in");

  expect(await newcomer.heading()).toBe("Set up your authenticator app");
  expect((await newcomer.context.cookies()).map(({ name }) => name)).toEqual(["proof"]);
  await look("set-up-app");
  const secret = (await page.locator("main p code").innerText()).replaceAll(" ", "");
  await newcomer.type("Code", "000000");
  await newcomer.press("Check the code");
  expect((await newcomer.sent()).status).toBe(422);
  await look("set-up-app-problem");
  await newcomer.type("Code", codeOfStep(secret, stepAt(new Date()) - 1));
  await newcomer.press("Check the code");
  expect(await newcomer.heading()).toBe("Keep these codes");
  await look("recovery-codes");
  const recovery = await page.locator(".recovery-codes code").allInnerTexts();
  expect(new Set(recovery).size).toBe(8);
  await newcomer.follow(() => page.getByRole("link", { name: "I have kept them. Go on" }).click());
  expect(await newcomer.heading()).toBe("Ines Costa");
  await look("account");

  await newcomer.press("Sign out");
  expect(await newcomer.main().textContent()).toContain("You are signed out.");
  expect(await newcomer.context.cookies()).toEqual([]);
  await newcomer.open(path);
  expect((await newcomer.sent()).status, "the link is used").toBe(410);
  await look("invitation-gone");
  const again = formClient(site.origin);
  expect((await again.post(path, { password: "another long password" })).status).toBe(410);
  again.close();

  await newcomer.open("/queue");
  expect(page.url()).toContain("/sign-in?next=%2Fqueue");
  await look("sign-in");
  await newcomer.type("Work e-mail address", email);
  await newcomer.type("Password", "seven noisy herons");
  await newcomer.press("Sign in");
  expect((await newcomer.sent()).status).toBe(422);
  expect(await page.getByLabel("Work e-mail address").inputValue()).toBe(email);
  await look("sign-in-problem");
  await newcomer.type("Password", password);
  await newcomer.press("Sign in");
  expect(await newcomer.heading()).toBe("Your code");
  await look("code");
  await newcomer.type("Code", "000000");
  await newcomer.press("Sign in");
  expect((await newcomer.sent()).status).toBe(422);
  await look("code-problem");
  await newcomer.type("Code", codeOfStep(secret, stepAt(new Date())));
  await newcomer.press("Sign in");
  expect(page.url()).toBe(`${site.origin}/queue`);

  // The day the phone is not at hand: a code from paper, once.
  for (const [typed, place] of [
    [recovery[3] ?? "", "/account"],
    [recovery[3] ?? "", "/sign-in/code"],
  ] as const) {
    await newcomer.open("/account");
    await newcomer.press("Sign out");
    await newcomer.open("/sign-in?next=/account");
    await newcomer.type("Work e-mail address", email);
    await newcomer.type("Password", password);
    await newcomer.press("Sign in");
    await newcomer.type("Code", typed);
    await newcomer.press("Sign in");
    expect(new URL(page.url()).pathname).toBe(place);
  }
  await newcomer.close();
});

test("whoever forgot the password gets a mail, chooses another, and still shows the second proof", async () => {
  const forgetful = await walk(browser, site.origin);
  const { look } = forgetful;
  await forgetful.open("/sign-in");
  await forgetful.follow(() => forgetful.page.getByText("Forgot your password?").click());
  await look("forgotten");
  await forgetful.press("Send the mail");
  expect((await forgetful.sent()).status).toBe(422);
  await forgetful.type("Work e-mail address", workers.peter.email);
  await forgetful.press("Send the mail");
  expect(await forgetful.heading()).toBe("Look into your mail");
  await look("forgotten-asked");
  const path = (await site.linkMailedTo(workers.peter.email, "/account/", 2)).slice(
    site.origin.length,
  );
  await forgetful.open(path);
  expect(await forgetful.heading()).toBe("Choose a new password");
  await look("new-password");
  await forgetful.type("Password", "nine heavy lanterns");
  await forgetful.press("Save the password");
  expect(await forgetful.main().textContent()).toContain("Your password is changed.");
  await forgetful.type("Work e-mail address", workers.peter.email);
  await forgetful.type("Password", "nine heavy lanterns");
  await forgetful.press("Sign in");
  expect(await forgetful.heading()).toBe("Your code");
  await forgetful.open(path);
  expect((await forgetful.sent()).status).toBe(410);
  await forgetful.close();
});

test("everybody begins where their work is, and sees no way to other work", async () => {
  const places = [
    {
      worker: workers.jana,
      at: "/queue",
      ways: ["Waiting", "My cases", "My duty", "Planned talks", "Groups", "Supervision", "Account"],
    },
    {
      worker: workers.carla,
      at: "/queue",
      ways: ["Waiting", "Groups", "Supervision", "Directory", "Programme", "Account"],
    },
    {
      worker: workers.lena,
      at: "/figures",
      ways: ["Figures", "Surveys", "Did it help?", "Account"],
    },
  ];
  for (const { worker, at, ways } of places) {
    const person = await walk(browser, site.origin);
    await signInAnew(person, worker);
    expect(person.page.url()).toBe(`${site.origin}${at}`);
    expect(await person.page.locator(".work-nav a").allTextContents()).toEqual(ways);
    await person.look(`begins-${worker.roles[0]}`);
    await person.close();
  }
});
