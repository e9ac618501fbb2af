// What a mail shows: to its reader, to the mail servers between, to whoever holds the table.
import { expect, test } from "vitest";
import { jobBacklog } from "#app/domain/jobs/job-store.server.ts";
import type { Mail } from "#app/domain/mail/mail.ts";
import { MailRefused } from "#app/domain/mail/queue-mail.server.ts";
import { jobs } from "#db/schema/jobs.ts";
import {
  headerNames,
  invitationTo,
  noticeTo,
  only,
  origin,
  queue,
  waitingTo,
  withLink,
  work,
} from "#tests/support/mail-runs.ts";
import { readable, scriptedSmtp } from "#tests/support/smtp.ts";
import { testWorld } from "#tests/support/worlds.ts";

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
  await queue(world, noticeTo("needle.person@hospital.example"));
  const rows = await world.db.reader.select().from(jobs);
  expect(JSON.stringify(rows)).not.toMatch(/needle|hospital|offer|notice/);
  expect(rows.map((row) => row.kind)).toEqual(["send-mail", "send-mail", "send-mail"]);
  expect(new Set(rows.map((row) => row.sealedPayload?.length)).size).toBe(1);
  // A flood of offers to somebody holds up no notice: they wait in a lane of their own.
  expect(new Set(rows.map((row) => row.lane)).size).toBe(2);
  expect(new Set(rows.map((row) => row.lane?.length)).size).toBe(1);
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
