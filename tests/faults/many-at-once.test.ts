// A hospital asks at once, and one person presses the button fifty times.
import { afterAll, beforeAll, expect, test } from "vitest";
import { answered, askedBy, byPhone, receiptOn, returned, sent } from "#tests/support/asking.ts";
import { formClient } from "#tests/support/form-client.ts";
import { type RunningSite, runningSite } from "#tests/support/running-site.ts";
import { storedIn } from "#tests/support/what-is-stored.ts";

let site: RunningSite;
beforeAll(async () => {
  site = await runningSite();
  await site.start();
});
afterAll(() => site.remove());

const reachedBy = async (phone: string): Promise<number> =>
  (await storedIn(site)).contacts.filter(({ reach }) => reach === phone).length;

test("fifty posts of one form at once make one case, and every one is shown the same receipt", async () => {
  for (let form = 0; form < 4; form += 1) {
    const phone = `0664 50 ${form}`;
    const first = formClient(site.origin);
    const checked = await answered(first, byPhone(phone));
    const tabs = Array.from({ length: 50 }, () => {
      const tab = formClient(site.origin);
      for (const [name, value] of first.cookies) tab.cookies.set(name, value);
      return tab;
    });
    const receipts = await Promise.all(
      tabs.map(async (tab) => receiptOn(await sent(tab, checked))),
    );
    expect(receipts[0]).toMatch(/^[0-9A-Z]{16}$/);
    expect(new Set(receipts).size).toBe(1);
    expect(await reachedBy(phone)).toBe(1);
    for (const tab of [first, ...tabs]) tab.close();
  }
});

test("Back and send again shows the same receipt; after the tick no receipt is shown and no case is made", async () => {
  const client = formClient(site.origin);
  const phone = "0664 51";
  const checked = await answered(client, byPhone(phone));
  const before = new Map(client.cookies);
  const page = await sent(client, checked);
  const receipt = receiptOn(page);
  expect(receipt).not.toBeNull();
  expect(receiptOn(await sent(client, checked))).toBe(receipt);
  // An old tab, with the cookie it had when it was opened.
  const oldTab = formClient(site.origin);
  for (const [name, value] of before) oldTab.cookies.set(name, value);
  expect(receiptOn(await sent(oldTab, checked))).toBe(receipt);

  const done = await client.submit(page, "question=kept", { isKept: "yes" });
  expect(done.status).toBe(200);
  for (const [name, value] of before) oldTab.cookies.set(name, value);
  const afterwards = await sent(oldTab, checked);
  expect(receiptOn(afterwards)).toBeNull();
  expect(afterwards.html).not.toContain(receipt);
  expect(await reachedBy(phone)).toBe(1);
  expect((await returned(client, receipt ?? "")).text).toContain(phone);
});

const people = 300;
const atOnce = 50;

test(`${people} different requests from one address (1,000 in the bench), ${atOnce} at once: none refused, doubled or lost`, async () => {
  const phones = Array.from({ length: people }, (_, nth) => `0660 ${String(nth).padStart(5, "0")}`);
  const waiting = [...phones];
  const receipts = new Map<string, string>();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let phone = waiting.pop(); phone; phone = waiting.pop()) {
        const client = formClient(site.origin);
        receipts.set(phone, await askedBy(client, byPhone(phone)));
        client.close();
      }
    }),
  );
  process.stdout.write(`${people} requests in ${Math.round(performance.now() - began)} ms\n`);
  expect(receipts.size).toBe(people);
  expect(new Set(receipts.values()).size).toBe(people);
  const { contacts, integrity } = await storedIn(site);
  const stored = contacts.map(({ reach }) => reach).filter((reach) => reach.startsWith("0660 "));
  expect(stored.sort()).toEqual([...phones].sort());
  expect(integrity).toBe("ok");
  expect(site.log()).not.toMatch(/fault|crowded/);
});
