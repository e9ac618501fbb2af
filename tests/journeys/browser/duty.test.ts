// When peers are there, and what a coordinator sees of it: shifts, a swap, leave and rest on a small phone, a
// calendar's address, a group from planning to the head count; hours, targets, suggestions, and who is called.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { timer } from "#app/domain/access/actor.ts";
import { watchRequests } from "#app/domain/triage/watch-requests.server.ts";
import { askedBy, byPhone } from "#tests/support/asking.ts";
import { openBrowser } from "#tests/support/browser.ts";
import { type FormClient, formClient } from "#tests/support/form-client.ts";
import { aTeamAskedFor, twoHoursAfter } from "#tests/support/groups.ts";
import { workers } from "#tests/support/prepared-hospital.ts";
import { type PreparedSite, startPreparedSite } from "#tests/support/prepared-site.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { signedIn, signIn } from "#tests/support/staff-sessions.ts";
import { type Walk, walk } from "#tests/support/walk.ts";

let site: PreparedSite;
let browser: Browser;
let peer: FormClient;
beforeAll(async () => {
  site = await startPreparedSite();
  browser = await openBrowser();
  peer = await signedIn(site.origin, workers.jana);
});
afterAll(async () => {
  await browser?.close();
  peer?.close();
  await site?.stop();
});

async function atWork(
  worker: { email: string },
  work: (here: Walk) => Promise<void>,
  hasScript = true,
) {
  const here = await walk(browser, site.origin, { hasScript });
  try {
    await signIn(here, worker);
    // A phone of 360 px, as most are; `look` goes down to 320.
    await here.page.setViewportSize({ width: 360, height: 740 });
    await work(here);
  } finally {
    await here.close();
  }
}
const says = async (here: Walk) => (await here.main().textContent()) ?? "";
const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test("a request that was left alone is called about, and its person is shown who answers now", async () => {
  // Asked thirty hours ago: whatever the hour is now, its time has passed.
  const here = await site.openHere();
  const thirtyHoursAgo = here.worldAt(new Date(Date.now() - 30 * 3_600_000));
  const { receipt } = await askForSupport(thirtyHoursAgo, { howSoon: "now" });
  await watchRequests(timer, {}, here.worldAt(new Date()));
  here.close();
  await atWork(workers.carla, async (carla) => {
    await carla.open("/programme");
    const urgent = carla.page.getByRole("row", { name: "As soon as possible" });
    expect((await urgent.locator("td").allTextContents()).at(-1)).toBe("1");
    await carla.open("/queue");
    expect(await says(carla)).toContain(", overdue");
    await carla.look("queue-overdue");
  });
  const person = await walk(browser, site.origin, { hasScript: false });
  await person.open("/return");
  await person.type("Your code", receipt);
  await person.press("Open my request");
  expect(await says(person)).toContain("Somebody should have tried to reach you by now");
  expect(await person.page.locator("main a[href^='tel:']").count()).toBeGreaterThan(0);
  await person.look("own-overdue-plain");
  await person.close();
});

test("a peer enters shifts, is told of overlaps, swaps a turn with another, and goes away", () =>
  atWork(workers.jana, async (jana) => {
    await jana.open("/availability");
    expect(await says(jana)).toContain("You have no turn in the next two weeks.");
    await jana.look("availability-empty");
    const { page } = jana;
    const weekday = String(((new Date(`${inDays(3)}T12:00:00Z`).getUTCDay() + 6) % 7) + 1);
    const add = async (from: string, to: string) => {
      await page.selectOption("#field-weekday", weekday);
      await page.fill("#field-from", from);
      await page.fill("#field-to", to);
      await jana.press("Add this shift");
    };
    await add("22:00", "22:00");
    expect(await says(jana)).toContain("The end is the same as the beginning.");
    expect(await page.inputValue("#field-from")).toBe("22:00");
    await jana.look("availability-problem");
    await add("22:00", "06:00");
    expect(await says(jana)).toContain("Added.");
    await add("23:00", "23:30");
    expect(await says(jana)).toContain("You have another shift at that time.");
    await jana.open("/availability");
    await jana.follow(() =>
      page.getByRole("button", { name: "I cannot, offer it" }).first().click(),
    );
    expect(await says(jana)).toContain("Offered to the others.");
    await jana.look("availability-offered");

    await atWork(
      workers.peter,
      async (peter) => {
        await peter.open("/availability");
        await peter.press("Take it over");
        expect(await says(peter)).toContain("It is yours now. Thank you.");
        expect(await says(peter)).toContain("taken over from a colleague");
        await peter.look("availability-taken-over");
      },
      false,
    );

    await jana.open("/availability");
    await page.fill("#field-fromOn", inDays(20));
    await page.fill("#field-toOn", inDays(10));
    await jana.press("Add these days");
    expect(await says(jana)).toContain("The last day comes before the first.");
    await page.fill("#field-toOn", inDays(25));
    await jana.press("Add these days");
    expect(await says(jana)).toContain("Added.");
    await page.fill("#field-restingUntilOn", inDays(2));
    await jana.press("Begin to rest");
    expect(await says(jana)).toContain("You are resting until");
    await jana.look("availability-resting");
    await jana.press("I am back");
  }));

