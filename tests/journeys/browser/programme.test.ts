// A peer's days with one person, on a phone of 360 px: messages, the log in ten taps, a planned talk, small
// steps, a warm hand-off that is confirmed outside, and the crisis path, which works without script.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askedBy } from "#tests/support/asking.ts";
import { openBrowser } from "#tests/support/browser.ts";
import { type FormClient, formClient } from "#tests/support/form-client.ts";
import { workers } from "#tests/support/prepared-hospital.ts";
import { type PreparedSite, startPreparedSite } from "#tests/support/prepared-site.ts";
import { signedIn, signIn, waitingFor } from "#tests/support/staff-sessions.ts";
import { type Walk, walk } from "#tests/support/walk.ts";

let site: PreparedSite;
let browser: Browser;
let peter: FormClient;
beforeAll(async () => {
  site = await startPreparedSite();
  browser = await openBrowser();
  peter = await signedIn(site.origin, workers.peter);
});
afterAll(async () => {
  await browser?.close();
  peter?.close();
  await site?.stop();
});

const says = async (who: Walk) => (await who.main().textContent()) ?? "";
const phone = { width: 360, height: 640 };

async function atWork(
  worker: { email: string },
  work: (who: Walk) => Promise<void>,
  hasScript = true,
) {
  const who = await walk(browser, site.origin, { hasScript });
  try {
    await signIn(who, worker);
    await work(who);
  } finally {
    await who.close();
  }
}

/** Somebody asks for messages here, and Peter takes it. */
async function taken(): Promise<{ caseId: string; receipt: string }> {
  const nurse = formClient(site.origin);
  const receipt = await askedBy(nurse, {
    reach: { channel: "here", notice: "nora@home.example", isNamed: "yes", name: "Nora" },
  });
  nurse.close();
  const [caseId = ""] = await waitingFor(peter);
  await peter.post("/queue", { case: caseId, do: "take" });
  return { caseId, receipt };
}

async function backWith(receipt: string, work: (person: Walk) => Promise<void>, hasScript = true) {
  const person = await walk(browser, site.origin, { hasScript });
  try {
    await person.open("/return");
    await person.type("Your code", receipt);
    await person.press("Open my request");
    await work(person);
  } finally {
    await person.close();
  }
}

test("a person and a peer write to each other, without script too, and nothing typed is lost", async () => {
  const { caseId, receipt } = await taken();
  await backWith(
    receipt,
    async (person) => {
      await person.follow(() => person.page.getByRole("link", { name: "Messages" }).click());
      await person.type("Your message", "Are you there?\nI would rather write.");
      await person.press("Send");
      expect(await says(person)).toContain("Your message is there.");
      await person.look("messages-own-plain");
    },
    false,
  );
  await atWork(workers.peter, async (peer) => {
    await peer.page.setViewportSize(phone);
    await peer.open(`/cases/${caseId}/messages`);
    expect(await says(peer)).toContain("I would rather write.");
    expect(await says(peer)).toContain("Erased on");
    await peer.press("Send");
    expect((await peer.sent()).status).toBe(422);
    await peer.type("Your message", "I am here.");
    await peer.press("Send");
    await peer.choose("I am thinking of you. No need to answer.");
    await peer.choose("In three days");
    await peer.press("Let it appear then");
    expect(await says(peer)).toContain("To appear on");
    await peer.look("messages-peer");
    await peer.type("Your message", "One more word, long thought over.");
    await peter.post(`/cases/${caseId}?index`, { do: "close", sure: "yes" });
    await peer.press("Send");
    expect((await peer.sent()).status).toBe(404);
    expect(await peer.heading()).toBe("Your message was not sent");
    expect(await peer.page.getByLabel("What you wrote").inputValue()).toContain(
      "long thought over",
    );
    await peer.look("messages-not-sent");
  });
  await backWith(receipt, async (person) => {
    await person.open("/support/messages");
    expect(await says(person)).toContain("I am here.");
    expect(await person.page.locator("textarea").count()).toBe(0);
    await person.look("messages-ended");
  });
});

test("the log takes less than a minute and ten taps; what was agreed can be let go by the person", async () => {
  const { caseId, receipt } = await taken();
  await atWork(workers.peter, async (peer) => {
    const { page } = peer;
    await peer.open(`/cases/${caseId}/log`);
    await page.setViewportSize(phone);
    const begun = Date.now();
    const taps = ["15 to 29 minutes", "by phone", "Sleep", "Guilt", "To be heard", "Listening"];
    for (const tap of taps) await peer.choose(tap);
    await page.getByLabel("Did you agree to speak again?").selectOption("days-7-14");
    await peer.choose("Fine");
    await peer.press("Save");
    // Opening the list and choosing from it are two.
    expect(taps.length + 2 + 2).toBeLessThanOrEqual(10);
    expect(Date.now() - begun).toBeLessThan(60_000);
    expect(await says(peer)).toContain("Logged. Thank you for being there.");
    await peer.look("case-with-plan");
    await peer.open("/follow-ups");
    expect(await says(peer)).toContain("Let it go");
    await peer.look("follow-ups");
    await peer.open("/supervision");
    expect(await says(peer)).toContain("After your talk on");
    await peer.look("supervision-peer");
    await peer.press("Not needed");
    expect(await says(peer)).toContain("Noted.");
  });
  await backWith(receipt, async (person) => {
    expect(await says(person)).toContain("When you talk next");
    await person.look("own-with-talk");
    await person.press("I would rather not");
    expect(await says(person)).not.toContain("When you talk next");
    await person.open("/support/plan");
    await person.choose("Go outside once a day");
    await person.press("Save");
    expect(await says(person)).toContain("Saved.");
    await person.look("small-steps");
  });
  await peter.post(`/cases/${caseId}?index`, { do: "close", sure: "yes" });
});

