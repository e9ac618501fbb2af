// The site is told to stop while people use it: whoever has sent something is answered, and it is gone
// within ten seconds (security.md 4.3, R9). Whoever comes later is refused, not cut off half-way.
import { expect, test } from "vitest";
import { answered, byPhone, receiptOn, returned, sent } from "#tests/support/asking.ts";
import { afterThisTest } from "#tests/support/databases.ts";
import { type FormClient, formClient, type Page } from "#tests/support/form-client.ts";
import { runningSite } from "#tests/support/running-site.ts";
import { storedIn } from "#tests/support/what-is-stored.ts";

const rounds = 3;
const people = 16;

test(`${people} requests on their way when it is told to stop are all answered, ${rounds} times`, async () => {
  const site = await runningSite();
  afterThisTest(() => site.remove());
  const phones: string[] = [];
  const tookMs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await site.start();
    const clients: [FormClient, Page, string][] = [];
    for (let who = 0; who < people; who += 1) {
      const client = formClient(site.origin);
      const phone = `0665 ${round} ${who}`;
      clients.push([client, await answered(client, byPhone(phone)), phone]);
      phones.push(phone);
    }
    // Each is answered by a redirect; the page behind it may be on a site that is gone by then.
    const answers = clients.map(async ([client, checked]) => {
      const { addresses } = client;
      const before = addresses.length;
      try {
        return receiptOn(await sent(client, checked)) ? "receipt" : "no receipt";
      } catch (error) {
        const wasAnswered = addresses.length > before + 1;
        return wasAnswered ? "answered" : `cut off (${(error as { code?: string }).code})`;
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 200));
    const told = performance.now();
    expect(await site.terminate()).toBe(0);
    tookMs.push(performance.now() - told);
    const ends = await Promise.all(answers);
    expect(ends.filter((end) => end !== "receipt" && end !== "answered")).toEqual([]);

    // The same browsers, when it is there again: each finds the receipt of what was sent.
    await site.start();
    for (const [client, checked, phone] of clients) {
      const receipt = receiptOn(await sent(client, checked));
      expect(receipt).toMatch(/^[0-9A-Z]{16}$/);
      if (phone.endsWith(" 7"))
        expect((await returned(client, receipt ?? "")).text).toContain(phone);
      client.close();
    }
    await site.terminate();
  }
  expect(Math.max(...tookMs)).toBeLessThan(10_000);
  const { contacts, integrity } = await storedIn(site);
  expect(contacts.map(({ reach }) => reach).sort()).toEqual(phones.sort());
  expect(integrity).toBe("ok");
  process.stdout.write(`stopped in ${Math.round(Math.max(...tookMs))} ms at most\n`);
});

test("people between two pages, with their connection open, do not hold it up", async () => {
  const site = await runningSite();
  afterThisTest(() => site.remove());
  await site.start();
  const idle = Array.from({ length: 20 }, () => formClient(site.origin));
  await Promise.all(idle.map((client) => client.get("/ask?page=1")));
  const told = performance.now();
  expect(await site.terminate()).toBe(0);
  expect(performance.now() - told).toBeLessThan(4_000);
});
