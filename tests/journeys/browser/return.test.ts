// Coming back with the code: to see how things stand and who has opened the request, to change it, and to
// end it. A wrong code never says why it is wrong in a way that helps to guess.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askedBy, byPhone } from "#tests/support/asking.ts";
import { openBrowser } from "#tests/support/browser.ts";
import { type FormClient, formClient } from "#tests/support/form-client.ts";
import { workers } from "#tests/support/prepared-hospital.ts";
import { type PreparedSite, startPreparedSite } from "#tests/support/prepared-site.ts";
import { signedIn, waitingFor } from "#tests/support/staff-sessions.ts";
import { type Walk, walk } from "#tests/support/walk.ts";

let site: PreparedSite;
let browser: Browser;
let jana: FormClient;
let peter: FormClient;
beforeAll(async () => {
  site = await startPreparedSite();
  browser = await openBrowser();
  jana = await signedIn(site.origin, workers.jana);
  peter = await signedIn(site.origin, workers.peter);
});
afterAll(async () => {
  await browser?.close();
  jana?.close();
  peter?.close();
  await site?.stop();
});

const phone = "0664 7654321";

/** Somebody asks, elsewhere. @returns the code, and the id under which peers know the case. */
async function anotherRequest(): Promise<{ code: string; caseId: string }> {
  const before = await waitingFor(jana);
  const nurse = formClient(site.origin);
  const code = await askedBy(nurse, byPhone(phone));
  nurse.close();
  const caseId = (await waitingFor(jana)).find((id) => !before.includes(id));
  if (!caseId) throw new Error("the request is not in the queue");
  return { code, caseId };
}

async function during(hasScript: boolean, work: (nurse: Walk) => Promise<void>): Promise<void> {
  const nurse = await walk(browser, site.origin, { hasScript });
  try {
    await work(nurse);
  } finally {
    await nurse.close();
  }
}

async function comeBack(nurse: Walk, code: string): Promise<void> {
  await nurse.open("/return");
  await nurse.type("Your code", code);
  await nurse.press("Open my request");
}

const take = (peer: FormClient, caseId: string) =>
  peer.post("/queue", { case: caseId, do: "take" });
const says = async (nurse: Walk) => (await nurse.main().textContent()) ?? "";

describe.each([true, false])("with script: %s", (hasScript) => {
  test("a wrong code is answered in a sentence that says what to do, and stays in the field", () =>
    during(hasScript, async (nurse) => {
      await nurse.open("/return");
      await nurse.look("return");
      const sentenceFor = async (typed: string) => {
        await nurse.type("Your code", typed);
        await nurse.press("Open my request");
        const { status, html } = await nurse.sent();
        expect(status).toBe(422);
        expect(await nurse.page.getByLabel("Your code").inputValue()).toBe(typed);
        expect(html.match(/problem-code/g)?.length).toBeGreaterThan(0);
        return nurse.page.locator(".problems a").textContent();
      };
      expect(await sentenceFor("")).toBe("Type the code you were given.");
      expect(await sentenceFor("7K3M 9XQ")).toBe(
        "A code has 16 letters and digits; this has 7. Please check it.",
      );
      expect(await sentenceFor("7K3M-9XQ?-2F4D-8TRW")).toBe(
        "“?” does not occur in a code. Please check it.",
      );
      expect(await sentenceFor("7K3M 9XQ5 2F4D 8TRW")).toMatch(/^We do not know this code\./);
      await nurse.look("return-problem");
      expect(nurse.requests.join(" ")).not.toContain("7K3M");
    }));

  test("with the code, a person sees how things stand and changes what they like", () =>
    during(hasScript, async (nurse) => {
      const { page, follow, look } = nurse;
      const { code, caseId } = await anotherRequest();
      await comeBack(nurse, code);
      expect(page.url()).toBe(`${site.origin}/support`);
      expect(await says(nurse)).toContain(
        "Your request has arrived. A colleague will contact you.",
      );
      expect(await says(nurse)).toContain("Nobody yet.");
      await look("own-waiting");

      // A peer takes it, and the person sees that it was opened.
      await take(jana, caseId);
      await nurse.open("/support");
      expect(await says(nurse)).toContain("A colleague has your request and will contact you.");
      expect(await page.getByText(/^A trained peer, on \w+/).count()).toBe(1);
      await look("own-taken");

      await nurse.press("Pause");
      expect(await says(nurse)).toContain("Nobody will contact you until you go on.");
      expect(await says(nurse)).not.toContain("Expect to hear");
      await look("own-paused");
      await nurse.press("Go on");
      expect(await says(nurse)).toContain("You and a colleague are in touch.");

      await follow(() => page.getByRole("link", { name: "Change Reach me" }).click());
      expect(await page.getByLabel("Phone number").inputValue()).toBe(phone);
      await look("own-reach");
      await nurse.choose("By e-mail");
      await nurse.type("E-mail address", "not an address");
      await nurse.press("Save");
      expect((await nurse.sent()).status).toBe(422);
      expect(await page.getByLabel("E-mail address").inputValue()).toBe("not an address");
      await look("own-reach-problem");
      await nurse.type("E-mail address", "noor@home.example");
      await nurse.press("Save");
      expect(await says(nurse)).toContain("By e-mail: noor@home.example");

      // Somebody else, please: the first question can be taken back, the second is final.
      await nurse.press("Talk to somebody else");
      expect(await nurse.heading()).toBe("Talk to somebody else?");
      await look("own-somebody-else");
      await follow(() => page.getByRole("link", { name: "No, go back" }).click());
      expect(await says(nurse)).toContain("You and a colleague are in touch.");
      await nurse.press("Talk to somebody else");
      await nurse.press("Yes, somebody else");
      expect(await says(nurse)).toContain("A colleague will contact you.");
      expect((await jana.get(`/cases/${caseId}`)).status, "the first peer lost it").toBe(404);
      expect(await waitingFor(jana)).not.toContain(caseId);
      expect(await waitingFor(peter)).toContain(caseId);

      await nurse.press("Withdraw my request");
      await look("own-withdraw");
      await nurse.press("Yes, withdraw it");
      expect(await says(nurse)).toContain("Withdrawn. Everything about it will be erased on");
      expect(await page.locator("form").count(), "nothing is left to press").toBe(0);
      await look("own-withdrawn");
      expect(await waitingFor(peter)).not.toContain(caseId);

      // Nothing of it stands in an address, a title or the browser's stores.
      const addresses = nurse.requests.join(" ");
      for (const word of [code, code.toLowerCase(), "0664", "noor", caseId]) {
        expect(addresses).not.toContain(word);
      }
      expect(
        await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]),
      ).toEqual(["", 0, 0]);
    }));
});

