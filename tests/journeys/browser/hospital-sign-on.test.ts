// Signing on through a real identity provider on this machine: by a press, never by itself, and out of here
// when the person logs out there.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "#tests/support/browser.ts";
import { formClient } from "#tests/support/form-client.ts";
import { type PreparedSite, startPreparedSite } from "#tests/support/prepared-site.ts";
import { type RealProvider, realProvider } from "#tests/support/real-provider.ts";
import { freePort } from "#tests/support/running-site.ts";
import { walk } from "#tests/support/walk.ts";

let site: PreparedSite;
let provider: RealProvider;
let browser: Browser;
let folder: string;
const secret = "a secret of the test that is long enough";
const use = "Sign in with the hospital’s account";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "alongside-sign-on-"));
  const port = await freePort();
  const file = join(folder, "sign-on.json");
  writeFileSync(join(folder, "secret"), secret, { mode: 0o600 });
  writeFileSync(
    file,
    JSON.stringify({
      issuer: `http://127.0.0.1:${port}`,
      clientId: "alongside",
      clientSecretFile: "secret",
      amr: ["mfa"],
      roles: { peers: ["peer"] },
    }),
  );
  site = await startPreparedSite({ ALONGSIDE_SIGN_ON_FILE: file });
  provider = await realProvider(port, site.origin, secret);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await provider?.close();
  await site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("a press leads there and back into the work; nothing happens by itself; logging out there ends it here", async () => {
  const person = await walk(browser, site.origin);
  const { page } = person;
  const goThere = async () => {
    await page.getByRole("button", { name: use }).click();
    await page.waitForURL(
      (url) => url.origin === provider.issuer || url.pathname !== "/sign-in/hospital",
    );
  };
  await person.open("/sign-in?next=/queue");
  await person.look("sign-in-with-hospital");
  await goThere();
  await page.getByRole("button", { name: "I am Noor" }).click();
  await page.waitForURL(`${site.origin}/queue`);
  expect((await person.sent()).html).not.toContain("code=");

  // The provider still knows the person; this site does not begin a session on its own.
  await person.open("/account");
  expect(await person.heading()).toBe("Noor Bakker");
  await person.context.clearCookies({ name: "staff" });
  await person.open("/queue");
  expect(page.url()).toBe(`${site.origin}/sign-in?next=%2Fqueue`);
  await person.open("/sign-in/hospital");
  expect(await person.heading()).toBe("To the hospital’s sign-in");
  await person.open("/sign-in?next=/queue");
  await page.getByRole("button", { name: use }).click();
  await page.waitForURL(`${site.origin}/queue`);

  await page.goto(`${provider.issuer}/session/end`);
  await page.getByRole("button", { name: /yes/i }).click();
  await page.waitForLoadState();
  await expect
    .poll(async () => {
      await page.goto(`${site.origin}/queue`);
      return new URL(page.url()).pathname;
    })
    .toBe("/sign-in");
  await person.close();
});

test("without a second factor there, nobody comes in here; without script it works all the same", async () => {
  provider.factors.amr = ["pwd"];
  const person = await walk(browser, site.origin, { hasScript: false });
  const { page } = person;
  await person.open("/sign-in");
  await page.getByRole("button", { name: use }).click();
  await page.getByRole("button", { name: "I am Noor" }).click();
  await page.getByRole("heading", { name: "That did not work" }).waitFor();
  expect((await person.sent()).status).toBe(403);
  await person.look("hospital-refused");
  expect((await person.context.cookies(site.origin)).map(({ name }) => name)).not.toContain(
    "staff",
  );
  await person.close();
});

test("asking for support never needs it, also when the provider is away", async () => {
  await provider.close();
  const nurse = formClient(site.origin);
  const page = await nurse.get("/sign-in");
  // The site knows the provider from before; what fails is the way back, and what is said is the same.
  expect(page.text).toContain(use);
  expect((await nurse.get("/ask")).status).toBe(200);
  expect((await nurse.get("/sign-in/hospital/back?code=x&state=y")).path).toContain(
    "/sign-in?said=start-again",
  );
  nurse.close();
});
