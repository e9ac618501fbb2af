// Mails from the verb's statement to a real SMTP server on loopback, on both engines.
import { expect, test } from "vitest";
import { timer } from "#app/domain/access/actor.ts";
import { jobBacklog } from "#app/domain/jobs/job-store.server.ts";
import { type WorkedJob, workJobs } from "#app/domain/jobs/work-jobs.server.ts";
import { startWorker } from "#app/domain/jobs/worker.server.ts";
import type { Mail } from "#app/domain/mail/mail.ts";
import { MailRefused, mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import { sendMail } from "#app/domain/mail/send-mail.server.ts";
import { deliveryAfter, type SmtpOptions, smtpPost } from "#app/domain/mail/smtp-post.server.ts";
import { mailTexts } from "#app/messages/mail-texts.server.ts";
import { jobs } from "#db/schema/jobs.ts";
import { type ReceivedMail, readable, scriptedSmtp } from "#tests/support/smtp.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

const origin = "http://localhost:3000";
const nine = "2026-03-02T09:00:00Z";

test("a queued mail is delivered once, from the neutral name, with nothing to reply to or to track", async () => {
  const smtp = await scriptedSmtp();
  const world = await testWorld(nine, { mailFrom: "staff-connect@hospital.example" });
  await queue(world, invitationTo("new.peer@hospital.example"));
  expect(await work(world, smtp.url)).toEqual(["done"]);
  expect(await work(world, smtp.url)).toEqual([]);
  const mail = only(smtp.received);
  expect(mail).toMatchObject({
    to: "new.peer@hospital.example",
    from: "staff-connect@hospital.example",
  });
  expect(mail.messageId).toMatch(/^<[0-9a-z]{26}@hospital\.example>$/);
  expect(headerNames(mail)).toEqual([
    "auto-submitted",
    "content-language",
    "content-type",
    "date",
    "from",
    "message-id",
    "mime-version",
    "subject",
    "to",
    "x-auto-response-suppress",
  ]);
  expect(mail.raw).toMatch(/^From: Staff Connect <staff-connect@hospital\.example>$/m);
  expect(mail.raw).toMatch(/^Subject: Your account in Staff Connect$/m);
  expect(mail.raw).toMatch(/^Auto-Submitted: auto-generated$/m);
  const body = readable(mail.raw);
  expect(body).toContain("within 72 hours");
  expect(body).not.toMatch(/<img|<script|url\(|@import|<link/i);
  const links = [...body.matchAll(/(?:href|src)="([^"]*)"/g)].map((found) => found[1]);
  expect(new Set(links)).toEqual(new Set([`${origin}/account/code-1`]));
});

test("the text part says the same as the page part, with the link written out", async () => {
  const smtp = await scriptedSmtp();
  const world = await testWorld();
  await queue(world, {
    to: "a@hospital.example",
    locale: "en",
    template: "support-offer",
    props: { link: `${origin}/offer/abc` },
  });
  await work(world, smtp.url);
  const text = readable(only(smtp.received).raw).split("text/html")[0] ?? "";
  const flowing = text.replace(/\s+/g, " ");
  expect(text).toContain("A colleague thought of you");
  expect(flowing).toContain("yes please, not now, never. Opening it changes nothing.");
  expect(text).toContain(`${origin}/offer/abc`);
  expect(text).not.toContain("A COLLEAGUE");
});

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
  const smtp = await scriptedSmtp({
    behaviour: (to) =>
      to.startsWith("poison")
        ? "cut-at-recipient"
        : to.startsWith("slow")
          ? { waitMs: 1_500 }
          : "accept",
  });
  const world = await testWorld();
  const now = () => world.at(new Date().toISOString());
  const people = Array.from({ length: 40 }, (_, index) => `person-${index}@hospital.example`);
  await queue(now(), noticeTo("poison@hospital.example"), noticeTo("slow@hospital.example"));
  await queue(now(), ...people.map(noticeTo));
  const began = Date.now();
  const worker = startWorker({
    worldNow: now,
    handlers: { "send-mail": sendMail(smtpPost(smtp.url), mailTexts) },
    onWorked: () => undefined,
    onFault: (fault) => {
      throw fault;
    },
    idleMs: 20,
  });
  const arrived = () => recipients(smtp.received).filter((to) => to.startsWith("person"));
  await expect.poll(() => arrived().length, { timeout: 15_000 }).toBe(40);
  const tookMs = Date.now() - began;
  await worker.stop();
  expect(tookMs).toBeLessThan(10_000);
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

test("an address or a link that carries a second header is never queued", async () => {
  const world = await testWorld();
  const wrong: Mail[] = [
    noticeTo("a@hospital.example\r\nBcc: b@elsewhere.example"),
    noticeTo("a@hospital.example, b@elsewhere.example"),
    { ...invitationTo("a@hospital.example"), locale: "en\r\nX-Other: 1" },
    withLink(`${origin}/offer/x\r\nBcc: b@elsewhere.example`),
    withLink("https://elsewhere.example/offer/x"),
    withLink(`${origin}.elsewhere.example/offer/x`),
    withLink("javascript:alert(1)"),
    { ...noticeTo("a@hospital.example"), props: { note: "what happened" } } as unknown as Mail,
  ];
  for (const mail of wrong) {
    const thrown = await queue(world, mail).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(MailRefused);
    expect(String(thrown)).not.toMatch(/elsewhere\.example|happened/);
  }
  expect((await jobBacklog(world.db, "send-mail")).waitingCount).toBe(0);
});

test("a site name with a line break makes one header and one recipient", async () => {
  const smtp = await scriptedSmtp();
  const world = await testWorld(nine, { siteName: "Staff\r\nBcc: b@elsewhere.example\r\n\r\nHi" });
  await queue(world, noticeTo("a@hospital.example"));
  expect(await work(world, smtp.url)).toEqual(["done"]);
  const mail = only(smtp.received);
  expect(mail.to).toBe("a@hospital.example");
  expect(headerNames(mail)).not.toContain("bcc");
  expect(headerNames(mail).filter((name) => name === "subject")).toHaveLength(1);
});

test("every mail of a kind is the same, whomever it is to and whatever their case holds", async () => {
  const smtp = await scriptedSmtp();
  const world = await testWorld();
  await queue(
    world,
    noticeTo("one@hospital.example"),
    noticeTo("two@hospital.example"),
    waitingTo("three@hospital.example"),
    waitingTo("four@hospital.example"),
  );
  await work(world, smtp.url, 10);
  const said = (to: string) =>
    readable(smtp.received.find((mail) => mail.to.startsWith(to))?.raw ?? "")
      .replace(/^(To|Message-ID|Date|Content-Type: multipart).*$/gm, "")
      .replace(/^\s*boundary=.*$/gm, "")
      .replace(/^--.*$/gm, "");
  expect(said("one")).toBe(said("two"));
  expect(said("three")).toBe(said("four"));
  const all = smtp.received.map((mail) => readable(mail.raw)).join("\n");
  expect(all).not.toMatch(
    /victim|incident|patient|error|distress|urgent|sign-in\/|receipt|case\b/i,
  );
});

test("in the table a mail shows neither address, nor kind, nor length", async () => {
  const world = await testWorld();
  await queue(world, noticeTo("needle.person@hospital.example"));
  await queue(world, withLink(`${origin}/offer/needle-code`, "needle.person@hospital.example"));
  const rows = await world.db.reader.select().from(jobs);
  expect(JSON.stringify(rows)).not.toMatch(/needle|hospital|offer|notice/);
  expect(rows.map((row) => row.kind)).toEqual(["send-mail", "send-mail"]);
  expect(new Set(rows.map((row) => row.sealedPayload?.length)).size).toBe(1);
  expect(rows[0]?.lane).toBe(rows[1]?.lane);
});

test("a mail moved to another row does not open there", async () => {
  const smtp = await scriptedSmtp();
  const world = await testWorld();
  await queue(world, noticeTo("a@hospital.example"), noticeTo("b@hospital.example"));
  const [first, second] = await world.db.reader.select().from(jobs);
  if (!first || !second) throw new Error("no rows");
  const { eq } = await import("drizzle-orm");
  await world.db.allOrNothing((tx) => [
    tx
      .update(jobs)
      .set({ sealedPayload: second.sealedPayload })
      .where(eq(jobs.id, first.id))
      .returning(),
  ]);
  expect((await work(world, smtp.url, 2)).sort()).toEqual(["again", "done"]);
  expect(smtp.received).toHaveLength(1);
});

test("a language the catalogue does not have falls back to English", async () => {
  const smtp = await scriptedSmtp();
  const world = await testWorld();
  await queue(world, { ...noticeTo("a@hospital.example"), locale: "tlh" });
  await work(world, smtp.url);
  expect(readable(only(smtp.received).raw)).toContain("There is something new for you");
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

const noticeTo = (to: string): Mail => ({ to, locale: "en", template: "case-notice", props: {} });
const waitingTo = (to: string): Mail => ({
  to,
  locale: "en",
  template: "request-waiting",
  props: { link: `${origin}/queue` },
});
const invitationTo = (to: string): Mail => ({
  to,
  locale: "en",
  template: "invitation",
  props: { link: `${origin}/account/code-1` },
});
const withLink = (link: string, to = "a@hospital.example"): Mail => ({
  to,
  locale: "en",
  template: "support-offer",
  props: { link },
});

async function queue(world: TestWorld, ...mails: Mail[]): Promise<void> {
  await world.db.allOrNothing((tx) => mails.map((mail) => mailToQueue(tx, mail, world)));
}

async function workDetails(
  world: TestWorld,
  url: string,
  limit = 1,
  options: SmtpOptions = {},
): Promise<WorkedJob[]> {
  const handlers = { "send-mail": sendMail(smtpPost(url, options), mailTexts) };
  const result = await workJobs(timer, { handlers, limit }, world);
  return result.outcome === "worked" ? result.jobs : [];
}

const work = async (...parts: Parameters<typeof workDetails>): Promise<string[]> =>
  (await workDetails(...parts)).map((job) => job.end);

const only = (mails: ReceivedMail[]): ReceivedMail => {
  const [first] = mails;
  if (!first || mails.length > 1) throw new Error(`${mails.length} mails arrived`);
  return first;
};
const recipients = (mails: ReceivedMail[]): string[] => mails.map((mail) => mail.to).sort();
const headerNames = (mail: ReceivedMail): string[] =>
  [...(mail.raw.split(/\r?\n\r?\n/)[0] ?? "").matchAll(/^([A-Za-z-]+):/gm)]
    .map((found) => (found[1] ?? "").toLowerCase())
    .sort();
