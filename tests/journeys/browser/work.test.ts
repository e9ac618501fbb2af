// A peer at work: the masked queue, taking, trying to reach the person, the log that is only taps, passing
// on and closing. By keyboard where it counts.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Asked, askedBy, byPhone } from "#tests/support/asking.ts";
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

/** Unmistakable in any page: none of it may be in the queue. */
const planted = ["Zebrawald", "0699", "Ottokar", "Maternity", "patient-death", "A patient died"];
const told: Asked = {
  howSoon: "now",
  reach: { channel: "phone", phone: "0699 555777", isNamed: "yes", name: "Zebrawald" },
  wishes: {
    avoid: "Ottokar",
    area: "other",
    unitCode: "E3",
    language: "en",
    gender: "woman",
    eventKind: "patient-death",
    roleFamily: "nursing",
    isSameProfession: "yes",
  },
};

/** Somebody asks, elsewhere. @returns the id under which peers know the case. */
async function anotherRequest(asked: Asked): Promise<string> {
  const before = await waitingFor(peter);
  const nurse = formClient(site.origin);
  await askedBy(nurse, asked);
  nurse.close();
  const caseId = (await waitingFor(peter)).find((id) => !before.includes(id));
  if (!caseId) throw new Error("the request is not in the queue");
  return caseId;
}

async function atWork(worker: { email: string }, work: (peer: Walk) => Promise<void>) {
  const peer = await walk(browser, site.origin);
  try {
    await signIn(peer, worker);
    await work(peer);
  } finally {
    await peer.close();
  }
}

const says = async (peer: Walk) => (await peer.main().textContent()) ?? "";
const row = ({ page }: Walk, caseId: string) =>
  page.locator(".case-rows > li", { has: page.locator(`input[value="${caseId}"]`) });

