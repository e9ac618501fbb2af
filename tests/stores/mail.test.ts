// Mails and what a real SMTP server on loopback may do to them, on both engines.
import { expect, test } from "vitest";
import { jobBacklog } from "#app/domain/jobs/job-store.server.ts";
import { startWorker } from "#app/domain/jobs/worker.server.ts";
import { sendMail } from "#app/domain/mail/send-mail.server.ts";
import { deliveryAfter, smtpPost } from "#app/domain/mail/smtp-post.server.ts";
import { mailTexts } from "#app/messages/mail-texts.server.ts";
import {
  noticeTo,
  origin,
  queue,
  recipients,
  work,
  workDetails,
} from "#tests/support/mail-runs.ts";
import { readable, scriptedSmtp } from "#tests/support/smtp.ts";
import { testWorld } from "#tests/support/worlds.ts";

const nine = "2026-03-02T09:00:00Z";

test("a server that puts a mail off gets it again later, once", async () => {
  const smtp = await scriptedSmtp({
    behaviour: (_to, nth) => (nth === 1 ? { reply: 451, at: "recipient" } : "accept"),
  });
  const world = await testWorld(nine);
  await queue(world, noticeTo("a@hospital.example"));
  expect(await work(world, smtp.url)).toEqual(["again"]);
  expect(await work(world.at("2026-03-02T09:00:30Z"), smtp.url)).toEqual([]);
  expect(await work(world.at("2026-03-02T09:01:30Z"), smtp.url)).toEqual(["done"]);
  expect(smtp.received).toHaveLength(1);
});

test.each(["recipient", "data"] as const)("a 421 at %s puts off that one mail", async (at) => {
  const smtp = await scriptedSmtp({
    behaviour: (to, nth) => (to.startsWith("slow") && nth === 1 ? { reply: 421, at } : "accept"),
  });
  const world = await testWorld(nine);
  await queue(world, noticeTo("slow@hospital.example"), noticeTo("quick@hospital.example"));
  expect((await work(world, smtp.url, 10)).sort()).toEqual(["again", "done"]);
  expect(await work(world.at("2026-03-02T09:02:00Z"), smtp.url)).toEqual(["done"]);
  expect(recipients(smtp.received)).toEqual(["quick@hospital.example", "slow@hospital.example"]);
});

test.each(["recipient", "data"] as const)("a 550 at %s makes a dead letter at once", async (at) => {
  const smtp = await scriptedSmtp({ behaviour: () => ({ reply: 550, at }) });
  const world = await testWorld(nine);
  await queue(world, noticeTo("gone@hospital.example"));
  const [worked] = await workDetails(world, smtp.url);
  expect(worked).toEqual({ kind: "send-mail", end: "buried", code: "550" });
  expect(await work(world.at("2026-05-01T09:00:00Z"), smtp.url)).toEqual([]);
  expect((await jobBacklog(world.db, "send-mail")).deadCount).toBe(1);
});

test("a connection cut before the reply gives at most one duplicate, with the same Message-ID", async () => {
  const smtp = await scriptedSmtp({
    behaviour: (_to, nth) => (nth === 1 ? "cut-after-data" : "accept"),
  });
  const world = await testWorld(nine);
  await queue(world, noticeTo("a@hospital.example"));
  expect(await work(world, smtp.url)).toEqual(["again"]);
  expect(await work(world.at("2026-03-02T09:02:00Z"), smtp.url)).toEqual(["done"]);
  expect(await work(world.at("2026-03-02T10:00:00Z"), smtp.url)).toEqual([]);
  expect(smtp.received).toHaveLength(2);
  expect(new Set(smtp.received.map((mail) => mail.messageId)).size).toBe(1);
});

test("a server that is down for a day, or closed by 421, costs no mail and no second copy", async () => {
  const down = await scriptedSmtp();
  await down.close();
  const closed = await scriptedSmtp({ greeting: 421 });
  const world = await testWorld(nine);
  const people = Array.from({ length: 12 }, (_, index) => `person-${index}@hospital.example`);
  await queue(world, ...people.map(noticeTo));
  for (let hour = 0; hour < 24; hour += 4) {
    const at = world.at(new Date(world.now.getTime() + hour * 3_600_000).toISOString());
    const ended = await work(at, hour % 8 === 0 ? down.url : closed.url);
    expect(ended).toEqual(["rested"]);
  }
  const up = await scriptedSmtp();
  const backAt = world.at("2026-03-03T09:02:00Z");
  while ((await work(backAt, up.url, 5)).length > 0);
  expect(recipients(up.received)).toEqual([...people].sort());
});

