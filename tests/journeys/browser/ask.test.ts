// Asking for support, from the start page to the code: on a small phone, with one thumb, with script and
// without. Nothing of it stays in the browser.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import { dutySpans } from "#app/domain/duty/duty-hours.ts";
import { expectedTime } from "#app/domain/duty/expected-time.ts";
import { defaultTargets } from "#app/domain/duty/response-targets.ts";
import type { ResponseClass } from "#app/domain/support-requests/request.ts";
import { momentParts } from "#app/ui/moment.ts";
import { codeOn, typed } from "#tests/support/asking-by-hand.ts";
import { openBrowser } from "#tests/support/browser.ts";
import type { FormClient } from "#tests/support/form-client.ts";
import { dutyHours, workers } from "#tests/support/prepared-hospital.ts";
import { type PreparedSite, startPreparedSite } from "#tests/support/prepared-site.ts";
import { signedIn, waitingFor } from "#tests/support/staff-sessions.ts";
import { type Walk, walk } from "#tests/support/walk.ts";

const timeZone = "Europe/Vienna";

let site: PreparedSite;
let browser: Browser;
let peer: FormClient;
beforeAll(async () => {
  site = await startPreparedSite({ ALONGSIDE_TIME_ZONE: timeZone });
  browser = await openBrowser();
  peer = await signedIn(site.origin, workers.jana);
});
afterAll(async () => {
  await browser?.close();
  peer?.close();
  await site?.stop();
});

async function during(hasScript: boolean, work: (nurse: Walk) => Promise<void>): Promise<void> {
  const nurse = await walk(browser, site.origin, { hasScript });
  try {
    await work(nurse);
  } finally {
    await nurse.close();
  }
}

/** What may be said at this moment of when somebody will be in touch, from the duty hours alone. */
function promised(responseClass: ResponseClass, sentence: (when: string) => string): string[] {
  const now = Date.now();
  // The clock may pass a quarter of an hour between the page and this line.
  return [now - 60_000, now].map((ms) => {
    const at = new Date(ms);
    const firstOn = addDays(dayOf(at, timeZone), -2);
    const covered = dutySpans(dutyHours, firstOn, 62, timeZone);
    const { contactBy } = expectedTime(defaultTargets[responseClass], covered, at);
    if (!contactBy) throw new Error("no hours are planned");
    const { key, time, day } = momentParts(contactBy, { now: at, timeZone, locale: "en" });
    return sentence(key === "later" ? `${time} on ${day}` : `${time} ${key}`);
  });
}

const saysOneOf = (text: string, sentences: string[]) =>
  sentences.some((sentence) => text.includes(sentence));

/** Nothing that was typed stands anywhere but on the page itself. */
async function leavesNoTrace({ page, requests }: Walk): Promise<void> {
  const kept = await page.evaluate(() => ({
    cookies: document.cookie,
    local: { ...localStorage },
    session: { ...sessionStorage },
    state: JSON.stringify(history.state),
    title: document.title,
  }));
  expect(kept).toMatchObject({ cookies: "", local: {}, session: {}, title: "Staff Connect" });
  const visible = `${requests.join(" ")} ${kept.state}`;
  for (const word of [...Object.values(typed), "0664", "phone", "now", "chapel"]) {
    expect(visible).not.toContain(encodeURIComponent(word));
    expect(visible).not.toContain(word);
  }
}