/** Presses Tab until the focus is there. */
async function tabTo({ page }: Walk, selector: string): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The keyboard does not reach ${selector}`);
}

test("a request is taken out of a masked queue, worked on and closed", () =>
  atWork(workers.jana, async (jana) => {
    const { page, follow, look } = jana;
    expect(await says(jana)).toContain("Nobody is waiting for you at this moment.");
    await look("queue-empty");

    const caseId = await anotherRequest(told);
    await anotherRequest(byPhone("0664 2222222"));
    await jana.open("/queue");
    const queue = (await jana.sent()).html;
    for (const word of planted) expect(queue, `the queue hides ${word}`).not.toContain(word);
    expect(await says(jana)).toContain("As soon as possible");
    expect(await row(jana, caseId).textContent()).toContain("a woman");
    await look("queue");

    await follow(() => row(jana, caseId).getByRole("button", { name: "Take" }).click());
    expect(await jana.heading()).toBe("Take this request?");
    expect((await jana.sent()).html).not.toContain("Zebrawald");
    await look("queue-confirm");
    await jana.press("No, none of these. Take it");
    expect(page.url()).toBe(`${site.origin}/cases/${caseId}`);
    expect(await jana.heading()).toBe("Zebrawald");
    expect(await says(jana)).toContain("By phone: 0699 555777");
    expect(await says(jana)).toContain("A patient died");
    expect((await jana.sent()).html, "who is to be avoided stays with the person").not.toContain(
      "Ottokar",
    );
    await look("case");

    await jana.press("No answer");
    expect(await says(jana)).toContain("Noted.");
    expect(await says(jana)).toContain(": no answer");

    // The log, by keyboard alone; what is missing is said, and no tick is lost.
    await tabTo(jana, `a[href="/cases/${caseId}/log"]`);
    await follow(() => page.keyboard.press("Enter"));
    await look("log");
    await tabTo(jana, "[name=durationBand]");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    for (const reaction of ["sleep", "guilt"]) {
      await tabTo(jana, `[name=reactions][value=${reaction}]`);
      await page.keyboard.press("Space");
    }
    await tabTo(jana, "main form button[type=submit]");
    await follow(() => page.keyboard.press("Enter"));
    expect((await jana.sent()).status).toBe(422);
    expect(await page.locator(".problems a").allTextContents()).toEqual([
      "Choose how you spoke.",
      "Choose how you are. It is there for your own care.",
    ]);
    const ticked = () =>
      page
        .locator(":checked:not(option)")
        .evaluateAll((inputs) => inputs.map((input) => input.getAttribute("value")));
    expect(await ticked()).toEqual(["15-29", "sleep", "guilt"]);
    await look("log-problem");
    await tabTo(jana, "[name=mode]");
    await page.keyboard.press("Space");
    await tabTo(jana, "[name=needs][value=professional]");
    await page.keyboard.press("Space");
    await tabTo(jana, "[name=ownEase]");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await follow(() => page.keyboard.press("Enter"));
    expect(await says(jana)).toContain("Logged. Thank you for being there.");
    expect(await says(jana)).toContain("It may be time to speak about more help together.");
    expect(await says(jana)).toContain("A debrief is there for you");
    expect(await says(jana)).toContain("conversation 1, in person, 15 to 29 minutes");
    await look("case-logged");

    await follow(() => page.getByRole("link", { name: "My cases" }).click());
    expect(await says(jana)).toContain("In touch, As soon as possible");
    await look("cases");
    await jana.open(`/cases/${caseId}`);
    await jana.press("Close the case");
    await look("case-close");
    await follow(() => page.getByRole("link", { name: "No, go back" }).click());
    expect(await jana.heading()).toBe("Zebrawald");
    await jana.press("Close the case");
    await jana.press("Yes, close it");
    expect(await says(jana)).toContain("Closed. Everything about it will be erased");
    await look("cases-empty");
    await jana.open(`/cases/${caseId}`);
    expect((await jana.sent()).status).toBe(404);
    await look("case-not-found");
  }));

test("a case that is passed on is seen by another peer and no longer by the first", () =>
  atWork(workers.jana, async (jana) => {
    const { follow } = jana;
    const caseId = await anotherRequest(byPhone("0664 3333333"));
    await jana.open("/queue");
    await follow(() => row(jana, caseId).getByRole("button", { name: "Take" }).click());
    await jana.press("No, none of these. Take it");
    expect(await waitingFor(peter)).not.toContain(caseId);
    await jana.press("Pass it on");
    await jana.look("case-pass-on");
    await jana.press("Yes, pass it on");
    expect(await says(jana)).toContain("Passed on. A colleague will take over.");
    expect(await waitingFor(peter)).toContain(caseId);
    await jana.open("/queue");
    expect(await row(jana, caseId).count()).toBe(0);

    // Passing on without taking: out of her sight, and nobody else's.
    const other = await anotherRequest(byPhone("0664 4444444"));
    await jana.open("/queue");
    await follow(() => row(jana, other).getByRole("button", { name: "Pass on" }).click());
    expect(await says(jana)).toContain("Passed on. You will not be shown it again.");
    await jana.look("queue-passed-on");
    expect(await row(jana, other).count()).toBe(0);
    expect(await waitingFor(peter)).toContain(other);

    // Once they have been in touch, the person is asked, and it stays with her until they answer.
    const third = await anotherRequest(byPhone("0664 4545454"));
    await jana.open("/queue");
    expect(await row(jana, third).textContent()).toContain("Why you");
    await follow(() => row(jana, third).getByRole("button", { name: "Take" }).click());
    await jana.press("No, none of these. Take it");
    await jana.press("No answer");
    await jana.press("Pass it on");
    expect(await jana.heading()).toBe("Hand this case on?");
    await jana.look("case-hand-on");
    await jana.press("Ask them");
    expect(await says(jana)).toContain("You are told when there is an answer.");
    expect(await says(jana)).toContain("You asked whether another peer may go on.");
    await jana.look("case-hand-on-asked");
    expect(await waitingFor(peter)).not.toContain(third);
    await jana.press("Pass it on");
    await jana.press("Hand it on without my log");
    expect(await says(jana)).toContain("Passed on. A colleague will take over.");
    expect(await waitingFor(peter)).toContain(third);
  }));

test("of two peers who take the same request at once, one has it and the other is told kindly", () =>
  atWork(workers.jana, (jana) =>
    atWork(workers.peter, async (peterHere) => {
      const caseId = await anotherRequest(byPhone("0664 5555555"));
      for (const peer of [jana, peterHere]) {
        await peer.open("/queue");
        await peer.follow(() => row(peer, caseId).getByRole("button", { name: "Take" }).click());
      }
      const both = [jana, peterHere];
      await Promise.all(both.map((peer) => peer.press("No, none of these. Take it")));
      const winners = both.filter(({ page }) => page.url().endsWith(`/cases/${caseId}`));
      const [loser] = both.filter((peer) => !winners.includes(peer));
      expect(winners).toHaveLength(1);
      if (!loser) throw new Error("nobody lost");
      expect(await says(loser)).toContain("A colleague was a moment faster.");
      await loser.look("queue-already-taken");
      await loser.open(`/cases/${caseId}`);
      expect((await loser.sent()).status).toBe(404);
    }),
  ));

test("a request that is gone is said to be, and one that comes too close is passed on without a reason", () =>
  atWork(workers.jana, async (jana) => {
    const caseId = await anotherRequest(byPhone("0664 6666666"));
    await jana.open("/queue");
    await peter.post("/queue", { case: caseId, do: "take" });
    await jana.follow(() => row(jana, caseId).getByRole("button", { name: "Take" }).click());
    expect(await says(jana)).toContain("This request has moved on in the meantime.");

    const tooClose = await anotherRequest(byPhone("0664 7777777"));
    await jana.open("/queue");
    await jana.follow(() => row(jana, tooClose).getByRole("button", { name: "Take" }).click());
    expect(await says(jana)).toContain("Were you there, do you review what happened");
    await jana.press("Yes, or I would rather not. Pass it on");
    expect(await row(jana, tooClose).count()).toBe(0);
    expect(await waitingFor(peter)).toContain(tooClose);
  }));