test("mails to one person arrive in the order they were queued, whatever fails in between", async () => {
  const smtp = await scriptedSmtp({
    behaviour: (_to, nth) => (nth <= 2 ? { reply: 450, at: "data" } : "accept"),
  });
  const world = await testWorld(nine);
  const links = ["one", "two", "three"].map((code) => `${origin}/offer/${code}`);
  for (const [index, link] of links.entries()) {
    const at = world.at(new Date(world.now.getTime() + index * 1_000).toISOString());
    await queue(at, {
      to: index === 1 ? "A@Hospital.example" : "a@hospital.example",
      locale: "en",
      template: "support-offer",
      props: { link },
    });
  }
  for (let minute = 1; minute < 20; minute += 1) {
    await work(
      world.at(new Date(world.now.getTime() + minute * 60_000).toISOString()),
      smtp.url,
      5,
    );
  }
  const order = smtp.received.map((mail) => /\/offer\/(\w+)/.exec(readable(mail.raw))?.[1]);
  expect(order).toEqual(["one", "two", "three"]);
});

test("one poisoned mail and one slow recipient hold up nobody else", async () => {
  let letSlowEnd: () => void = () => undefined;
  const slowEnds = new Promise<void>((resolve) => {
    letSlowEnd = resolve;
  });
  const smtp = await scriptedSmtp({
    behaviour: (to) => {
      if (to.startsWith("poison")) return "cut-at-recipient";
      return to.startsWith("slow") ? { until: slowEnds } : "accept";
    },
  });
  const world = await testWorld();
  const now = () => world.at(new Date().toISOString());
  const people = Array.from({ length: 40 }, (_, index) => `person-${index}@hospital.example`);
  await queue(now(), noticeTo("poison@hospital.example"), noticeTo("slow@hospital.example"));
  await queue(now(), ...people.map(noticeTo));
  const worker = startWorker({
    worldNow: now,
    handlers: { "send-mail": sendMail(smtpPost(smtp.url, { silentMs: 80_000 }), mailTexts) },
    onWorked: () => undefined,
    onFault: (fault) => {
      throw fault;
    },
    idleMs: 20,
  });
  const arrived = () => recipients(smtp.received).filter((to) => to.startsWith("person"));
  await expect.poll(() => arrived().length, { timeout: 25_000 }).toBe(40);
  // All of them while the slow one still held its connection.
  letSlowEnd();
  await worker.stop();
  expect(new Set(arrived()).size).toBe(40);
  expect(recipients(smtp.received)).toContain("slow@hospital.example");
  expect((await jobBacklog(world.db, "send-mail")).waitingCount).toBe(1);
});

test("two workers send each mail once", async () => {
  const smtp = await scriptedSmtp();
  const world = await testWorld();
  const people = Array.from({ length: 30 }, (_, index) => `person-${index}@hospital.example`);
  await queue(world, ...people.map(noticeTo));
  const worker = async () => {
    for (let idle = 0; idle < 2; )
      idle = (await work(world, smtp.url, 3)).length > 0 ? 0 : idle + 1;
  };
  await Promise.all([worker(), worker()]);
  expect(recipients(smtp.received)).toEqual([...people].sort());
});

test("a server without TLS elsewhere gets nothing; the mails wait", async () => {
  const smtp = await scriptedSmtp();
  const world = await testWorld();
  await queue(world, noticeTo("a@hospital.example"));
  expect(await work(world, smtp.url, 1, { isTlsNeeded: true })).toEqual(["rested"]);
  expect(smtp.named).toEqual([]);
  expect((await jobBacklog(world.db, "send-mail")).waitingCount).toBe(1);
});

test("a server that wants a password gets it, and a wrong one closes the channel, not the mail", async () => {
  const smtp = await scriptedSmtp({ users: { "mail-user": "p@ss:word" } });
  const world = await testWorld(nine);
  await queue(world, noticeTo("a@hospital.example"));
  const as = (password: string) =>
    smtp.url.replace("//", `//mail-user:${encodeURIComponent(password)}@`);
  expect(await work(world, as("wrong"))).toEqual(["rested"]);
  expect(await work(world.at("2026-03-02T09:02:00Z"), as("p@ss:word"))).toEqual(["done"]);
});

test("a server that says nothing is left after a while and the mail is kept", async () => {
  const smtp = await scriptedSmtp({ behaviour: () => ({ waitMs: 2_000 }) });
  const world = await testWorld(nine);
  await queue(world, noticeTo("a@hospital.example"));
  expect(await work(world, smtp.url, 1, { silentMs: 200 })).toEqual(["again"]);
  expect((await jobBacklog(world.db, "send-mail")).waitingCount).toBe(1);
});

test("what a failure means depends on how far the letter came", () => {
  const sending = (responseCode: number, command: string) =>
    deliveryAfter({ responseCode, command, code: "EENVELOPE" }, true).delivery;
  expect(deliveryAfter({ code: "ECONNECTION" }, false).delivery).toBe("closed");
  expect(deliveryAfter({ responseCode: 554 }, false).delivery).toBe("closed");
  expect(deliveryAfter({ code: "ECONNECTION" }, true).delivery).toBe("put-off");
  expect(deliveryAfter({ code: "EENVELOPE" }, true).delivery).toBe("refused");
  expect(sending(553, "MAIL FROM")).toBe("closed");
  expect(sending(530, "RCPT TO")).toBe("closed");
  expect(sending(452, "RCPT TO")).toBe("put-off");
  expect(sending(503, "DATA")).toBe("put-off");
  expect(sending(554, "DATA")).toBe("refused");
});