test("what is handed to a supervisor is told by mail, seen by them alone, and confirmed", async () => {
  await atWork(workers.carla, async (carla) => {
    await carla.open("/programme/directory");
    await carla.type("Name", "Supervision of the peers");
    await carla.page.getByLabel("What it is").selectOption("supervisor");
    await carla.type("Hours", "always");
    await carla.type("Who learns of it, in one line", "Nobody at work.");
    await carla.type("Phone", "01 555 0200");
    await carla.page
      .getByLabel("Received on this site by")
      .selectOption({ label: workers.sofia.name });
    await carla.press("Save");
    expect(await says(carla)).toContain("Supervision of the peers");
  });
  const { caseId, receipt } = await taken();
  const begin = await peter.get(`/cases/${caseId}/step-up`);
  const entryId = /name="entryId"[^>]* value="([^"]+)"/.exec(begin.html)?.[1] ?? "";
  const handedOn = { entryId, allowed: "name", agreed: "yes" };
  const begun = await peter.post(`/cases/${caseId}/step-up`, handedOn);
  expect(begun.text).toContain("They have been told that something waits. It holds no name.");
  await atWork(workers.sofia, async (sofia) => {
    await sofia.page.setViewportSize(phone);
    await sofia.open("/supervision");
    expect((await sofia.sent()).html).not.toContain("Nora");
    await sofia.look("supervision-received");
    const link = sofia.page.getByRole("link", { name: "Waiting for your answer" });
    await sofia.follow(() => link.click());
    expect(await says(sofia)).toContain("Nora");
    expect(await says(sofia), "what was not allowed").not.toContain("nora@home.example");
    await sofia.look("step-up-received");
    const { pathname } = new URL(sofia.page.url());
    expect((await peter.get(pathname)).status).toBe(404);
    await sofia.press("I have it and will be in touch");
    expect(await says(sofia)).toContain("Thank you. It is confirmed");
    await sofia.look("step-up-confirmed");
    await sofia.open("/supervision");
    expect(await says(sofia)).toContain("Confirmed by you");
    await sofia.open(pathname);
    expect((await sofia.sent()).status).toBe(404);
    await sofia.look("step-up-gone");
  });
  await backWith(receipt, async (person) => {
    expect(await says(person)).toContain("Supervision of the peers: confirmed");
    expect(await says(person)).toContain("A supervisor, on");
  });
  await peter.post(`/cases/${caseId}?index`, { do: "close", sure: "yes" });
});

test("a person is handed on warmly, and the crisis path sends nothing that is marked", async () => {
  await atWork(workers.carla, async (carla) => {
    await carla.open("/programme/directory");
    await carla.press("Save");
    expect((await carla.sent()).status).toBe(422);
    await carla.type("Name", "Psychology on call");
    await carla.type("Hours", "always");
    await carla.type("Who learns of it, in one line", "Nobody at work.");
    await carla.type("Phone", "01 555 0100");
    await carla.type("Place in the order of calling in a crisis", "1");
    await carla.press("Save");
    await carla.look("directory");
    await carla.open("/programme/drill");
    await carla.choose("Psychology on call");
    await carla.press("Save the drill");
    expect(await says(carla)).toContain("1 of 1 answered");
    await carla.look("drill");
  });
  const { caseId } = await taken();
  await atWork(workers.peter, async (peer) => {
    await peer.open(`/cases/${caseId}/step-up`);
    await peer.look("step-up");
    await peer.choose("Psychology on call");
    await peer.choose("How to reach the person");
    await peer.press("Hand on");
    expect(await says(peer)).toContain("Hand on only what the person has agreed to.");
    await peer.choose("Yes, they know and want it");
    await peer.press("Hand on");
    await peer.look("handed-on");
    const link = (await peer.page.locator("code").textContent()) ?? "";
    const other = await walk(browser, site.origin);
    for (const _opened of [1, 2]) await other.open(new URL(link).pathname);
    expect(await says(other)).toContain("nora@home.example");
    expect(await says(other)).not.toContain("Nora ");
    await other.look("hand-off");
    await other.press("I have it and will be in touch");
    await other.look("hand-off-confirmed");
    await other.open(new URL(link).pathname);
    expect((await other.sent()).status).toBe(404);
    expect(await says(other)).not.toContain("nora@home.example");
    await other.look("hand-off-gone");
    await other.close();
    await peer.open(`/cases/${caseId}`);
    expect(await says(peer)).toContain("Psychology on call: confirmed");
    // One tap from the case.
    await peer.follow(() => peer.page.getByRole("link", { name: "Crisis: who to call" }).click());
    const before = peer.requests.length;
    await peer.page.locator('label[for="now-yes"]').click();
    expect(await peer.page.locator(".if-grave").isVisible()).toBe(true);
    const asked = peer.requests.slice(before).filter((url) => !/\/(files|assets)\//.test(url));
    expect(asked, "what is marked is sent nowhere").toEqual([]);
    await peer.look("crisis-path");
  });
  await atWork(
    workers.peter,
    async (peer) => {
      await peer.open(`/cases/${caseId}/crisis`);
      expect(await says(peer)).toContain("Psychology on call");
      await peer.press("The hand-off is confirmed: somebody has the person now");
      expect(await says(peer)).toContain("Crisis path used, hand-off confirmed on");
      expect(await says(peer)).toContain("A debrief is there for you today.");
    },
    false,
  );
});