test("a calendar's address is shown once, gives neutral private entries, and stops when told to", () =>
  atWork(workers.peter, async (peter) => {
    await peter.open("/availability");
    const { page } = peter;
    await page.fill("#field-holdOn", inDays(4));
    await page.fill("#field-holdFrom", "09:00");
    await page.fill("#field-holdTo", "10:00");
    await peter.press("Keep it free");
    await peter.press("Make an address");
    await peter.look("availability-calendar");
    const address = (await page.locator("#calendar-address").textContent()) ?? "";
    expect(address).toMatch(/\/calendar\/[a-z0-9]{26}$/);
    const file = await fetch(address);
    expect(file.headers.get("content-type")).toContain("text/calendar");
    const text = await file.text();
    expect(text).toContain("CLASS:PRIVATE");
    expect(text).toContain("SUMMARY:Busy");
    // Without their random names, in which any letters may stand.
    expect(text.replace(/^UID:.*$/gm, "")).not.toMatch(/peer|support|case|Brandt/i);
    await peter.open("/availability");
    expect(await says(peter)).not.toContain(address);
    await peter.press("Stop the address");
    const gone = await fetch(address);
    const never = await fetch(`${site.origin}/calendar/${"0".repeat(26)}`);
    expect([gone.status, never.status]).toEqual([404, 404]);
    expect(site.log()).not.toContain(address.slice(-26));
  }));

test("a coordinator edits hours and targets, sees gaps and limits, and asks a peer without learning who asked", () =>
  atWork(workers.carla, async (carla) => {
    const nurse = formClient(site.origin);
    await askedBy(nurse, byPhone("0664 7777777"));
    nurse.close();
    const { page } = carla;
    await carla.open("/programme");
    expect(await says(carla)).toContain("No second channel is set up.");
    expect(await says(carla)).not.toContain("0664");
    await carla.look("programme");
    await carla.follow(() => page.getByRole("link", { name: "Rota" }).click());
    await carla.look("programme-rota");
    await page.fill("#field-from", "08:00");
    await page.fill("#field-to", "09:00");
    await carla.press("Add these hours");
    expect((await carla.sent()).status).toBe(422);
    expect(await says(carla)).toContain("These hours overlap");
    await page.fill("#field-from", "21:00");
    await page.fill("#field-to", "23:00");
    await carla.press("Add these hours");
    expect(await says(carla)).toContain("Saved.");
    await carla.open("/programme/targets");
    await carla.look("programme-targets");
    await carla.follow(() => page.getByRole("link", { name: /Change: As soon/ }).click());
    await page.fill("#field-takenMinutes", "5000");
    await carla.press("Save");
    expect(await says(carla)).toContain("Write a whole number of minutes");
    await carla.look("programme-targets-problem");
    await page.fill("#field-takenMinutes", "20");
    await carla.press("Save");
    expect(await says(carla)).toContain("within 20 minutes");

    await carla.open("/queue");
    expect((await carla.sent()).html).not.toContain("0664 7");
    await carla.look("queue-coordinator");
    // Which peers are looked at is drawn by lot; of two it may be none.
    const suggested = page.locator("summary");
    if ((await suggested.count()) > 0) {
      await suggested.first().click();
      await carla.follow(() => page.getByRole("button", { name: /^Ask / }).first().click());
      expect(await says(carla)).toContain("Asked.");
    } else {
      expect(await says(carla)).toContain("Nobody to suggest at this moment.");
    }
  }));

