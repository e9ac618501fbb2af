// Thirty times the process is killed without warning while four people ask for support. Whoever saw a
// receipt has a request; nobody has two; everything opens (security.md 4.3, R1).
import { afterAll, beforeAll, expect, test } from "vitest";
import { passwordToSet } from "#app/domain/access/account-store.server.ts";
import { operator } from "#app/domain/access/actor.ts";
import { invitePerson } from "#app/domain/access/invite-person.server.ts";
import { answered, byPhone, receiptOn, returned, sent } from "#tests/support/asking.ts";
import { type FormClient, formClient } from "#tests/support/form-client.ts";
import { type RunningSite, runningSite } from "#tests/support/running-site.ts";
import { storedIn } from "#tests/support/what-is-stored.ts";

const cycles = 30;
const submitters = 4;

let site: RunningSite;
beforeAll(async () => {
  site = await runningSite();
  // A coordinator, so that every request comes with a mail in the same step.
  const here = await site.openHere();
  const person = {
    name: "Kim Coordinator",
    email: "kim@hospital.example",
    roles: ["coordinator"] as const,
  };
  const invited = await invitePerson(operator, person, here.worldAt());
  expect(invited.outcome).toBe("invited");
  if (invited.outcome === "invited") {
    await here.db.allOrNothing((tx) => [passwordToSet(tx, invited.accountId, "not a hash")]);
  }
  await here.close();
});
afterAll(() => site.remove());

test(`${cycles} kills under ${submitters} people asking: none lost, none doubled, all of it opens`, async () => {
  const acknowledged = new Map<string, string>();
  const begun = new Set<string>();
  let isOver = false;
  let isUp = Promise.resolve();
  let tellAcknowledged: () => void = () => undefined;
  let cutOff = 0;

  /** Tries until the site is there again, as a person does: same form, same browser. */
  const untilAnswered = async <T>(work: () => Promise<T>): Promise<T | null> => {
    while (!isOver) {
      await isUp;
      try {
        return await work();
      } catch (error) {
        const { code } = error as { code?: string };
        if (!["ECONNRESET", "ECONNREFUSED", "EPIPE"].includes(code ?? "")) throw error;
        cutOff += 1;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
    return null;
  };

  const submitter = async (who: number): Promise<void> => {
    for (let nth = 0; !isOver; nth += 1) {
      const phone = `0${who} ${String(nth).padStart(6, "0")}`;
      let client: FormClient = formClient(site.origin);
      const checked = await untilAnswered(() => {
        client.close();
        client = formClient(site.origin);
        return answered(client, byPhone(phone));
      });
      if (!checked) return;
      begun.add(phone);
      const page = await untilAnswered(() => sent(client, checked));
      const receipt = page && receiptOn(page);
      if (page && !receipt) throw new Error(`${page.status} ${page.text.slice(0, 300)}`);
      if (receipt) acknowledged.set(phone, receipt);
      if (receipt) tellAcknowledged();
      client.close();
    }
  };

  await site.start();
  const everybody = Promise.all(Array.from({ length: submitters }, (_, who) => submitter(who + 1)));
  for (let kills = 0; kills < cycles; kills += 1) {
    // Once requests come through, however slow the machine is, and then at any moment.
    await new Promise<void>((resolve) => {
      tellAcknowledged = resolve;
    });
    await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 450));
    let tellUp: () => void = () => undefined;
    isUp = new Promise((resolve) => {
      tellUp = resolve;
    });
    await site.kill();
    await site.start();
    tellUp();
  }
  isOver = true;
  await everybody;
  await site.kill();

  const { contacts, rows, integrity, orphans } = await storedIn(site);
  const phones = contacts.map(({ reach }) => reach);
  const lost = [...acknowledged.keys()].filter((phone) => !phones.includes(phone));
  const doubled = phones.filter((phone, at) => phones.indexOf(phone) !== at);
  expect({ lost, doubled, integrity, orphans }).toEqual({
    lost: [],
    doubled: [],
    integrity: "ok",
    orphans: [],
  });
  // A request is whole or not there at all: case, key, receipt, form and notice come together.
  expect({ ...rows, mails: rows.mails - 1 }).toEqual({
    cases: phones.length,
    grants: phones.length,
    receipts: phones.length,
    submissions: phones.length,
    mails: phones.length,
  });
  expect(phones.every((phone) => begun.has(phone))).toBe(true);

  await site.start();
  const unopened: string[] = [];
  for (const [phone, receipt] of acknowledged) {
    const client = formClient(site.origin);
    const page = await returned(client, receipt);
    if (page.path !== "/support" || !page.text.includes(phone)) unopened.push(phone);
    client.close();
  }
  expect(unopened).toEqual([]);
  // Else this test would show nothing.
  expect(cutOff).toBeGreaterThan(cycles / 2);
  expect(acknowledged.size).toBeGreaterThanOrEqual(cycles);
  process.stdout.write(
    `${cycles} kills, ${cutOff} cut off, ${acknowledged.size} acknowledged, ${phones.length} stored\n`,
  );
});
