// The demonstration's mailbox over real HTTP.
import type { AddressInfo } from "node:net";
import express from "express";
import { HtmlValidate } from "html-validate";
import { expect, test } from "vitest";
import { demoPost } from "#app/domain/mail/demo-post.server.ts";
import { demoInbox } from "#app/http/demo-inbox.server.ts";
import { afterThisTest } from "#tests/support/databases.ts";

const letter = {
  messageId: "abc123@localhost",
  from: { name: "Staff Connect", address: "staff-connect@localhost" },
  to: "new.peer@hospital.example",
  subject: "Your account <b>in</b> Staff Connect",
  html: "<p>not shown</p>",
  text: `Set up my account http://localhost:3000/account/code?a=1&b="2"\n\n<script>alert(1)</script> javascript:alert(2)`,
  locale: "en",
  sentAt: new Date("2026-03-02T09:00:00Z"),
};

test("the inbox says so when there is no mail yet", async () => {
  const { get } = await inbox();
  expect(await (await get("/dev/mail")).text()).toContain("No mail yet");
});

test("a mail is listed newest first and shown as text with links that can be clicked", async () => {
  const { get, post } = await inbox();
  await post.deliver({ ...letter, messageId: "older@localhost", subject: "Older" });
  await post.deliver(letter);
  const list = await (await get("/dev/mail")).text();
  expect(list.indexOf("/dev/mail/abc123")).toBeLessThan(list.indexOf("/dev/mail/older"));
  const shown = await get("/dev/mail/abc123");
  const page = await shown.text();
  expect(page).toContain(
    '<a href="http://localhost:3000/account/code?a=1&amp;b=&quot;2&quot;">http://localhost:3000/account/code',
  );
  expect(page).toContain("&lt;script&gt;");
  expect(page).not.toMatch(/<script|href="javascript|not shown/);
  expect(shown.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(shown.headers.get("cache-control")).toBe("no-store");
});

test("the pages of the inbox are valid HTML, and a mail that is gone is not found", async () => {
  const { get, post } = await inbox();
  await post.deliver(letter);
  const gone = await get("/dev/mail/%3Cscript%3E");
  expect(gone.status).toBe(404);
  const pages = [
    await (await get("/dev/mail")).text(),
    await (await get("/dev/mail/abc123")).text(),
  ];
  const checker = new HtmlValidate({ extends: ["html-validate:recommended"] });
  for (const page of [...pages, await gone.text()]) {
    const report = await checker.validateString(page);
    expect(report.results.flatMap((result) => result.messages)).toEqual([]);
  }
});

test("at most two hundred mails are kept", async () => {
  const { post } = await inbox();
  for (let index = 0; index < 210; index += 1) {
    await post.deliver({ ...letter, messageId: `m${index}@localhost` });
  }
  expect(post.letters()).toHaveLength(200);
  expect(post.letters()[0]?.messageId).toBe("m209@localhost");
});

async function inbox() {
  const post = demoPost();
  const server = express().use(demoInbox(post)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  afterThisTest(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  const get = (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: "close" } });
  return { post, get };
}