describe.each([true, false])("with script: %s", (hasScript) => {
  test("six screens lead from the first page to the code, which is shown once", () =>
    during(hasScript, async (nurse) => {
      const { page, follow, look } = nurse;
      const before = await waitingFor(peer);

      await nurse.open("/");
      await look("ask-start");
      expect(
        saysOneOf(
          (await nurse.main().textContent()) ?? "",
          promised("standard", (when) => `someone will try to reach you by ${when} at the latest.`),
        ),
      ).toBe(true);

      await follow(() => page.getByRole("link", { name: "Ask for support" }).click());
      expect(await nurse.heading()).toBe("How soon would you like to talk?");
      expect(
        saysOneOf(
          (await nurse.main().textContent()) ?? "",
          promised("urgent", (when) => `will try to reach you by ${when} at the latest.`),
        ),
      ).toBe(true);
      await look("ask-how-soon");
      await nurse.choose("As soon as somebody can");
      await nurse.press("Continue");

      expect(await nurse.heading()).toBe("How can a colleague reach you?");
      const limitsStandFirst = await page.evaluate(() => {
        const limits = document.querySelector("main .notice");
        const field = document.querySelector("main input:not([type=hidden])");
        if (!limits || !field) return false;
        return (
          /There are limits/.test(limits.textContent ?? "") &&
          (limits.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) > 0
        );
      });
      expect(limitsStandFirst, "the limits stand before the first field").toBe(true);
      await look("ask-reach");
      await nurse.choose("By phone");
      await nurse.type("Phone number", typed.phone);
      await nurse.choose("Yes");
      await nurse.type("Your name, or what we may call you", typed.name);
      await nurse.press("Continue");

      await look("ask-wishes");
      await nurse.press("Anyone is fine");

      await look("ask-check");
      expect(await nurse.main().textContent()).toContain("Nothing has been sent yet.");
      expect(await nurse.main().textContent()).toContain(typed.phone);
      await leavesNoTrace(nurse);
      await nurse.press("Send my request");

      await look("ask-receipt");
      expect(nurse.looked).toHaveLength(6);
      const code = await codeOn(nurse);
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
      expect(
        saysOneOf(
          (await nurse.main().textContent()) ?? "",
          promised("urgent", (when) => `A colleague will try to reach you by ${when}.`),
        ),
      ).toBe(true);
      expect(await waitingFor(peer)).toHaveLength(before.length + 1);

      await nurse.choose("I have kept my code");
      await nurse.press("Finish");
      expect(await nurse.heading()).toBe("You have done your part");
      await look("ask-done");
      await leavesNoTrace(nurse);
      expect(nurse.requests.join(" ")).not.toContain(code);

      await follow(() => page.goBack());
      expect(await page.locator("#receipt").count()).toBe(0);
      expect((await nurse.sent()).html).not.toContain(code.slice(0, 4));
      await nurse.open("/ask");
      expect(await nurse.heading()).toBe("How soon would you like to talk?");
      expect(await page.locator(":checked").count()).toBe(0);
      expect(await waitingFor(peer)).toHaveLength(before.length + 1);
    }));

  test("a page without answers says what to do, leads to the field and keeps what was typed", () =>
    during(hasScript, async (nurse) => {
      const { page, look } = nurse;
      /** The sentences of the summary; each leads to a field that exists. */
      const problems = async () => {
        expect((await nurse.sent()).status).toBe(422);
        const links = page.locator(".problems a");
        for (const link of await links.all()) {
          const target = await link.getAttribute("href");
          expect(await page.locator(`main input${target}`).count()).toBe(1);
        }
        return links.allTextContents();
      };
      await nurse.open("/ask");
      await nurse.press("Continue");
      expect(await problems()).toEqual(["Choose how soon you would like to talk."]);
      if (hasScript) {
        expect(await page.evaluate(() => document.activeElement?.className)).toBe("problems");
      }
      await look("ask-how-soon-problem");

      await nurse.choose("There is no hurry");
      await nurse.press("Continue");
      await nurse.press("Continue");
      expect(await problems()).toEqual([
        "Choose how a colleague can reach you.",
        "Choose whether you want to give your name.",
      ]);
      await look("ask-reach-problem");

      await nurse.choose("In person");
      await nurse.choose("Yes");
      await nurse.type("Your name, or what we may call you", typed.name);
      await nurse.press("Continue");
      expect(await problems()).toEqual(["Say where and when a colleague can find you."]);
      expect(await page.getByLabel("Your name, or what we may call you").inputValue()).toBe("Noor");
      await nurse.type("Where and when", `${typed.place} ${"x".repeat(160)}`);
      await nurse.press("Continue");
      expect(await problems()).toEqual(["Use at most 160 characters to say where and when."]);
      expect(await page.getByLabel("Where and when").inputValue()).toContain(typed.place);
      await nurse.type("Where and when", typed.place);
      await nurse.press("Continue");

      await nurse.type("People you would rather not talk to", "y".repeat(201));
      await nurse.press("Continue with these wishes");
      expect(await problems()).toEqual(["Use at most 200 characters for these names."]);
      await look("ask-wishes-problem");
      await leavesNoTrace(nurse);
    }));
});