test("a code is recognised in small letters, with blanks, dashes and look-alikes", () =>
  during(true, async (nurse) => {
    let { code } = await anotherRequest();
    while (!/[01]/.test(code)) ({ code } = await anotherRequest());
    const carelessly = code.toLowerCase().replace(/0/g, "o").replace(/1/g, "l");
    for (const typed of [
      carelessly.replace(/(.{4})/g, "$1 "),
      ` ${code.replace(/(.{4})/g, "$1–")}`,
    ]) {
      await comeBack(nurse, typed);
      expect(await nurse.heading()).toBe("Your request");
    }
  }));

test("an old tab that acts on a request that has ended is told so kindly", () =>
  during(true, async (nurse) => {
    const { code, caseId } = await anotherRequest();
    await take(jana, caseId);
    await comeBack(nurse, code);
    const otherTab = await nurse.context.newPage();
    await otherTab.goto(`${site.origin}/support`);
    await otherTab.getByRole("button", { name: "Withdraw my request" }).click();
    await otherTab.getByRole("button", { name: "Yes, withdraw it" }).click();
    await otherTab.getByText("Withdrawn. Everything").waitFor();

    await nurse.press("Pause");
    expect(await says(nurse)).toContain("That was no longer possible");
    expect(await says(nurse)).toContain("Withdrawn. Everything about it will be erased on");
    await nurse.look("own-too-late");
  }));

test("without the code, and after leaving, there is no request to see", () =>
  during(true, async (nurse) => {
    await nurse.open("/support");
    expect(nurse.page.url()).toBe(`${site.origin}/return`);
    const { code } = await anotherRequest();
    await comeBack(nurse, code);
    expect((await nurse.context.cookies()).map(({ name }) => name)).toEqual(["support"]);
    await nurse.context.request.get(`${site.origin}/leave`, { maxRedirects: 0 });
    await nurse.open("/support");
    expect(nurse.page.url()).toBe(`${site.origin}/return`);
  }));

test("a person is asked whether another colleague may go on, agrees, and takes back what goes along", () =>
  during(true, async (nurse) => {
    const { code, caseId } = await anotherRequest();
    await take(jana, caseId);
    await jana.post(`/cases/${caseId}?index`, { do: "attempt", result: "reached" });
    await jana.post(`/cases/${caseId}?index`, { do: "ask-hand-on", sure: "yes" });
    await comeBack(nurse, code);
    expect(await says(nurse)).toContain("May somebody else go on?");
    await nurse.look("own-hand-on");
    await nurse.press("Yes, that is fine");
    expect(await says(nurse)).toContain("A colleague will contact you.");
    expect((await jana.get(`/cases/${caseId}`)).status).toBe(404);
    await take(peter, caseId);
    const readByPeter = async () => (await peter.get(`/cases/${caseId}`)).text;
    expect(await readByPeter()).toContain(": reached");
    await nurse.open("/support");
    await nurse.look("own-log-shared");
    await nurse.press("No longer show them");
    expect(await says(nurse)).toContain("Done.");
    expect(await says(nurse)).not.toContain("You can take that back.");
    expect(await readByPeter()).not.toContain(": reached");
  }));