test("a group is planned, answered by those who give it, put in a calendar, held, and counted", async () => {
  const caseId = await aTeamAskedFor(site.origin, peer);
  const section = ({ page }: Walk) => page.locator(`section[aria-labelledby="group-${caseId}"]`);
  await atWork(workers.carla, async (carla) => {
    const { page, follow } = carla;
    await carla.open("/programme");
    expect(await says(carla)).toMatch(/\d groups? needs? a time or people\./);
    await follow(() => page.getByRole("link", { name: "Go to groups" }).click());
    expect(await section(carla).textContent()).toContain("Needs a time and people");
    expect((await carla.sent()).html).not.toMatch(/Ward Sister|0664 9/);
    await carla.look("groups-to-staff");
    await follow(() => section(carla).getByRole("link", { name: "Plan this group" }).click());
    await carla.press("Save and ask them");
    expect((await carla.sent()).status).toBe(422);
    expect(await page.locator(".problems a").allTextContents()).toEqual([
      "Choose the day.",
      "Say when it begins, for example 14:30.",
      "Choose who leads the group.",
      "Choose one to six peers.",
    ]);
    await carla.look("group-plan-problem");
    await carla.type("Day", inDays(3));
    await carla.type("Begins at", "15:30");
    await carla.choose(workers.sofia.name);
    await carla.choose(workers.jana.name);
    await carla.press("Save and ask them");
    expect(await says(carla)).toContain("Planned. Everybody you asked gets a mail.");
    expect(await section(carla).textContent()).toContain(
      `${workers.sofia.name}, leads the group: has not answered yet`,
    );
    await carla.look("groups-planned");
  });

  // The peer, on a phone without script: takes the request, says that they come, and keeps the time.
  await peer.post("/queue", { case: caseId, do: "take" });
  await atWork(
    workers.jana,
    async (jana) => {
      await jana.open("/groups");
      await jana.press("I am coming");
      expect(await says(jana)).toContain("Thank you. They know you are coming.");
      const calendar = await jana.page
        .getByRole("link", { name: "my calendar" })
        .getAttribute("href");
      const file = await jana.context.request.get(`${site.origin}${calendar}`);
      expect(file.headers()["content-type"]).toContain("text/calendar");
      const text = await file.text();
      expect(text).not.toContain(caseId);
      // Without its random name, in which any letters may stand.
      const entry = text.replace(/^UID:.*$/m, "");
      expect(entry).toContain("SUMMARY:Staff Connect");
      expect(entry).not.toMatch(/uiet|group|peer|support/i);
      await jana.look("groups-peer-plain");
    },
    false,
  );

  await atWork(workers.sofia, async (sofia) => {
    await sofia.open("/groups");
    await sofia.press("I am coming");
    expect(await section(sofia).textContent()).toContain(`${workers.jana.name}, peer: is coming`);
    await sofia.look("groups-facilitator");
    await twoHoursAfter(caseId, site);
    await sofia.open("/groups");
    await sofia.press("Save and close the request");
    expect((await sofia.sent()).status).toBe(422);
    await sofia.look("group-count-problem");
    await sofia.type("How many people came?", "7");
    await sofia.press("Save and close the request");
    expect(await says(sofia)).toContain("Counted, and the request is closed.");
    expect(await section(sofia).count()).toBe(0);
    await sofia.look("groups-counted");
  });
  expect((await peer.get(`/cases/${caseId}`)).status, "it is closed").toBe(404);
});

test("the start page names the turn of the rota that comes next", async () => {
  const anyone = formClient(site.origin);
  const { text } = await anyone.get("/");
  anyone.close();
  expect(text).toMatch(/A trained colleague is on duty now|The next colleague starts at/);
});
